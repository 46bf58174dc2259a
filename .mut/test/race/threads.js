import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
/** How long a race may take before it counts as hung. */
export const DEADLINE_MS = 60_000;
/** Runs a worker file to its end and gives what it posted. Rejects if it throws, or hangs beyond the deadline. */
export async function runThread(entry, data) {
    const worker = new Worker(entry, { workerData: data });
    let result;
    const hung = setTimeout(() => void worker.terminate(), DEADLINE_MS);
    try {
        return await new Promise((resolve, reject) => {
            worker.once('message', (value) => {
                result = { value };
            });
            worker.once('error', reject);
            worker.once('exit', () => {
                if (result === undefined)
                    reject(new Error(`${entry.pathname} ended without a result: ${JSON.stringify(data)}`));
                else
                    resolve(result.value);
            });
        });
    }
    finally {
        clearTimeout(hung);
        await worker.terminate();
    }
}
/** In a worker file: calls the role that `workerData` names and posts what it returns or resolves to. */
export function playRole(roles) {
    if (isMainThread || parentPort === null)
        throw new Error('not a worker');
    const port = parentPort;
    const data = workerData;
    void Promise.resolve(roles[data.role](data)).then((result) => {
        port.postMessage(result);
    });
}
/** Waits for a condition, turn by turn of the event loop. Rejects after the deadline. */
export async function until(condition, what) {
    const end = performance.now() + DEADLINE_MS;
    while (!condition()) {
        if (performance.now() > end)
            throw new Error(`never came: ${what}`);
        await new Promise((resolve) => setImmediate(resolve));
    }
}
//# sourceMappingURL=threads.js.map