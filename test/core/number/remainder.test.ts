import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { remainder } from '../../../core/number/remainder.ts';

test('the remainder of whole numbers is what % says it is', () => {
  const count = fc.maxSafeNat();
  const size = fc.oneof(
    fc.integer({ min: 1, max: 2 ** 24 }),
    fc.maxSafeNat().map((n) => Math.max(1, n)),
  );
  fc.assert(
    fc.property(count, size, (n, by) => {
      assert.equal(remainder(n, by), n % by);
      // The last before a whole multiple is where a rounded quotient would be one too many.
      const last = n - (n % by) - 1;
      if (last >= 0) assert.equal(remainder(last, by), last % by);
    }),
  );
});
