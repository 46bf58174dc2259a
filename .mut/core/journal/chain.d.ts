/**
 * The hash chain over batch heads: two lanes of 32 bits. A head holds its payload's checksum, so the chain pins the
 * order and the content of everything before it. It finds misdirected, repeated and left out writes; it is no defence
 * against an adversary, who could compute it too.
 */
export interface Chain {
    low: number;
    high: number;
}
/** Moves `chain` over the batch head whose first half-word is `i32[half]`. The head holds the chain before it. */
export declare function advanceChain(chain: Chain, i32: Int32Array, half: number): void;
export declare function sameChain(a: Chain, b: Chain): boolean;
