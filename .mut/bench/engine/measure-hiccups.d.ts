import { type Summary } from './times.ts';
/**
 * What the machine itself takes from code that runs as long as the risk check: arithmetic in registers, no memory, no
 * allocation, timed as often as the check was and in the same thread. Whatever takes the CPU away shows up in both, and as
 * often: a loop that does nothing would be over before the timer interrupt has come as many times.
 */
export declare function measureHiccups(readings: number, lengthNs: number): Summary;
