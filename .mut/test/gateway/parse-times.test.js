import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHistogram, HistogramSnapshot } from '../../core/metrics/histogram.js';
import { StageNames } from '../../core/topology.js';
import { openDoor } from '../support/door-harness.js';
import { NOW_US } from '../support/engine-double.js';
import { connectWs } from '../support/ws-client.js';
const TURN_NS = 1_000_000_000;
const FRAMES = 20;
test('the gateway turn that follows frames is no part of the time that they took, in whatever order the loop comes to it', async () => {
    let nowNs = TURN_NS;
    const histograms = Object.fromEntries(StageNames.map((stage) => [stage, createHistogram(stage)]));
    const clock = { monotonicNs: () => nowNs, nowUs: () => NOW_US };
    const harness = await openDoor({ parts: { clock, histograms, atTurnEnd: () => undefined } });
    // Under load the next turn is due before the frames that it answers are read.
    let isOver = false;
    const turn = () => {
        harness.door.handOver();
        nowNs += TURN_NS;
        if (!isOver)
            setImmediate(turn);
    };
    turn();
    try {
        const client = await connectWs(harness.port);
        for (let i = 0; i < FRAMES; i++)
            await client.call('ping');
        client.destroy();
    }
    finally {
        isOver = true;
        await harness.close();
    }
    const parse = new HistogramSnapshot();
    parse.add(histograms.parse);
    assert.ok(parse.count >= FRAMES, `${parse.count} frames`);
    assert.equal(parse.maximum, 0);
});
//# sourceMappingURL=parse-times.test.js.map