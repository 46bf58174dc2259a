import { crc32 } from 'node:zlib';
import type { Chain } from '../../../core/journal/chain.ts';
import { type SegmentHeader } from '../../../core/journal/frame.ts';
import type { ScanResult } from '../../../core/journal/scan.ts';
export declare const checksum: typeof crc32;
export interface Built {
    readonly header: SegmentHeader;
    readonly bytes: Uint8Array;
    /** Where each batch begins, and last where the next would. */
    readonly starts: readonly number[];
    readonly nextSeq: number;
    readonly chain: Chain;
}
/** A segment in memory. `batches`: events per batch; 0 is a seal, −1 a stop marker. */
export declare function buildSegment(batches: readonly number[], segmentBytes: number, { number, firstSeq, idByte, chain, into }?: {
    chain?: {
        low: number;
        high: number;
    } | undefined;
    firstSeq?: number | undefined;
    idByte?: number | undefined;
    into?: Uint8Array<ArrayBuffer> | undefined;
    number?: number | undefined;
}): Built;
export interface Scanned extends ScanResult {
    /** Copies of the records that were surfaced. */
    readonly records: readonly Uint8Array[];
}
export declare function scan(built: Pick<Built, 'header'>, bytes: Uint8Array, durableSeq?: number, until?: Built['header']): Scanned;
