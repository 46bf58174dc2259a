import type { StateHash, Table } from '../../core/state/table.ts';
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
export declare const SNAPSHOT_HEADER_BYTES = 4096;
export interface SnapshotTable {
    readonly name: string;
    readonly width: number;
    readonly touched: number;
    readonly checksum: number;
}
export interface SnapshotHeader {
    readonly journalId: Uint8Array;
    /** The last event in it. */
    readonly seq: number;
    readonly hash: StateHash;
    readonly tables: readonly SnapshotTable[];
}
/** Bytes of a table in a snapshot. */
export declare function tableBytes({ width, touched }: Pick<Table, 'width' | 'touched'>): number;
export declare function encodeSnapshotHeader(header: SnapshotHeader): Uint8Array;
/** The header, or what is wrong with it. */
export declare function decodeSnapshotHeader(block: Uint8Array): SnapshotHeader | string;
