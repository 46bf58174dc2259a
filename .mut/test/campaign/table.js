/** Whether a part kept all that it has to keep. One that did nothing has proved nothing. */
export function isGood({ result }) {
    return result !== undefined && result.failures.length === 0 && result.cases > 0 && result.survived === result.cases;
}
const MOST_FAILURES = 10;
/** What was done, how often, how often it was survived, and how to see again what was not. */
export function tableOf(rows) {
    const head = ['part', 'what', 'cases', 'survived', 'seconds', 'seed', ''];
    const body = rows.map((row) => [
        row.name,
        row.what,
        count(row.result?.cases),
        count(row.result?.survived),
        row.seconds.toFixed(0),
        String(row.seed),
        row.result === undefined ? `NOT RUN: ${row.lack}` : isGood(row) ? 'ok' : 'LOST',
    ]);
    const widths = head.map((_, column) => Math.max(...[head, ...body].map((cells) => cells[column].length)));
    const isNumber = [false, false, true, true, true, true, false];
    const line = (cells) => cells
        .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd();
    const figures = rows
        .filter(({ result }) => result !== undefined)
        .map((row) => `  ${row.name}: ${row.result?.figures}`);
    return [line(head), ...body.map(line), '', ...figures, ...rows.flatMap(failuresOf)].join('\n');
}
function failuresOf({ name, result }) {
    const failures = result?.failures ?? [];
    if (failures.length === 0)
        return [];
    const more = failures.length - MOST_FAILURES;
    return [
        '',
        `${name}:`,
        ...failures.slice(0, MOST_FAILURES).flatMap(({ what, reproduce }) => [`  ${what}`, `    again: ${reproduce}`]),
        ...(more > 0 ? [`  … ${more} more`] : []),
    ];
}
function count(value) {
    return value === undefined ? '–' : value.toLocaleString('en');
}
//# sourceMappingURL=table.js.map