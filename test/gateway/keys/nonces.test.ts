import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAdmittance } from '../../../gateway/keys/admittance.ts';
import type { Key } from '../../../gateway/keys/keyring.ts';
import { type NonceBounds, type Nonces, createNonces } from '../../../gateway/keys/nonces.ts';

const ROOMY = { keepMs: 6_000, perKey: 1_000, inAll: 1_000 };

test('a nonce is new once for each key, for as long as it is kept', () => {
  const nonces = createNonces(ROOMY);
  assert.equal(nonces.take(1, 'a', 0), 'new');
  assert.equal(nonces.take(1, 'a', 0), 'seen');
  assert.equal(nonces.take(2, 'a', 0), 'new');
  assert.equal(nonces.take(1, 'b', 5_999), 'new');
  assert.equal(nonces.take(1, 'b', 6_000), 'seen');
  assert.equal(nonces.take(1, 'b', 11_998), 'seen');
});

test('one that was seen is told so at the bound, too', () => {
  const nonces = createNonces({ ...ROOMY, perKey: 1 });
  assert.equal(nonces.take(1, 'a', 0), 'new');
  assert.equal(nonces.take(1, 'a', 0), 'seen');
  assert.equal(nonces.take(1, 'b', 0), 'full');
  assert.equal(nonces.take(1, 'a', 6_000), 'seen');
  assert.equal(nonces.count, 1);
});

test('within keepMs no nonce is ever taken twice, and all are forgotten at last', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9_000 })),
        { maxLength: 200 },
      ),
      (steps) => {
        const nonces = createNonces(ROOMY);
        const taken = new Map<string, number>();
        let nowMs = 1_000_000;
        for (const [key, nonce, laterMs] of steps) {
          nowMs += laterMs;
          const name = `${key}:${nonce}`;
          const at = taken.get(name);
          const is = nonces.take(key, String(nonce), nowMs);
          assert.notEqual(is, 'full');
          if (at !== undefined && nowMs - at <= ROOMY.keepMs) assert.equal(is, 'seen');
          if (at === undefined || nowMs - at > 4 * ROOMY.keepMs) assert.equal(is, 'new');
          if (is === 'new') taken.set(name, nowMs);
        }
        nonces.take(9, 'last', nowMs + 20_000);
        assert.equal(nonces.count, 1);
      },
    ),
  );
});

/** The same by sets of texts. */
function plainNonces({ keepMs, perKey, inAll }: NonceBounds): Pick<Nonces, 'take'> {
  let recent = new Set<string>();
  let older = new Set<string>();
  let turnedMs = Number.NEGATIVE_INFINITY;
  return {
    take(key, nonce, nowMs) {
      if (nowMs - turnedMs >= keepMs) {
        older = nowMs - turnedMs >= 2 * keepMs ? new Set() : recent;
        recent = new Set();
        turnedMs = nowMs;
      }
      const text = `${key}:${nonce}`;
      const all = [...recent, ...older];
      if (all.includes(text)) return 'seen';
      const ofKey = all.filter((one) => one.startsWith(`${key}:`)).length;
      if (ofKey >= perKey || all.length >= inAll) return 'full';
      recent.add(text);
      return 'new';
    },
  };
}

test('they are those that sets of texts would take, of any length and however often the rows were used', () => {
  const char = fc.constantFrom('A', 'z', '0', '9', '.', '_', '-');
  // Texts of few different characters, one the beginning of another, and few enough to come again.
  const nonce = fc.oneof(
    fc.string({ unit: char, minLength: 1, maxLength: 2 }),
    fc.string({ unit: char, minLength: 1, maxLength: 64 }),
    fc.constantFrom(1, 3, 4, 5, 8, 60, 63, 64).map((length) => 'a'.repeat(length)),
  );
  const step = fc.tuple(fc.integer({ min: 1, max: 3 }), nonce, fc.constantFrom(0, 0, 0, 0, 0, 1, 30, 200));
  const bounds = fc.record({
    keepMs: fc.constant(100),
    perKey: fc.integer({ min: 1, max: 30 }),
    inAll: fc.integer({ min: 1, max: 40 }),
  });
  // Undefined: as always; else all have one hash, and are told apart by what they are.
  const factors = fc.constantFrom(undefined, new Int32Array(17));
  const told = { new: 0, seen: 0, full: 0 };
  fc.assert(
    fc.property(bounds, factors, fc.array(step, { maxLength: 400, size: 'max' }), (some, by, steps) => {
      const nonces = createNonces(some, by);
      const plain = plainNonces(some);
      let nowMs = 1_000;
      for (const [key, text, laterMs] of steps) {
        nowMs += laterMs;
        const is = nonces.take(key, text, nowMs);
        assert.equal(is, plain.take(key, text, nowMs));
        told[is] += 1;
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(Math.min(told.new, told.seen, told.full) > 1_000, JSON.stringify(told));
});

test('at the bound of a key, or of all, no more are taken until there is room; none is forgotten early', () => {
  const nonces = createNonces({ keepMs: 6_000, perKey: 2, inAll: 3 });
  const takes = (key: number, nonce: string, nowMs: number): string => nonces.take(key, nonce, nowMs);
  assert.deepEqual(
    [takes(1, 'a', 0), takes(1, 'b', 0), takes(1, 'c', 0), takes(2, 'a', 0), takes(3, 'a', 0)],
    ['new', 'new', 'full', 'new', 'full'],
  );
  assert.deepEqual([takes(1, 'c', 6_000), takes(1, 'a', 6_000)], ['full', 'seen']);
  assert.deepEqual([takes(1, 'c', 12_000), takes(3, 'a', 12_000)], ['new', 'new']);
});

test('a request that finds no room for its nonce is told 429', () => {
  let nowUs = 1_000_000_000;
  const admittance = createAdmittance({ nowUs: () => nowUs, monotonicNs: () => 0 }, { perKey: 1, inAll: 10 });
  nowUs += 10_000_000;
  const principal = { key: 'k', number: 1, scopes: 1, accounts: [0], symbols: undefined };
  const key: Key = { id: 'k', principal, secret: undefined, publicKey: undefined, ranges: undefined };
  const codeOf = (nonce: string): string | undefined =>
    admittance.check(key, nowUs / 1000, 5_000, nonce, new Uint8Array(4))?.code;
  assert.deepEqual([codeOf('a'), codeOf('b'), codeOf('a')], [undefined, 'RATE_LIMITED', 'UNAUTHORIZED']);
});
