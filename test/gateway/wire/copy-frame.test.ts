import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../../core/memory/records.ts';
import { copyFrame } from '../../../gateway/wire/copy-frame.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';

const ROOM = 2048;
const MOST = 600;
/** Upper halves of doubles that are numbers, infinite, or NaNs of either kind. */
const UPPER = [0, 0x3ff00000, 0x7ff00000, 0x7ff00001, 0x7ff80000, 0xfff00001, 0xfff80000, 0xffffffff];

test('a frame of any length is copied as it is, whatever its bytes would be as numbers', () => {
  const random = createSeededRandom(11);
  for (let round = 0; round < 20; round++) {
    for (let bytes = 0; bytes <= MOST; bytes++) {
      const frame = new Uint8Array(bytes).map(() => random.below(256));
      const view = new DataView(frame.buffer);
      for (let at = 0; at + 8 <= bytes; at += 8) {
        if (round % 2 === 0) view.setUint32(at + 4, UPPER[random.below(UPPER.length)]!, true);
      }
      const room = recordsOf(new ArrayBuffer(ROOM));
      room.u8.fill(0xa5);
      copyFrame(room, frame.buffer);
      assert.ok(Buffer.from(frame).equals(room.u8.subarray(0, bytes)), `${bytes} bytes`);
      assert.ok(
        room.u8.subarray(bytes).every((byte) => byte === 0xa5),
        `behind ${bytes} bytes`,
      );
    }
  }
});
