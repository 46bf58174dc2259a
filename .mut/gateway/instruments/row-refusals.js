export const MAX_NAMED_ROWS = 20;
const MAX_NAME = 64;
export function createRowRefusals() {
    return { count: 0, first: [] };
}
export function refuseRow(refusals, file, line, name, why) {
    refusals.count += 1;
    if (refusals.first.length >= MAX_NAMED_ROWS)
        return;
    const place = line > 0 ? `${file} line ${line}` : file;
    refusals.first.push(`${place} (${name.slice(0, MAX_NAME)}): ${why}`);
}
//# sourceMappingURL=row-refusals.js.map