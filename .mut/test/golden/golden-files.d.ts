import { type SimulatedDisk } from '../simulation/disk.ts';
/** In the sources, not beside the compiled tests. */
export declare const goldenFolder: string;
/** What is known of a golden journal. */
export interface Expected {
    readonly journals: readonly {
        /** Its folder. */
        readonly name: string;
        readonly end: 'clean stop' | 'torn tail';
        readonly lastSeq: number;
        /** sha256 over every event's bytes, one after the other. */
        readonly eventsSha256: string;
        /** After the last event: low, high. */
        readonly stateHash: readonly [number, number];
        /** By sequence: the snapshots' own hashes. */
        readonly snapshots: Readonly<Record<string, readonly [number, number]>>;
        readonly archivedSegments: readonly number[];
        /** Every order in the table at the end: id, status, filled lots, lots, price in ticks, broker, attempt. */
        readonly orders: readonly (readonly number[])[];
    }[];
}
/** The versions that are kept: `v1`, … */
export declare function goldenVersions(): string[];
export declare function expectedOf(version: string): Expected;
/** Files whose bytes aren't those of `SHA256SUMS`, that it doesn't name, or that are gone. */
export declare function changedFiles(version: string): string[];
export declare function filesIn(folder: string): string[];
export declare function sha256(bytes: Uint8Array): string;
/** A golden journal's data directory, on a disk of its own, in `/data`. */
export declare function goldenDisk(version: string, name: string): SimulatedDisk;
