import { BatchKind } from '../../../core/journal/frame.ts';
import type { StateHash } from '../../../core/state/table.ts';
import { type SimulatedDisk } from '../../simulation/disk.ts';
export declare const DATA = "/data";
export declare const TABLE_ROWS = 64;
/** A batch, and where it lies. */
export interface PlacedBatch {
    readonly path: string;
    readonly at: number;
    /** Head and records. */
    readonly usedBytes: number;
    /** The same without the zeros at its end: wiping those changes nothing. */
    readonly solidBytes: number;
    readonly paddedBytes: number;
    readonly kind: BatchKind;
    readonly firstSeq: number;
    readonly count: number;
}
/** A journal that the real writer made, and what its run was told meanwhile. */
export interface Fixture {
    readonly name: string;
    readonly disk: SimulatedDisk;
    /** The acknowledgement log: what the durable cursor said after each batch. */
    readonly acknowledged: readonly number[];
    /** Event n at n − 1, as it was handed to the writer. */
    readonly events: readonly Uint8Array[];
    /** The state's hash after n events, at n. */
    readonly hashes: readonly StateHash[];
    readonly batches: readonly PlacedBatch[];
    readonly segments: readonly string[];
}
export declare function makeFixtures(seed: number): Fixture[];
/** The same journals under other identities. */
export declare function makeStrangers(seed: number): Fixture[];
export declare const noLock: () => {
    release: () => undefined;
};
/** What a byte of the journal is for. */
export type Zone = 'header' | 'proven batch' | 'last batch' | 'marker' | 'padding' | 'behind';
export declare function zoneOf({ batches }: Fixture, path: string, at: number): Zone;
export declare const fixturePaths: import("../../../workers/journal/journal-paths.ts").JournalPaths;
