import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAdmittance } from '../../../gateway/keys/admittance.ts';
import type { Key } from '../../../gateway/keys/keyring.ts';
import { createNonces } from '../../../gateway/keys/nonces.ts';

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
