import type { Bench, Part, PartResult } from '../part.ts';
/**
 * Quotes to many readers: deliveries per second of the server's CPU time, through the gateway's market data path, through
 * a bare `app.publish` of as many bytes, and through a send loop of `ws`. CPU time and not the clock's, because readers
 * and server share two cores: with many readers it would be theirs that is measured.
 *
 * All are in one process and take turns every 15 ms, in an order drawn from the seed; the slices of a round are compared,
 * so that what the machine does meanwhile weighs on all alike. In blocks of half a second the same figure strayed from
 * 0.80 to 1.10.
 *
 * With one update per turn of the event loop nearly all of it is the kernel's, a write per reader. At saturation a turn
 * brings many: then they share that write, except where each is sent by itself, and what the sides do shows.
 */
interface Cell {
    readonly readers: number;
    readonly isBinary: boolean;
    /** Updates per turn of the event loop. */
    readonly perTurn: number;
}
export declare const fanOutPart: Part;
/**
 * With cells of the caller's.
 * @internal
 */
export declare function runFanOut(bench: Bench, cells: readonly Cell[]): Promise<PartResult>;
export {};
