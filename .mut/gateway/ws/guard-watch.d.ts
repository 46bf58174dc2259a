import type { Records } from '../../core/memory/records.ts';
/**
 * Where the guards are that were dropped, so that a planned stop can wait until their cancels have left:
 *
 *   told ─▶ guard_dropped ─▶ (due within a second) guard_fired ─▶ its cancels ─▶ fanout_done
 *             └ a longer grace, or nothing to cancel: nobody waits; the timer is durable and outlives the stop
 */
export interface GuardWatch {
    /** The engine was told that the last session of an account's key is gone. */
    told(account: number, key: number): void;
    /** An event of a guard, or the end of a fan-out, as the journal has it. */
    event(kind: number, records: Records, at: number): void;
    /** Nothing is on its way. */
    isOver(): boolean;
}
export declare function createGuardWatch(): GuardWatch;
