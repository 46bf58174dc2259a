/** The question what became of an order, asked until it is answered. */
export interface Probe {
    readonly orderId: number;
    readonly attempt: number;
    /** The session in which the order was sent, 0: in none of this run, or not known. */
    sentSession: number;
    /** Raised by a place that nobody answered: its acknowledgement settles it. */
    ofPlace: boolean;
    /** A replace of the order that nobody answered. */
    replace: DoubtfulReplace | undefined;
    /** Asked by the engine for the present session: the broker isn't reconciled before the answer. */
    forSession: boolean;
    /** When the venue first said that it has no such order, 0: it hasn't. */
    absentSinceUs: number;
    /** When it was asked, or began to rest. */
    sinceUs: number;
}
export interface DoubtfulReplace {
    readonly priceTicks: number;
    readonly quantityLots: number;
    /** The session in which it was sent. */
    readonly session: number;
    /** When the venue first told other values, 0: it hasn't. */
    deniedSinceUs: number;
}
export declare function newProbe(orderId: number, attempt: number, sentSession: number, forSession: boolean, nowUs: number): Probe;
/**
 *   due ─▶ asked ─▶ answered                    due: in turn, a bounded number asked at a time
 *    ▲       │ late, or session lost
 *    │       ▼
 *    └── resting: so long, then again           also after a first "absent", which proves nothing yet
 */
export interface Probes {
    size(): number;
    /** Those that a session waits for. */
    forSession(): number;
    get(orderId: number, attempt: number): Probe | undefined;
    add(probe: Probe): void;
    /** Marks a probe as one that the session waits for. */
    raise(probe: Probe): void;
    /** Whether the venue has been asked and has not answered. */
    isAsked(probe: Probe): boolean;
    remove(probe: Probe): void;
    rest(probe: Probe, nowUs: number): void;
    /** What was asked in a lost session is asked again. */
    sessionLost(): void;
    /** Asks what is due, by `ask`, which says whether the question left. Returns how many did. */
    turn(nowUs: number, ask: (probe: Probe) => 'asked' | 'later' | 'not now'): number;
}
export interface ProbeTimes {
    /** Without an answer for so long, it is asked again. */
    readonly timeoutUs: number;
    readonly restUs: number;
}
export declare function createProbes({ timeoutUs, restUs }: ProbeTimes): Probes;
