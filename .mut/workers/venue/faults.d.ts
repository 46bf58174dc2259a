/**
 * What goes wrong with a venue's answers, by seeded chance. Faults touch what is told, never what is true: the book
 * and the log are right, and `query` tells it. Only `reject` and `busy` are decided on the order itself.
 */
export interface FaultSettings {
    /** Every message to a gateway is told so much later, in order. */
    latency_ms: number;
    /** Up to so much more, by chance. */
    jitter_ms: number;
    /** A place is rejected for good, and remembered as rejected. */
    reject_rate: number;
    /** A place is refused unseen (`transient`): the client id stays unused. */
    busy_rate: number;
    /** The answer to a place, cancel or replace is never told. */
    lost_rate: number;
    /** Such an answer is told `late_ms` later, behind what happened meanwhile. */
    late_rate: number;
    late_ms: number;
    /** Such an answer, a fill or an expiry is told twice. */
    doubled_rate: number;
    /** An order that fills at once is told of its fills before its acknowledgement. */
    fill_first_rate: number;
}
export declare const NoFaults: Readonly<FaultSettings>;
export interface Faults {
    readonly settings: Readonly<FaultSettings>;
    /** Changes some settings; the text of what is wrong with them, and then nothing is changed. */
    set(changes: Readonly<Record<string, unknown>>): string | undefined;
    busy(): boolean;
    reject(): boolean;
    fillFirst(): boolean;
    lost(): boolean;
    late(): boolean;
    doubled(): boolean;
    delayMs(): number;
}
export declare function createFaults(seed: number, initial: Readonly<FaultSettings>): Faults;
