import { parentPort } from 'node:worker_threads';
import { judgeSeed } from './judge-seed.js';
/** Runs blocks of seeds, one after the other, and says what came of each. */
parentPort?.on('message', ({ from, count, tries }) => {
    const counts = new Map();
    const findings = [];
    let events = 0;
    for (let seed = from; seed < from + count; seed++) {
        const result = judgeSeed(seed, findings.length === 0 ? tries : 0);
        for (const [name, times] of result.coverage)
            counts.set(name, (counts.get(name) ?? 0) + times);
        events += result.events;
        if (result.finding !== undefined)
            findings.push(result.finding);
    }
    const done = { count, events, coverage: [...counts], findings };
    parentPort?.postMessage(done);
});
//# sourceMappingURL=worker.js.map