import { ACCOUNT_WIDTH, AccountColumn } from '../../core/state/columns.js';
import { checksum } from '../journal/checksum.js';
import { readWhole, systemFiles } from '../journal/files.js';
import { journalPaths } from '../journal/journal-paths.js';
import { SNAPSHOT_HEADER_BYTES, decodeSnapshotHeader, tableBytes } from './snapshot-file.js';
import { snapshotPath, snapshotSeqs } from './snapshot-names.js';
const TABLE = 'accounts';
/** As the newest usable snapshot at or before `lastSeq` has it; only its accounts are read. Undefined: there is none. */
export function lastReports(data, journalId, lastSeq, files = systemFiles) {
    const paths = journalPaths(data);
    for (const seq of snapshotSeqs(paths, files).reverse()) {
        const sequences = seq <= lastSeq ? sequencesOf(files, paths, seq, journalId) : undefined;
        if (sequences !== undefined)
            return { seq, sequences };
    }
    return undefined;
}
function sequencesOf(files, paths, seq, id) {
    const fd = files.open(snapshotPath(paths, seq), 'r');
    try {
        const block = new Uint8Array(SNAPSHOT_HEADER_BYTES);
        const header = decodeSnapshotHeader(block.subarray(0, readWhole(files, fd, block, 0, SNAPSHOT_HEADER_BYTES, 0)));
        if (typeof header === 'string' || header.seq !== seq || !header.journalId.every((byte, i) => byte === id[i])) {
            return undefined;
        }
        const place = header.tables.findIndex(({ name, width }) => name === TABLE && width === ACCOUNT_WIDTH);
        const table = header.tables[place];
        if (table === undefined)
            return undefined;
        const at = header.tables.slice(0, place).reduce((sum, before) => sum + tableBytes(before), SNAPSHOT_HEADER_BYTES);
        const words = new Float64Array(table.width * table.touched);
        const bytes = new Uint8Array(words.buffer);
        if (readWhole(files, fd, bytes, 0, bytes.length, at) < bytes.length)
            return undefined;
        if (checksum(bytes, 0) !== table.checksum)
            return undefined;
        return Array.from({ length: table.touched }, (_, row) => words[row * ACCOUNT_WIDTH + AccountColumn.REPORT_SEQ]);
    }
    finally {
        files.close(fd);
    }
}
//# sourceMappingURL=last-reports.js.map