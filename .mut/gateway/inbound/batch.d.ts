import { type Refusal } from './refusal.ts';
import { type JsonReader } from './json-reader.ts';
import type { Responder } from './pending.ts';
/**
 * Many orders in one request: each is read, admitted and answered on its own, as if it had come alone, and their
 * answers leave together, in the order of the orders.
 *
 *   {"orders":[ {…} , {…} , … ]}  ─▶ spans ─▶ one pending row each ─▶ [commands]
 *   {"results":[ {"status":201,"result":{…}} , {"status":422,"error":{…}} , … ]}  ◀─ the last of them
 */
export declare const MAX_BATCH_ORDERS = 100;
export declare const MAX_BATCH_BYTES: number;
/** Where the orders stand: `start` ≤ at < `end`. Reused: valid until the next batch is read. */
export interface BatchSpans {
    count: number;
    readonly start: Int32Array;
    readonly end: Int32Array;
}
export declare function createBatchSpans(): BatchSpans;
/** Finds the orders of `{"orders":[…]}`, or says why it is none. Nothing in them is read yet. */
export declare function readBatch(reader: JsonReader, into: BatchSpans): Refusal | undefined;
/**
 * Answers `responder` once all of `count` responders are answered. Each must be, which the deadline of its pending row
 * sees to.
 */
export declare function collectAnswers(count: number, responder: Responder): (index: number) => Responder;
