import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLIENT_ID_BYTES, CLIENT_ID_WORDS, TAG_BYTES, TAG_WORDS } from '../../../core/schema/command.ts';
import { getText, putText, putTextHalves } from '../../../core/schema/text.ts';
import { createSeededRandom } from '../../../workers/seeded-random.ts';

test('text is packed alike from bytes and from halves, whatever stands behind it', () => {
  const random = createSeededRandom(11);
  for (const [room, textWords] of [
    [CLIENT_ID_BYTES, CLIENT_ID_WORDS],
    [TAG_BYTES, TAG_WORDS],
  ] as const) {
    const bytes = new Uint8Array(room);
    const halves = new Int32Array(bytes.buffer);
    const out = new Uint8Array(room);
    for (let i = 0; i < 20_000; i++) {
      const length = random.below(room + 1);
      for (let k = 0; k < room; k++) bytes[k] = random.below(256);
      // Other words before and behind, which nobody touches.
      const [one, other] = [new Float64Array(textWords + 2).fill(7), new Float64Array(textWords + 2).fill(7)];
      putText(one, 1, textWords, bytes, 0, length);
      putTextHalves(other, 1, textWords, halves, length);
      assert.deepEqual(other, one, `${length} bytes of ${bytes.join()}`);
      assert.equal(getText(other, 1, length, out, 0), length);
      assert.deepEqual(out.subarray(0, length), bytes.subarray(0, length));
    }
  }
});
