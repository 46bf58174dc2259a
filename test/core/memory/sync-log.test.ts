import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SyncLogReader, SyncLogWriter, createSyncLog } from '../../../core/memory/sync-log.ts';

const ENTRIES = 1024;

test('every position is in the first batch that ends behind it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 })), {
        maxLength: 60,
        size: 'max',
      }),
      fc.constantFrom(0, 2 ** 31 - 20, -30),
      (batches, start) => {
        const log = createSyncLog();
        const writer = new SyncLogWriter(log);
        const reader = new SyncLogReader(log);
        let position = start;
        let asked = start;
        for (const [i, [events, step]] of batches.entries()) {
          const endNs = 1000 + i;
          if (asked === position) assert.equal(reader.endNs(position), 0, 'not durable yet');
          position = (position + events) | 0;
          writer.note(position, (into, word) => (into[word] = endNs));
          // Some of the batch now, the rest with the next.
          for (let asks = 0; asks < step && asked !== position; asks++) {
            const wanted = reader.endNs(asked);
            assert.equal(wanted, endOf(asked));
            asked = (asked + 1) | 0;
          }
        }
        function endOf(at: number): number {
          let end = start;
          for (const [i, [events]] of batches.entries()) {
            end = (end + events) | 0;
            if (((at - end) | 0) < 0) return 1000 + i;
          }
          return 0;
        }
      },
    ),
  );
});

test('a reader that fell behind by more than all entries is told of the oldest that is left', () => {
  const log = createSyncLog();
  const writer = new SyncLogWriter(log);
  const reader = new SyncLogReader(log);
  for (let batch = 0; batch < 2 * ENTRIES; batch++) writer.note(batch + 1, (into, word) => (into[word] = 1 + batch));
  assert.equal(reader.endNs(0), 1 + ENTRIES + 1);
  assert.equal(reader.endNs(2 * ENTRIES - 1), 2 * ENTRIES);
  assert.equal(reader.endNs(2 * ENTRIES), 0);
});
