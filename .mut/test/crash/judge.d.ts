/**
 * An independent model: it reads the acknowledgement logs, the venues' logs and what the gateway says in public, knows
 * nothing else, and names what doesn't agree.
 *
 *   acknowledgement logs ─┐
 *   GET /orders …         ├─▶ every acknowledged order once, at the gateway and at a venue; the same fills; positions
 *   venue.log of each ────┘   their sum; the stored answer on retry; nothing unknown, nothing unasked
 *
 * The market moves on meanwhile: a fill may be on its way. What still disagrees in the next pass isn't.
 */
export interface Evidence {
    readonly api: string;
    readonly ackLogs: readonly string[];
    /** By the broker's id. */
    readonly venueLogs: ReadonlyMap<string, string>;
}
export interface Verdict {
    readonly problems: readonly string[];
    readonly orders: number;
    readonly acknowledged: number;
    readonly unanswered: number;
    readonly retried: number;
    /** Requests that the gateway gave up on after its own time-out. */
    readonly timedOut: number;
    readonly fills: number;
    readonly rerouted: number;
    /** Orders that rest although a cancel was answered with 200: while their venue was away it was refused. */
    readonly cancelsRefused: number;
}
export declare function judge(evidence: Evidence): Promise<Verdict>;
