import { randomBytes } from 'node:crypto';
import { invariant } from '../../core/invariant.ts';
import { MAX_NONCE_CHARS } from './signature.ts';

/**
 * The nonces that each key has used within the window, in two generations, one row each in a ring; rows of one hash are
 * chained from the newest to the oldest:
 *
 *           oldest      turned             next          every `keepMs` recent becomes older, and older is forgotten:
 *   ─ free ───▶├─ older ──▶├──── recent ────▶├─ free ─    each is kept for `keepMs` at least, where little happens for
 *                  ▲──────────▲──── chain                 longer. A chain ends at the first row that is forgotten
 *
 * They are kept by the key's number, whatever happens to the key meanwhile. At the bound no more are taken: forgetting
 * one early would let it be used again. No text of a request lives on for them: a hundred thousand strings in sets are as
 * many walks through cold memory, and work for the collector.
 */
export interface Nonces {
  /** `nonce`: as NONCE takes it; `key`: a whole number. */
  take(key: number, nonce: string, nowMs: number): 'new' | 'seen' | 'full';
  readonly count: number;
}

export interface NonceBounds {
  readonly keepMs: number;
  readonly perKey: number;
  readonly inAll: number;
}

/** How many of a key are kept. */
interface Used {
  recent: number;
  older: number;
}

// A row, in words.
const BEFORE = 0;
const HASH = 1;
const KEY = 2;
const LENGTH = 3;
const TEXT = 4;
const TEXT_WORDS = MAX_NONCE_CHARS / 4;
const ROW_WORDS = TEXT + TEXT_WORDS;

/** Each row that is looked at for nothing is a walk through cold memory. */
const HEADS_PER_ROW = 2;

/** `factors`: what texts are hashed by, drawn anew by each run, so that nobody can choose nonces that share a chain. */
export function createNonces({ keepMs, perKey, inAll }: NonceBounds, factors: Int32Array = oddFactors()): Nonces {
  const byKey = new Map<number, Used>();
  const capacity = 2 ** Math.ceil(Math.log2(inAll));
  const mask = capacity - 1;
  const headMask = HEADS_PER_ROW * capacity - 1;
  // Untouched memory isn't there: without keys, or with few requests, neither is most of these.
  const rows = new Int32Array(capacity * ROW_WORDS);
  /** The newest of each hash, by its place in the sequence, which wraps. */
  const heads = new Int32Array(HEADS_PER_ROW * capacity);
  const sought = new Int32Array(TEXT_WORDS);
  let turnedMs = Number.NEGATIVE_INFINITY;
  let oldest = 1;
  let turned = 1;
  let next = 1;

  function turn(nowMs: number): void {
    const isStale = nowMs - turnedMs >= 2 * keepMs;
    turnedMs = nowMs;
    oldest = isStale ? next : turned;
    turned = next;
    for (const [key, used] of byKey) {
      used.older = isStale ? 0 : used.recent;
      used.recent = 0;
      if (used.older === 0) byKey.delete(key);
    }
  }

  /** Puts the text into `sought`, four characters a word, and returns the hash of both. */
  function seek(key: number, nonce: string): number {
    const { length } = nonce;
    let hash = Math.imul(key ^ length, factors[TEXT_WORDS]!);
    for (let at = 0, word = 0; at < length; at += 4, word++) {
      let four = nonce.charCodeAt(at);
      if (at + 1 < length) four |= nonce.charCodeAt(at + 1) << 8;
      if (at + 2 < length) four |= nonce.charCodeAt(at + 2) << 16;
      if (at + 3 < length) four |= nonce.charCodeAt(at + 3) << 24;
      sought[word] = four;
      hash = Math.imul(hash ^ (hash >>> 15) ^ four, factors[word]!);
    }
    return hash ^ (hash >>> 16);
  }

  function isIn(row: number, key: number, length: number): boolean {
    if (rows[row + KEY] !== key || rows[row + LENGTH] !== length) return false;
    for (let word = 0; word * 4 < length; word++) if (rows[row + TEXT + word] !== sought[word]) return false;
    return true;
  }

  function isKept(place: number): boolean {
    return ((place - oldest) | 0) >= 0 && ((next - place) | 0) > 0;
  }

  function put(key: number, hash: number, length: number): void {
    const row = (next & mask) * ROW_WORDS;
    rows[row + BEFORE] = heads[hash & headMask]!;
    rows[row + HASH] = hash;
    rows[row + KEY] = key;
    rows[row + LENGTH] = length;
    for (let word = 0; word * 4 < length; word++) rows[row + TEXT + word] = sought[word]!;
    heads[hash & headMask] = next;
    next = (next + 1) | 0;
  }

  const countAll = (): number => (next - oldest) | 0;

  return {
    get count() {
      return countAll();
    },
    take(key, nonce, nowMs) {
      const { length } = nonce;
      invariant(length <= MAX_NONCE_CHARS, 'nonces: a text is too long for one');
      if (nowMs - turnedMs >= keepMs) turn(nowMs);
      let used = byKey.get(key);
      if (used === undefined) byKey.set(key, (used = { recent: 0, older: 0 }));
      const hash = seek(key, nonce);
      for (let place = heads[hash & headMask]!; isKept(place); ) {
        const row = (place & mask) * ROW_WORDS;
        if (rows[row + HASH] === hash && isIn(row, key, length)) return 'seen';
        const before = rows[row + BEFORE]!;
        // Where places begin anew at 0, the first of a hash has itself before it.
        if (before === place) break;
        place = before;
      }
      if (used.recent + used.older >= perKey || countAll() >= inAll) return 'full';
      put(key, hash, length);
      used.recent += 1;
      return 'new';
    },
  };
}

/** One for each word of a text, and one for what it begins with. */
function oddFactors(): Int32Array {
  const factors = new Int32Array(TEXT_WORDS + 1);
  randomBytes(factors.byteLength).copy(new Uint8Array(factors.buffer));
  return factors.map((factor) => factor | 1);
}
