import { CommandWord } from './command.js';
/**
 * A guard watches the sessions of one key on one account, and cancels the account's orders when they are gone or silent
 * for too long. Words (f64) of its commands:
 *
 *   guard_hold      KEY · SCOPE · DELAY_US: the grace, 0…MAX_GRACE_US
 *   guard_drop      KEY
 *   guard_release   KEY
 *   cancel_after    KEY · DELAY_US: 0 (off), or MIN_CANCEL_AFTER_US…MAX_CANCEL_AFTER_US
 */
export const GuardCommand = {
    KEY: CommandWord.DEFINITION,
    SCOPE: CommandWord.DEFINITION + 1,
    DELAY_US: CommandWord.DEFINITION + 2,
};
/** `entries` leaves the orders that can only make a position smaller. */
export const GuardScope = { all: 1, entries: 2 };
/** Which of a guard's timers fired. */
export const GuardTimer = { drop: 1, after: 2 };
export const MAX_GRACE_US = 600_000_000;
export const MIN_CANCEL_AFTER_US = 1_000_000;
export const MAX_CANCEL_AFTER_US = 3_600_000_000;
//# sourceMappingURL=guard.js.map