import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordLayout, recordsOf } from '../../../core/memory/records.ts';

test('a record written through one view is read through the others at the documented places', () => {
  const { f64, i32, u8 } = recordsOf(new SharedArrayBuffer(64), 16, 32);
  assert.deepEqual([f64.length, i32.length, u8.length], [4, 8, 32]);
  const at = 8;
  f64[(at >> 3) + 1] = 1; // 0x3ff00000_00000000, little-endian
  assert.equal(i32[(at >> 2) + 3], 0x3ff0_0000);
  assert.equal(u8[at + 15], 0x3f);
  assert.throws(() => recordsOf(new SharedArrayBuffer(64), 4, 32), /multiples of 8/);
});

test('a layout counts each field in units of its own kind and rounds the record up to words', () => {
  const { at, bytes } = recordLayout(64, { PRICE: 'f64', SIDE: 'i32', KIND: 'i32', ID: 'u8[5]' });
  assert.deepEqual(at, { PRICE: 0, SIDE: 2, KIND: 3, ID: 16 });
  assert.equal(bytes, 24);
});

test('a layout refuses a field that would stand unaligned, a record that is too long and a field without length', () => {
  assert.throws(() => recordLayout(64, { SIDE: 'i32', PRICE: 'f64' }), /PRICE would begin at byte 4/);
  assert.throws(() => recordLayout(64, { ID: 'u8[3]', SIDE: 'i32' }), /SIDE would begin at byte 3/);
  assert.throws(() => recordLayout(16, { A: 'f64', B: 'f64', C: 'i32' }), /24 bytes of fields in a record of 16/);
  assert.throws(() => recordLayout(16, { A: 'u8[0]' }), /A has no length/);
});
