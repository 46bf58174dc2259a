/**
 * The nonces that each key has used within the window, in two generations:
 *
 *   older   [ ……… ]     recent [ ……… ]        every `keepMs` recent becomes older, and older is forgotten:
 *                                             each is kept for `keepMs` at least, where little happens for longer
 *
 * They are kept by the key's number, whatever happens to the key meanwhile. At the bound no more are taken: forgetting
 * one early would let it be used again.
 */
export interface Nonces {
  take(key: number, nonce: string, nowMs: number): 'new' | 'seen' | 'full';
  readonly count: number;
}

export interface NonceBounds {
  readonly keepMs: number;
  readonly perKey: number;
  readonly inAll: number;
}

interface Generations {
  recent: Set<string>;
  older: Set<string>;
}

export function createNonces({ keepMs, perKey, inAll }: NonceBounds): Nonces {
  const byKey = new Map<number, Generations>();
  let turnedMs = Number.NEGATIVE_INFINITY;
  let count = 0;

  function turn(nowMs: number): void {
    const isStale = nowMs - turnedMs >= 2 * keepMs;
    turnedMs = nowMs;
    for (const [key, generations] of byKey) {
      count -= generations.older.size;
      generations.older = generations.recent;
      generations.recent = new Set();
      if (isStale || generations.older.size === 0) {
        count -= generations.older.size;
        byKey.delete(key);
      }
    }
  }

  return {
    get count() {
      return count;
    },
    take(key, nonce, nowMs) {
      if (nowMs - turnedMs >= keepMs) turn(nowMs);
      let generations = byKey.get(key);
      if (generations === undefined) {
        generations = { recent: new Set(), older: new Set() };
        byKey.set(key, generations);
      }
      const { recent, older } = generations;
      if (older.has(nonce)) return 'seen';
      const { size } = recent;
      if (size + older.size >= perKey || count >= inAll) return recent.has(nonce) ? 'seen' : 'full';
      // Among so many a search is a walk through cold memory: one fewer.
      if (recent.add(nonce).size === size) return 'seen';
      count += 1;
      return 'new';
    },
  };
}
