/**
 * A guard watches the sessions of one key on one account, and cancels the account's orders when they are gone or silent
 * for too long. Words (f64) of its commands:
 *
 *   guard_hold      KEY · SCOPE · DELAY_US: the grace, 0…MAX_GRACE_US
 *   guard_drop      KEY
 *   guard_release   KEY
 *   cancel_after    KEY · DELAY_US: 0 (off), or MIN_CANCEL_AFTER_US…MAX_CANCEL_AFTER_US
 */
export declare const GuardCommand: {
    readonly KEY: 24;
    readonly SCOPE: number;
    readonly DELAY_US: number;
};
/** `entries` leaves the orders that can only make a position smaller. */
export declare const GuardScope: {
    readonly all: 1;
    readonly entries: 2;
};
export type GuardScope = (typeof GuardScope)[keyof typeof GuardScope];
/** Which of a guard's timers fired. */
export declare const GuardTimer: {
    readonly drop: 1;
    readonly after: 2;
};
export type GuardTimer = (typeof GuardTimer)[keyof typeof GuardTimer];
export declare const MAX_GRACE_US = 600000000;
export declare const MIN_CANCEL_AFTER_US = 1000000;
export declare const MAX_CANCEL_AFTER_US = 3600000000;
