import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSender } from '../../../gateway/client/sender.js';
test('the records of one turn leave in one frame, in their order with texts, at most 100 of them and 64 KiB', async () => {
    const frames = [];
    const sender = createSender((frame) => {
        frames.push(typeof frame === 'string' ? frame : frame.length);
    });
    sender.send(new Uint8Array(8));
    sender.send(new Uint8Array(16));
    sender.send('text');
    sender.send(new Uint8Array(8));
    assert.deepEqual(frames, [24, 'text']);
    await Promise.resolve();
    assert.deepEqual(frames.splice(0), [24, 'text', 8]);
    for (let i = 0; i < 101; i++)
        sender.send(new Uint8Array(8));
    await Promise.resolve();
    assert.deepEqual(frames.splice(0), [800, 8]);
    for (let i = 0; i < 17; i++)
        sender.send(new Uint8Array(4096));
    await Promise.resolve();
    assert.deepEqual(frames.splice(0), [65_536, 4096]);
    sender.send(new Uint8Array(8));
    sender.clear();
    await Promise.resolve();
    assert.deepEqual(frames, []);
});
//# sourceMappingURL=sender.test.js.map