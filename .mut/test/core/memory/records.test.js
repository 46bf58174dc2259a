import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.js';
test('a record written through one view is read through the others at the documented places', () => {
    const { f64, i32, u8 } = recordsOf(new SharedArrayBuffer(64), 16, 32);
    assert.deepEqual([f64.length, i32.length, u8.length], [4, 8, 32]);
    const at = 8;
    f64[(at >> 3) + 1] = 1; // 0x3ff00000_00000000, little-endian
    assert.equal(i32[(at >> 2) + 3], 0x3ff0_0000);
    assert.equal(u8[at + 15], 0x3f);
    assert.throws(() => recordsOf(new SharedArrayBuffer(64), 4, 32), /multiples of 8/);
});
//# sourceMappingURL=records.test.js.map