import type { Records } from '../../core/memory/records.ts';
import type { RingProducer } from '../../core/memory/ring.ts';
/**
 * Who still gets a slot of the `commands` ring when it fills. One ring, so that an account's order is never changed;
 * the last slots are for those who reduce risk.
 *
 *   0                     1/2                     7/8       15/16      1
 *   +----------------------+-----------------------+----------+---------+
 *   | everyone             | no queries            | no places| cancels |
 *   +----------------------+-----------------------+----------+---------+
 *                                                  replaces to 15/16
 *
 * Behind 1,024 others, no places and queries either that would wait for more than 250 ms at the pace at which the engine
 * takes them: one that is slowed down would make a queue of seconds of the same slots.
 */
export declare const AdmissionClass: {
    readonly query: 0;
    readonly place: 1;
    readonly replace: 2;
    readonly cancel: 3;
};
export type AdmissionClass = (typeof AdmissionClass)[keyof typeof AdmissionClass];
export interface Admission {
    readonly records: Records;
    /** Byte offset of a slot to fill in this turn, or -1: busy. `nowNs`: monotonic. */
    claim(admissionClass: AdmissionClass, nowNs: number): number;
    /**
     * Hands over what was claimed and wakes the engine, if anything was. Runs by itself at the end of the turn, and before
     * that when much has come in one: the engine needn't wait for the end of a flood.
     */
    flush(): void;
    /** Refused so far, by class. */
    readonly refused: Float64Array;
}
/** `atTurnEnd` runs a function once, after the current event-loop turn: one publish and one bell for all of it. */
export declare function createAdmission(commands: RingProducer, ringEngine: () => void, atTurnEnd: (run: () => void) => void): Admission;
