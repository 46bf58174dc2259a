import type { RingProducer } from '../../core/memory/ring.ts';
import { type ReportKind } from '../../core/schema/report.ts';
/**
 * The broker thread's pen for the `reports` ring. Reports can't be refused, so what the ring has no room for is kept
 * aside, in order. That is little: whoever reads a venue's socket asks `isTight` and stops reading.
 *
 *   room        ≥ 2 × margin             < margin, or something aside
 *   isTight     false                    true, until there is room again
 */
export interface ReportWriter {
    /** What else the next report says, to be written before `put`, which hands it over and empties it. */
    readonly next: ReportFields;
    /** `orderId` 0: none of ours, or about the session. Of `text` at most 48 bytes. */
    put(kind: ReportKind, broker: number, orderId: number, attempt: number, text?: string): void;
    /** Writes what was kept aside, as far as there is room, and hands everything to the engine. Returns how many. */
    publish(): number;
    /** Whether to bring no more for now. */
    isTight(): boolean;
    /** While tight: whether there is room to write what is aside, or to go on. */
    hasRoomAgain(): boolean;
}
/** Indexes: `ReportWord`, `ReportHalf`. */
export interface ReportFields {
    readonly f64: Float64Array;
    readonly i32: Int32Array;
}
/**
 * A chunk that an adapter has already decoded when it is paused brings no more than this.
 * @internal
 */
export declare const MAX_ASIDE = 65536;
export declare function createReportWriter(ring: RingProducer): ReportWriter;
