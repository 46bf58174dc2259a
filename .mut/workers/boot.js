var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
import { parentPort, workerData } from 'node:worker_threads';
import { ThreadLine, ThreadState } from '../core/memory/control.js';
import { roleIndex, Waits } from '../core/topology.js';
import { runOnLoop, runParked } from './agent.js';
import { createBells } from './bells.js';
import { createClock } from './clock.js';
import { failStop, noteFailure } from './fail-stop.js';
import { allowedCpus, pinThisThread, threadId } from './pin.js';
import { yieldToOthers } from './yield-to-others.js';
/** The first thing that a thread says; nothing else is ever sent. */
export const READY = 'ready';
const data = workerData;
const { role, shared } = data;
const line = new ThreadLine(shared.control, roleIndex(role));
process.on('uncaughtException', fail);
try {
    line.tid = threadId();
    line.state = ThreadState.starting;
    widen(data.cpus);
    await run();
    line.state = ThreadState.stopped;
    process.exit(0);
}
catch (error) {
    fail(error);
}
async function run() {
    const clock = createClock(shared.control);
    let runner;
    const context = {
        role,
        shared,
        clock,
        options: data.options,
        bell: createBells(shared, role, data.bellPorts),
        wake: () => runner?.wake(),
    };
    // Before its first work: it may have been started again under load.
    if (data.yieldsBy > 0)
        yieldToOthers(data.yieldsBy);
    const { createRole } = (await import(__rewriteRelativeImportExtension(data.module)));
    const agent = await createRole(context);
    const { maxParkMs, spinNs } = data;
    const options = { role, shared, clock, maxParkMs, spinNs, pin };
    line.beat(clock.nowUs() / 1000);
    line.state = ThreadState.ready;
    parentPort?.postMessage(READY);
    if (Waits[role] === 'park') {
        await runParked(agent, options);
    }
    else {
        const loop = runOnLoop(agent, options, fail);
        runner = loop;
        for (const port of [...data.wakePorts, parentPort])
            port?.on('message', loop.wake);
        await loop.done;
    }
    await agent.close?.();
}
/** Asked for only where it changes something: a service may be forbidden to ask. */
function widen(cpus) {
    if (allowedCpus().join() !== cpus.join())
        pinThisThread(cpus);
}
function pin() {
    if (data.cpu < 0)
        return;
    pinThisThread([data.cpu]);
    line.cpu = data.cpu;
}
function fail(error) {
    if (data.fatal)
        failStop(role, shared, error);
    noteFailure(role, shared, error);
    process.exit(1);
}
//# sourceMappingURL=boot.js.map