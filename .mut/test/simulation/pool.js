import { Worker } from 'node:worker_threads';
import { addCoverage, createCoverage } from './coverage.js';
const BLOCK = 50;
/** Seeds from `from` on, each in one of `jobs` threads, in blocks. Resolves when all are done, or one found something. */
export async function runSeeds(options) {
    const coverage = createCoverage();
    const findings = [];
    const result = { done: 0, events: 0, coverage, findings };
    const end = options.from + options.count;
    let next = options.from;
    function nextBlock() {
        const isOver = options.enough() || (findings.length > 0 && !options.keepGoing);
        if (next >= end || isOver)
            return undefined;
        const block = { from: next, count: Math.min(BLOCK, end - next), tries: options.tries };
        next += block.count;
        return block;
    }
    async function job() {
        const worker = new Worker(new URL('./worker.js', import.meta.url));
        try {
            for (let block = nextBlock(); block !== undefined; block = nextBlock()) {
                const told = await ask(worker, block);
                result.done += told.count;
                result.events += told.events;
                addCoverage(coverage, told.coverage);
                findings.push(...told.findings);
                options.progress(result);
            }
        }
        finally {
            await worker.terminate();
        }
    }
    await Promise.all(Array.from({ length: options.jobs }, job));
    findings.sort((a, b) => a.seed - b.seed);
    return result;
}
function ask(worker, block) {
    return new Promise((resolve, reject) => {
        const done = (told) => {
            worker.off('error', reject);
            resolve(told);
        };
        worker.once('message', done);
        worker.once('error', reject);
        worker.postMessage(block);
    });
}
//# sourceMappingURL=pool.js.map