import { invariant } from '../../core/invariant.js';
import { checksum } from '../journal/checksum.js';
/**
 * A snapshot: all tables as they were after event `seq`. Little-endian; the header block is written last.
 *
 *   0       4         8            24      32      36       40       44     64                                    4092
 *   +-------+---------+------------+-------+-------+--------+--------+------+-------------------------------------+----------+----------
 *   | magic | version | journal id | seq   | hash  | hash   | tables | zero | per table: name 32 · width i32 ·    | checksum | words of
 *   |  i32  |  i32    | 16 bytes   |  f64  | low   | high   |  i32   |      | touched i32 · checksum u32 · zero   |  u32     | table 0 …
 *   +-------+---------+------------+-------+-------+--------+--------+------+-------------------------------------+----------+----------
 *
 * Only touched rows are in it: what was never written is zero. A table may have grown since.
 */
export const SNAPSHOT_HEADER_BYTES = 4096;
const SNAPSHOT_VERSION = 1;
const MAGIC = 0x3173_6774; // "tgs1"
const ENTRIES_AT = 64;
const ENTRY_BYTES = 48;
const NAME_BYTES = 32;
const MAX_TABLES = Math.floor((SNAPSHOT_HEADER_BYTES - 4 - ENTRIES_AT) / ENTRY_BYTES);
/** Bytes of a table in a snapshot. */
export function tableBytes({ width, touched }) {
    return width * touched * 8;
}
export function encodeSnapshotHeader(header) {
    invariant(header.tables.length <= MAX_TABLES, 'snapshot: too many tables for its header');
    const block = new Uint8Array(SNAPSHOT_HEADER_BYTES);
    const view = new DataView(block.buffer);
    view.setInt32(0, MAGIC, true);
    view.setInt32(4, SNAPSHOT_VERSION, true);
    block.set(header.journalId, 8);
    view.setFloat64(24, header.seq, true);
    view.setInt32(32, header.hash.low, true);
    view.setInt32(36, header.hash.high, true);
    view.setInt32(40, header.tables.length, true);
    header.tables.forEach((table, i) => {
        const at = ENTRIES_AT + i * ENTRY_BYTES;
        invariant(/^[\x21-\x7e]{1,32}$/.test(table.name), 'snapshot: a table name is 1 to 32 ASCII characters');
        block.set(Buffer.from(table.name, 'latin1'), at);
        view.setInt32(at + NAME_BYTES, table.width, true);
        view.setInt32(at + NAME_BYTES + 4, table.touched, true);
        view.setUint32(at + NAME_BYTES + 8, table.checksum, true);
    });
    view.setUint32(SNAPSHOT_HEADER_BYTES - 4, checksum(block.subarray(0, SNAPSHOT_HEADER_BYTES - 4), 0), true);
    return block;
}
/** The header, or what is wrong with it. */
export function decodeSnapshotHeader(block) {
    if (block.length < SNAPSHOT_HEADER_BYTES)
        return 'it is shorter than a header';
    const view = new DataView(block.buffer, block.byteOffset, SNAPSHOT_HEADER_BYTES);
    if (view.getInt32(0, true) !== MAGIC)
        return 'it is not a snapshot';
    const right = checksum(block.subarray(0, SNAPSHOT_HEADER_BYTES - 4), 0);
    if (right !== view.getUint32(SNAPSHOT_HEADER_BYTES - 4, true))
        return 'its header has a wrong checksum';
    if (view.getInt32(4, true) > SNAPSHOT_VERSION)
        return 'it was written by a newer version of tickgate';
    const count = view.getInt32(40, true);
    const tables = Array.from({ length: count }, (_, i) => {
        const at = ENTRIES_AT + i * ENTRY_BYTES;
        const name = Buffer.from(block.subarray(at, at + NAME_BYTES))
            .toString('latin1')
            .replace(/\0+$/, '');
        return {
            name,
            width: view.getInt32(at + NAME_BYTES, true),
            touched: view.getInt32(at + NAME_BYTES + 4, true),
            checksum: view.getUint32(at + NAME_BYTES + 8, true),
        };
    });
    return {
        journalId: block.slice(8, 24),
        seq: view.getFloat64(24, true),
        hash: { low: view.getInt32(32, true), high: view.getInt32(36, true) },
        tables,
    };
}
//# sourceMappingURL=snapshot-file.js.map