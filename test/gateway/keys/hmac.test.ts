import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createHmacKey, hmacSha256 } from '../../../gateway/keys/hmac.ts';

function digest(secret: Uint8Array, message: string): string {
  return hmacSha256(createHmacKey(secret), message);
}

test('the digest is that of node:crypto, for secrets and messages of any length', () => {
  const secret = fc.uint8Array({ minLength: 0, maxLength: 200 });
  const message = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 3_000 }),
  );
  fc.assert(
    fc.property(secret, message, (key, text) => {
      assert.equal(digest(key, text), createHmac('sha256', key).update(text).digest('hex'));
    }),
    { numRuns: 500 },
  );
});

test('RFC 4231 has these', () => {
  const bytes = (length: number, byte: number): Uint8Array => new Uint8Array(length).fill(byte);
  assert.equal(digest(bytes(20, 0x0b), 'Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
  assert.equal(
    digest(Buffer.from('Jefe'), 'what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('a message that fills the room to the last byte, and one more', () => {
  const key = Buffer.from('secret');
  for (const length of [1365, 1366, 4096, 4097, 20_000]) {
    const text = 'a'.repeat(length);
    assert.equal(digest(key, text), createHmac('sha256', key).update(text).digest('hex'));
  }
});
