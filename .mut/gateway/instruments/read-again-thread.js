import { parentPort, workerData } from 'node:worker_threads';
import { readAgain } from './read-again.js';
/** A message as large as that keeps whoever reads it for a few milliseconds. */
const PIECE = 1_000;
const { data, source, have } = workerData;
const say = (message) => parentPort?.postMessage(message);
try {
    const done = readAgain(data, source, have, (instruments) => {
        for (let at = 0; at < instruments.length; at += PIECE)
            say({ found: instruments.slice(at, at + PIECE) });
    });
    say({ done });
}
catch (error) {
    say({ failed: error.message });
}
//# sourceMappingURL=read-again-thread.js.map