/** What became of the requests of a load. */
export interface Tally {
    /** `latencyNs` is kept for answers as wished only: a fast refusal must not look like a fast order. */
    good(latencyNs: number): void;
    bad(why: string): void;
    readonly goods: number;
    readonly bads: number;
    /** `p50 …, p99 …, max …` */
    latencies(): string;
    /** The commonest reasons, with their number. */
    reasons(): readonly string[];
}
export declare function createTally(): Tally;
