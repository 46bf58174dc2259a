import type { Stream } from './types.ts';
/** The writing end of a stream. The queue between is the caller's. */
export interface StreamEnd<T> {
    readonly stream: Stream<T>;
    /** There is something to take. */
    wake(): void;
    /** After what is queued: the end, or an error for the next reader. */
    end(error?: Error): void;
}
/** `take` gives the next element if there is one; `left` is called once, when the reader closes it. */
export declare function createStream<T>(take: () => T | undefined, left: () => void): StreamEnd<T>;
