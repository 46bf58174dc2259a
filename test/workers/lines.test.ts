import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLineReader } from '../../workers/lines.ts';

test('lines come out whole however the stream is cut, and none after a pause until it ends', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{0,20}$/), { maxLength: 30 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 50, size: 'max' }),
      fc.integer({ min: 1, max: 5 }),
      (lines, cuts, every) => {
        const heard: string[] = [];
        let paused = false;
        const reader = createLineReader(20, (line) => {
          assert.equal(paused, false);
          heard.push(line);
          if (heard.length % every === 0) {
            reader.pause();
            paused = true;
          }
        });
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const length = cuts[n % cuts.length] ?? 1;
          assert.equal(reader.push(bytes.subarray(at, at + length)), true);
          at += length;
        }
        while (paused) {
          paused = false;
          assert.equal(reader.resume(), true);
        }
        assert.deepEqual(heard, lines);
      },
    ),
  );
});

test('a line beyond the limit is refused, ended or not', () => {
  const ended = createLineReader(4, () => undefined);
  assert.equal(ended.push(Buffer.from('1234\n12345\n')), false);
  const endless = createLineReader(4, () => undefined);
  assert.equal(endless.push(Buffer.from('1234')), true);
  assert.equal(endless.push(Buffer.from('5')), false);
});

test('a stopped reader hands on nothing more, not even from the chunk at hand', () => {
  const heard: string[] = [];
  const reader = createLineReader(9, (line) => {
    heard.push(line);
    reader.stop();
  });
  reader.push(Buffer.from('a\nb\n'));
  reader.push(Buffer.from('c\n'));
  assert.deepEqual(heard, ['a']);
});
