/** What a process of clients counts. */
export interface Tally {
    lost: number;
    resumed: number;
    comebacks: number;
    placed: number;
    cancelled: number;
    readonly refused: Record<string, number>;
    readonly liveSinceDownMs: number[];
    readonly liveSinceUpMs: number[];
    downMs: number;
    upMs: number;
}
export declare function createTally(): Tally;
/** The first time that a client is live after the gateway was killed; `countedMs` is the kill that it told last. */
export declare function noteLive(tally: Tally, countedMs: number): number;
