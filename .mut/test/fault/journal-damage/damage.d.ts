import type { SeededRandom } from '../../../workers/seeded-random.ts';
import type { SimulatedDisk } from '../../simulation/disk.ts';
import type { Fixture, Zone } from './fixtures.ts';
import type { Outcome } from './judge.ts';
/** One damage to one journal, and what may come of it. */
export interface Case {
    readonly name: string;
    readonly apply: (disk: SimulatedDisk) => void;
    readonly allowed: readonly Outcome[];
    /** In the message of a refusal. */
    readonly reason?: RegExp;
}
/** A row of the table. */
export interface Row {
    readonly damage: string;
    /** Of which journals; all unless given. */
    readonly journals?: readonly string[];
    cases(fixture: Fixture, context: Context): Iterable<Case>;
}
export interface Context {
    readonly random: SeededRandom;
    /** Another journal, made in the same way. */
    readonly stranger: Fixture;
    /** Of many like cases every so manieth is taken. */
    readonly every: number;
    /** Bits flipped anywhere, for all journals together. */
    readonly flips: number;
}
export declare function allowedFor(zones: ReadonlySet<Zone>): readonly Outcome[];
/** Replaces bytes of a file from `at` on; allowed is what the zones of the bytes that really changed say. */
export declare function replacement(fixture: Fixture, path: string, at: number, bytes: Uint8Array, name: string): Case;
export declare function overwrite(disk: SimulatedDisk, path: string, at: number, bytes: Uint8Array): void;
export declare function flip(disk: SimulatedDisk, path: string, bit: number): void;
/** Every `every`-th of the numbers below `count`, from a drawn one on. */
export declare function sampled(count: number, { every, random }: Context): Generator<number>;
