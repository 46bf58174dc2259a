import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LatchReader, createLatch } from '../../core/memory/latch.js';
import { runThread } from './threads.js';
/*
 * Legal outcomes of a read against a writer that never pauses: the whole value of one write, not older than the one
 * read before, or `false` (stale). Not legal: words of two writes (torn), a value older than one seen. Of all writes
 * together: delivered + skipped = written.
 */
const entry = new URL('./latch-roles.js', import.meta.url);
for (const { slots, words, start } of [
    { slots: 1, words: 64, start: 0 },
    { slots: 3, words: 8, start: 2 ** 31 - 100_000 },
    { slots: 1000, words: 8, start: -100 },
]) {
    test(`a latch of ${slots} slots of ${words} words is never read torn, and no write goes uncounted`, async (t) => {
        const writes = 2_000_000;
        const race = { latch: createLatch('quotes', slots, words, start), writes, done: new SharedArrayBuffer(4) };
        const reading = [0, 1].map(() => runThread(entry, { ...race, role: 'read' }));
        const following = runThread(entry, { ...race, role: 'follow' });
        await runThread(entry, { ...race, role: 'write' });
        for (const { whole, stale, torn, older } of await Promise.all(reading)) {
            t.diagnostic(`${whole} whole, ${stale} stale or not yet written`);
            assert.deepEqual({ torn, older }, { torn: 0, older: 0 });
            assert.ok(whole > 0);
        }
        const { delivered, skipped, torn } = await following;
        t.diagnostic(`${delivered} delivered, ${skipped} skipped`);
        assert.equal(torn, 0);
        assert.equal(delivered + skipped, writes);
        const reader = new LatchReader(race.latch);
        const into = new Float64Array(words);
        for (let slot = 0; slot < slots; slot++) {
            assert.ok(reader.read(slot, into, 0), 'with the writer at rest every slot can be read');
            assert.equal(into[0], Math.ceil((writes - slot) / slots));
        }
    });
}
test('each single write to a latch is found by the one who follows changes', async () => {
    const writes = 300_000;
    const race = { latch: createLatch('quotes', 70, 2, -1000), writes, done: new SharedArrayBuffer(4) };
    const both = [
        runThread(entry, { ...race, role: 'writeInStep' }),
        runThread(entry, { ...race, role: 'followInStep' }),
    ];
    assert.deepEqual(await Promise.all(both), [writes, writes]);
});
//# sourceMappingURL=latch.test.js.map