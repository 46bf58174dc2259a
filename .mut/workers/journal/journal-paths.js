import { join } from 'node:path';
export function journalPaths(data) {
    const journal = join(data, 'journal');
    const archive = join(data, 'archive');
    return {
        data,
        lock: join(data, 'lock'),
        journal,
        head: join(journal, 'head'),
        archive,
        manifest: join(archive, 'manifest'),
        snapshots: join(data, 'snapshots'),
        reserve: join(journal, 'reserve'),
    };
}
export function segmentPath(paths, number) {
    return join(paths.journal, `${padded(number)}.segment`);
}
export function brokenPath(paths, number, at) {
    return join(paths.journal, `${padded(number)}.at-${at}.broken`);
}
export function sparePath(paths, index) {
    return join(paths.journal, `spare-${index}`);
}
export function archivePath(paths, number) {
    return join(paths.archive, `${padded(number)}.gz`);
}
/** The number in a segment's file name; 0 for any other file. */
export function segmentNumberOf(name) {
    const match = /^(\d{8})\.segment$/.exec(name);
    return match === null ? 0 : Number(match[1]);
}
function padded(number) {
    return String(number).padStart(8, '0');
}
//# sourceMappingURL=journal-paths.js.map