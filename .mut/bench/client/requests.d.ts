import type { Request, Requests } from './job.ts';
/** The requests of a block, laid out for one write at a time. */
export interface RequestSource {
    /** What `lay` has laid out begins at its first byte. */
    readonly bytes: Buffer;
    /** How many one call can lay out. */
    readonly most: number;
    /** Lays out the next `count` requests; the bytes that they take. 0: there are no more. */
    lay(count: number): number;
}
export declare function openRequests(requests: Requests): RequestSource;
/** As it goes over the wire. */
export declare function wireBytes({ payload, as }: Request): Buffer;
/** Different requests, each behind its length, u32 little-endian. `requests`: as they go over the wire. */
export declare function writeTape(file: string, requests: readonly Uint8Array[]): void;
