import { isLoopback } from '../keys/addresses.js';
import { Lane, createBudget, takeToken, tokensLeft } from './budget.js';
/** As they are where nobody says otherwise. */
export const ADDRESS_LIMITS = { perAddress: 50, handshakesPerSecond: 10, isExempt: isLoopback };
/**
 * Addresses that are remembered at most: more than there can be connections. Beyond it, strangers are too fast.
 * @internal
 */
export const MAX_ADDRESSES = 16_384;
/** The table is looked through once a second at most, however many strangers knock. */
const FORGET_EVERY_NS = 1_000_000_000;
export function createAddressLimits(options) {
    const rate = { perSecond: options.handshakesPerSecond, burst: options.handshakesPerSecond };
    const known = new Map();
    let forgotNs = Number.NEGATIVE_INFINITY;
    /** Forgets who has no session and has been quiet. */
    function forget(nowNs) {
        if (nowNs - forgotNs < FORGET_EVERY_NS)
            return;
        forgotNs = nowNs;
        for (const [key, { sessions, handshakes }] of known) {
            if (sessions === 0 && tokensLeft(handshakes, Lane.orders, rate, nowNs) === rate.burst)
                known.delete(key);
        }
    }
    function entryOf(key) {
        let entry = known.get(key);
        if (entry === undefined) {
            entry = { sessions: 0, handshakes: createBudget() };
            known.set(key, entry);
        }
        return entry;
    }
    return {
        count() {
            return known.size;
        },
        handshake(address, nowNs) {
            if (options.isExempt(address))
                return 'ok';
            const key = addressKey(address);
            if (!known.has(key) && known.size >= MAX_ADDRESSES) {
                forget(nowNs);
                if (known.size >= MAX_ADDRESSES)
                    return 'too-fast';
            }
            const entry = entryOf(key);
            if (takeToken(entry.handshakes, Lane.orders, rate, nowNs) > 0)
                return 'too-fast';
            return entry.sessions >= options.perAddress ? 'too-many' : 'ok';
        },
        opened(address) {
            if (!options.isExempt(address))
                entryOf(addressKey(address)).sessions += 1;
        },
        closed(address) {
            const entry = known.get(addressKey(address));
            if (entry !== undefined)
                entry.sessions -= 1;
        },
    };
}
const IPV6_BYTES = 16;
const PREFIX_BYTES = 8;
/**
 * What is counted as one address.
 * @internal
 */
export function addressKey(address) {
    return (address.length === IPV6_BYTES ? address.subarray(0, PREFIX_BYTES) : address).join('.');
}
//# sourceMappingURL=address-limits.js.map