import { readFile, systemFiles } from './files.js';
/** The entries in order. A line that a crash cut off isn't one: its segment was not recycled yet, and is archived again. */
export function readManifest(paths, files = systemFiles) {
    return Buffer.from(readFile(files, paths.manifest) ?? [])
        .toString()
        .split('\n')
        .map(parseEntry)
        .filter((entry) => entry !== undefined);
}
function parseEntry(line) {
    try {
        const entry = JSON.parse(line);
        return isEntry(entry) ? entry : undefined;
    }
    catch {
        return undefined;
    }
}
/** A damaged line may well be JSON. */
function isEntry(value) {
    const { segment, firstSeq, nextSeq, batches, chain, bytes, archivedBytes, sha256 } = (value ?? {});
    const { low, high } = (chain ?? {});
    const numbers = [segment, firstSeq, nextSeq, batches, low, high, bytes, archivedBytes];
    return numbers.every((number) => Number.isSafeInteger(number)) && typeof sha256 === 'string';
}
//# sourceMappingURL=manifest.js.map