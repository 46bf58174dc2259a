import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createHmacKey } from '../../../gateway/keys/hmac.ts';
import { isSignedBy } from '../../../gateway/keys/signature.ts';

const SECRET = Buffer.from('a secret of the tests');
const key = createHmacKey(SECRET);
const signatureOf = (message: string): string => createHmac('sha256', SECRET).update(message).digest('hex');

test('a message is signed by its 64 lower-case hex digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (message) => {
      assert.equal(isSignedBy(key, message, signatureOf(message)), true);
    }),
  );
});

const digit = fc.constantFrom(...Array.from({ length: 16 }, (_, value) => value.toString(16)));
/** Some whose low byte is that of a digit, and some that are several bytes. */
const other = fc.constantFrom(
  '/',
  ':',
  '`',
  'g',
  'A',
  'F',
  ' ',
  '\n',
  '\0',
  '\u00e9',
  '\u0130',
  '\u0161',
  '\u6139',
  '\ud800',
);

test('nothing else is a signature: another character anywhere, other digits, one more or less, or the same in upper case', () => {
  const place = fc.integer({ min: 0, max: 63 });
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), place, fc.oneof(digit, other), (message, at, char) => {
      const right = signatureOf(message);
      const wrong = right.slice(0, at) + char + right.slice(at + 1);
      assert.equal(isSignedBy(key, message, wrong), wrong === right);
      assert.equal(isSignedBy(key, message, right.slice(0, at)), false);
      assert.equal(isSignedBy(key, message, right + char), false);
      const alias = right.slice(0, at) + String.fromCharCode(0x100 + right.charCodeAt(at)) + right.slice(at + 1);
      assert.equal(isSignedBy(key, message, alias), false);
      if (/[a-f]/.test(right)) assert.equal(isSignedBy(key, message, right.toUpperCase()), false);
    }),
    { numRuns: 2_000 },
  );
});

test('what was compared before is no help: a text that is too short or too long is none, whatever came before it', () => {
  const right = signatureOf('one');
  const isLastWide = `${right.slice(0, -1)}\u00e9`;
  const areFirstWide = `\u00e9\u00e9${right.slice(2)}`;
  for (const text of [
    '',
    right.slice(1),
    right.slice(0, -1),
    isLastWide,
    areFirstWide,
    `${right} `,
    `${right}${right}`,
  ]) {
    assert.equal(isSignedBy(key, 'one', right), true);
    assert.equal(isSignedBy(key, 'one', text), false);
  }
});

test('without a secret nothing is signed, and not by what the one before had', () => {
  const right = signatureOf('one');
  assert.equal(isSignedBy(key, 'one', right), true);
  assert.equal(isSignedBy(undefined, 'one', right), false);
});
