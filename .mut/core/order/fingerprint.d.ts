import type { Records } from '../memory/records.ts';
/**
 * Tells one payload under a client order id from another: two lanes of 32 bits over every parsed field that the
 * client gave. Equal fields have equal lanes; different ones collide once in 2^64.
 */
export interface Fingerprint {
    low: number;
    high: number;
}
export declare function fingerprintOf(command: Records, at: number, into: Fingerprint): void;
/** The same from the event that accepted the order. */
export declare function fingerprintOfEvent(event: Records, at: number, into: Fingerprint): void;
