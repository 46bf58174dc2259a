import { type Records } from '../memory/records.ts';
import { type Chain } from './chain.ts';
import { BatchKind, type Checksum } from './frame.ts';
/**
 * Builds one batch at a time in one buffer that is used again for the next: begin, append…, finish. Copies records by
 * half-words: as doubles, a pair of integers that looks like a NaN might come out changed.
 */
export declare class BatchEncoder {
    #private;
    /** The batch, from byte 0. */
    readonly records: Records;
    constructor(maxPayloadBytes: number, checksum: Checksum);
    /** Records in the batch so far. */
    get count(): number;
    /** Bytes to write, a multiple of 4096. */
    get paddedBytes(): number;
    begin(firstSeq: number): void;
    /** Takes the record at `at`; false if the batch has no room for it. */
    append(from: Records, at: number): boolean;
    /**
     * Completes the head for `segment` and moves `chain` over it. The batch is then `records.u8[0 … paddedBytes)`;
     * returns how many of these bytes are not padding.
     */
    finish(kind: BatchKind, segment: number, seed: number, durableSeq: number, chain: Chain): number;
}
