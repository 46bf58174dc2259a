import { createInterface } from 'node:readline';
import { createSupervisor } from '../../gateway/control/supervisor.js';
import { ProcessControl, ThreadLine, ThreadState } from '../../core/memory/control.js';
import { createShared, roleIndex } from '../../core/topology.js';
import { runOnLoop } from '../../workers/agent.js';
import { createClock, startClock } from '../../workers/clock.js';
import { complain } from '../../workers/fail-stop.js';
import { allowedCpus, parsePin } from '../../workers/pin.js';
import { hotThreads } from '../../workers/roster.js';
import { TRIGGER } from './roles/scripted-role.js';
import { testRoster } from './roster.js';
const given = JSON.parse(process.argv[2] ?? '{}');
const mode = given.mode ?? 'dedicated';
const shared = createShared({ mode, slots: 32, instruments: 2 });
startClock(shared.control);
const scripts = Object.entries(given.scripts ?? {}).map(([role, script]) => [role, () => script]);
let runner = undefined;
const supervisor = createSupervisor({
    shared,
    roleOptions: { ...Object.fromEntries(scripts), watchdog: () => ({ stallMs: given.stallMs ?? 700 }) },
    pinPlan: parsePin(given.pin ?? 'off', ['gateway', 'engine', 'journal', 'broker'], hotThreads(mode), allowedCpus()),
    onRing: () => runner?.wake(),
    roster: testRoster('scripted-role'),
    log: (text) => process.stderr.write(`log: ${text}\n`),
    ...(given.startTimeoutMs === undefined ? {} : { startTimeoutMs: given.startTimeoutMs }),
    ...(given.stopTimeoutMs === undefined ? {} : { stopTimeoutMs: given.stopTimeoutMs }),
});
try {
    await supervisor.start();
}
catch (error) {
    const { exitCode, message } = error;
    complain(message, exitCode);
    process.exit(exitCode);
}
const line = new ThreadLine(shared.control, roleIndex('gateway'));
runner = runOnLoop({ doWork: () => 0, hasWork: () => false }, { role: 'gateway', shared, clock: createClock(shared.control), maxParkMs: 10, spinNs: 0, pin() { } }, (error) => {
    throw error;
});
createInterface(process.stdin).on('line', (command) => {
    if (command === 'threads')
        process.stdout.write(`${JSON.stringify(supervisor.threads())}\n`);
    if (command === 'trigger')
        new ProcessControl(shared.control).stopNow(TRIGGER);
    if (command === 'calm')
        new ProcessControl(shared.control).allowAgain(TRIGGER);
    if (command === 'stop')
        void stop();
    while (command === 'block')
        ;
});
sayReady();
/** Once the gateway's thread has had a turn. */
function sayReady() {
    if (line.state === ThreadState.ready)
        process.stdout.write('ready\n');
    else
        setImmediate(sayReady);
}
async function stop() {
    line.state = ThreadState.stopping;
    const inOrder = await supervisor.stop();
    process.exit(inOrder ? 0 : 75);
}
//# sourceMappingURL=threads-child.js.map