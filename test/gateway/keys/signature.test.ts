import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDigestHex } from '../../../gateway/keys/signature.ts';

const DIGEST_HEX = /^[0-9a-f]{64}$/;
const digit = fc.constantFrom(...Array.from({ length: 16 }, (_, value) => value.toString(16)));
const other = fc.constantFrom('/', ':', '`', 'g', 'A', 'F', ' ', '\n', '\0', '\u0130', '\u0161');

test('a digest is 64 lower-case hex digits, and nothing else is', () => {
  const text = fc.oneof(
    fc.string({ unit: digit, minLength: 64, maxLength: 64 }),
    fc.string({ unit: digit, minLength: 62, maxLength: 66 }),
    fc.string({
      unit: fc.oneof({ weight: 40, arbitrary: digit }, { weight: 1, arbitrary: other }),
      minLength: 64,
      maxLength: 64,
    }),
  );
  let digests = 0;
  fc.assert(
    fc.property(text, (one) => {
      assert.equal(isDigestHex(one), DIGEST_HEX.test(one));
      if (isDigestHex(one)) digests += 1;
    }),
    { numRuns: 2_000 },
  );
  assert.ok(digests > 100 && digests < 1_900, `${digests} were digests`);
});
