import type { Bench, Part, PartResult } from '../part.ts';
/**
 * What the engine does alone, in its own turns, as its tables grow: one axis at a time, all else as it is. Hash tables and
 * lists take as long for a million rows as for a thousand but for the caches, which hold ever less of them.
 */
interface Point {
    readonly live: number;
    readonly accounts: number;
    readonly instruments: number;
}
interface Axis {
    readonly name: keyof Point;
    readonly title: string;
    readonly points: readonly Point[];
}
export declare const scalePart: Part;
/**
 * With axes of the caller's.
 * @internal
 */
export declare function runScale(bench: Bench, axes?: readonly Axis[]): Promise<PartResult>;
export {};
