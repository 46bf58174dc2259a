import { isLoopback } from '../keys/addresses.ts';
import { type Budget, Lane, createBudget, takeToken, tokensLeft } from './budget.ts';

/**
 * How many WebSocket sessions come from one address, and how fast: 50 at once, 10 handshakes a second. An IPv6 address
 * counts by its first 64 bits, which is what one customer gets; loopback addresses aren't counted.
 */
export interface AddressLimits {
  /** May `address` (4 or 16 bytes, see `normalAddress`) open one more session now? It is counted as a handshake either way. */
  handshake(address: Uint8Array, nowNs: number): 'ok' | 'too-fast' | 'too-many';
  /** A session was opened, or closed. */
  opened(address: Uint8Array): void;
  closed(address: Uint8Array): void;
  /** Addresses that something is known about. */
  count(): number;
}

export interface AddressOptions {
  readonly perAddress: number;
  readonly handshakesPerSecond: number;
  readonly isExempt: (address: Uint8Array) => boolean;
}

/** As they are where nobody says otherwise. */
export const ADDRESS_LIMITS: AddressOptions = { perAddress: 50, handshakesPerSecond: 10, isExempt: isLoopback };

/**
 * Addresses that are remembered at most: more than there can be connections. Beyond it, strangers are too fast.
 * @internal
 */
export const MAX_ADDRESSES = 16_384;

/** The table is looked through once a second at most, however many strangers knock. */
const FORGET_EVERY_NS = 1_000_000_000;

interface Known {
  sessions: number;
  readonly handshakes: Budget;
}

export function createAddressLimits(options: AddressOptions): AddressLimits {
  const rate = { perSecond: options.handshakesPerSecond, burst: options.handshakesPerSecond };
  const known = new Map<string, Known>();
  let forgotNs = Number.NEGATIVE_INFINITY;

  /** Forgets who has no session and has been quiet. */
  function forget(nowNs: number): void {
    if (nowNs - forgotNs < FORGET_EVERY_NS) return;
    forgotNs = nowNs;
    for (const [key, { sessions, handshakes }] of known) {
      if (sessions === 0 && tokensLeft(handshakes, Lane.orders, rate, nowNs) === rate.burst) known.delete(key);
    }
  }

  function entryOf(key: string): Known {
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
      if (options.isExempt(address)) return 'ok';
      const key = addressKey(address);
      if (!known.has(key) && known.size >= MAX_ADDRESSES) {
        forget(nowNs);
        if (known.size >= MAX_ADDRESSES) return 'too-fast';
      }
      const entry = entryOf(key);
      if (takeToken(entry.handshakes, Lane.orders, rate, nowNs) > 0) return 'too-fast';
      return entry.sessions >= options.perAddress ? 'too-many' : 'ok';
    },
    opened(address) {
      if (!options.isExempt(address)) entryOf(addressKey(address)).sessions += 1;
    },
    closed(address) {
      const entry = known.get(addressKey(address));
      if (entry !== undefined) entry.sessions -= 1;
    },
  };
}

const IPV6_BYTES = 16;
const PREFIX_BYTES = 8;

/**
 * What is counted as one address.
 * @internal
 */
export function addressKey(address: Uint8Array): string {
  return (address.length === IPV6_BYTES ? address.subarray(0, PREFIX_BYTES) : address).join('.');
}
