import type { Answers, Request } from '../client/job.ts';
/** What is at most this may take the fast path, where a rung asks for it. */
export declare const FAST_PATH_NOTIONAL = 100;
export interface OrderKind {
    /** Begins the ids, so that no two runs of a client use the same. Without it the orders have none. */
    readonly idPrefix?: string;
    /** Small enough for the fast path. */
    readonly small?: boolean;
    /** Else it buys. */
    readonly sells?: boolean;
}
export declare function orderRequest({ idPrefix, small, sells }: OrderKind): Request;
export declare function orderAnswers(echoes: boolean): Answers;
/** An order answer without anything in it. */
export declare const ANSWER_RECORD: Buffer;
/** The same in a frame. */
export declare const ANSWER_FRAME: Buffer;
/** A place in its masked frame. */
export declare const ORDER_FRAME_BYTES: number;
