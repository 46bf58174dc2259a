import type { Clock } from '../../workers/clock.ts';
import { type Refusal } from '../inbound/refusal.ts';
import type { Key } from './keyring.ts';
/**
 * What a right signature has to come with: a time within the window, a permitted address, a nonce of its own. Looked
 * at only after the signature, so that nothing of it is told to who has none.
 *
 *      now - 5000 ms        now     + 1000 ms
 *   ───────[▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒]───────▶ timestamp
 *                                              and later than the start + 1000 ms: whatever an earlier run has accepted
 *                                              lies before that, because engine time is never behind the journal
 */
export interface Admittance {
    check(key: Key, timestampMs: number, windowMs: number, nonce: string, peer: Uint8Array): Refusal | undefined;
}
export declare const MAX_WINDOW_MS = 5000;
export declare const unauthorized: Refusal;
export interface NonceBounds {
    readonly perKey: number;
    readonly inAll: number;
}
export declare function createAdmittance(clock: Clock, bounds?: NonceBounds): Admittance;
