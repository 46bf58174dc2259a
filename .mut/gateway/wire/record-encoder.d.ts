import type { Records } from '../../core/memory/records.ts';
import type { WirePing } from '../../core/wire/ping.ts';
import type { Refusal } from '../inbound/refusal.ts';
/**
 * Events, quotes and refusals as binary records: what `Encoder` and `encode-quote` are for JSON. Each function writes one
 * record to the beginning of `bytes`, valid until the next, and returns its length; answers to orders, of which there are
 * many, go straight to where they are sent from.
 */
export interface RecordEncoder {
    readonly bytes: Uint8Array;
    /** To byte `to` of `view`. `answered`: type of the request. `riskUs`, `totalUs`: of a place, else -1. */
    orderAnswer(view: DataView, to: number, requestId: number, answered: number, status: number, records: Records, at: number, riskUs: number, totalUs: number, left: BudgetLeft): number;
    cancelAllDone(requestId: number, status: number, records: Records, at: number, left: BudgetLeft): number;
    pong(ping: WirePing, timeUs: number, left: BudgetLeft): number;
    refused(requestId: number, answered: number, why: Refusal, left: BudgetLeft): number;
    report(records: Records, at: number): number;
    /** A top of book whose `QUOTE_WORDS` begin at index `at`. */
    quote(instrument: number, words: Float64Array, at: number, sequence: number, skipped: number, isSnapshot: boolean): number;
    trade(instrument: number, words: Float64Array, at: number, sequence: number, skipped: number, isSnapshot: boolean): number;
}
/** What a session may still send, `UNLIMITED` where there is no limit. */
export interface BudgetLeft {
    readonly ordersLeft: number;
    readonly cancelsLeft: number;
}
export declare function createRecordEncoder(): RecordEncoder;
