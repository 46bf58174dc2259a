import { type OrderName, Refused, TickgateError } from './errors.ts';
export interface Answer {
    readonly status: number;
    readonly result: unknown;
    /** It answers a request that had been sent before, perhaps with effect. */
    readonly isRepeat: boolean;
}
/** What is asked, and what may be done where no answer comes. */
export interface Ask<T> {
    readonly method: string;
    /** Called at each sending, so that it is written with the newest catalog. */
    encode(id: number): string | Uint8Array;
    /** Called as the answer comes, before anything that came behind it is looked at. */
    read(answer: Answer): T;
    /** Whether it changes something, and whether asking again with the same words does no further harm. */
    readonly effect: 'none' | 'repeatable' | 'once';
    readonly about?: OrderName | undefined;
    /** Belongs to this connection: sent before it is ready, gone with it. */
    readonly isOfConnection?: boolean;
    /** What a refusal of a repeat really means; undefined: what it says. */
    afterRepeat?(refused: Refused): Promise<T> | undefined;
    readonly deadlineMs: number;
    readonly transient: 'retry' | 'tell';
}
/**
 * Requests and their answers.
 *
 *   waiting ─▶ sent ─▶ answered
 *      ▲         │ the connection is lost, the gateway is busy, its catalog has changed: again, until the deadline
 *      └─────────┘
 */
export interface Requests {
    readonly count: number;
    ask<T>(asked: Ask<T>): Promise<T>;
    answered(id: number, status: number, result: unknown): void;
    refused(id: number, refused: Refused): void;
    /** The connection is gone. */
    lost(why: Error): void;
    /** A connection is ready, of a gateway with this journal; what waits is sent, in its order. */
    ready(journal: string | undefined): void;
    /** Nothing will be sent any more. */
    end(why: TickgateError): void;
}
export declare function createRequests(send: (frame: string | Uint8Array) => void, reload: () => Promise<void>, maxInFlight: number): Requests;
