import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadFrame } from '../../../gateway/inbound/frame.ts';
import { createKnownTexts } from '../../../gateway/inbound/known-texts.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B'), minLength: 1, maxLength: 9 });

test('a text that is known means what it meant, and one that begins alike is another', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), (texts) => {
      const known = createKnownTexts();
      const meanings = new Map<string, number>();
      let found = 0;
      for (const one of [...texts, ...texts.slice(-1)]) {
        const bytes = Buffer.from(`{"symbol":"${one}"}`);
        assert.ok(loadFrame(bytes, 0, bytes.length));
        const start = bytes.indexOf(':') + 2;
        const meaning = known.find(start, start + one.length);
        if (meaning >= 0) {
          found += 1;
          assert.equal(meaning, meanings.get(one));
        } else {
          meanings.set(one, meanings.size);
          known.learn(start, start + one.length, meanings.get(one)!);
        }
      }
      assert.ok(found > 0 || texts.at(-1)!.length < 3);
    }),
    { numRuns: 5_000 },
  );
});
