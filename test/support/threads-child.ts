import { createInterface } from 'node:readline';
import { createSupervisor } from '../../gateway/control/supervisor.ts';
import { ProcessControl, ThreadLine, ThreadState } from '../../core/memory/control.ts';
import { createShared, roleIndex, type ThreadMode } from '../../core/topology.ts';
import { type LoopRunner, runOnLoop } from '../../workers/agent.ts';
import { createClock, startClock } from '../../workers/clock.ts';
import { complain } from '../../workers/fail-stop.ts';
import { allowedCpus, parsePin } from '../../workers/pin.ts';
import { hotThreads, type WorkerRole } from '../../workers/roster.ts';
import { type Script, TRIGGER } from './roles/scripted-role.ts';
import { testRoster } from './roster.ts';

/**
 * A process of nothing but threads, for tests that need one to die. Argument: `ChildOptions` as JSON.
 * Commands on stdin: `threads` (answered by a line of JSON), `trigger`, `block`, `stop`.
 */
export interface ChildOptions {
  readonly mode?: ThreadMode;
  readonly scripts?: Readonly<Partial<Record<WorkerRole, Script>>>;
  readonly pin?: string;
  readonly stallMs?: number;
  readonly startTimeoutMs?: number;
  readonly stopTimeoutMs?: number;
}

const given = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
const mode = given.mode ?? 'dedicated';
const shared = createShared({ mode, slots: 32, instruments: 2 });
startClock(shared.control);
const scripts = Object.entries(given.scripts ?? {}).map(([role, script]) => [role, () => script]);
let runner: LoopRunner | undefined = undefined;
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
} catch (error) {
  const { exitCode, message } = error as { exitCode: number; message: string };
  complain(message, exitCode);
  process.exit(exitCode);
}
const line = new ThreadLine(shared.control, roleIndex('gateway'));
runner = runOnLoop(
  { doWork: () => 0, hasWork: () => false },
  { role: 'gateway', shared, clock: createClock(shared.control), maxParkMs: 10, spinNs: 0, pin() {} },
  (error) => {
    throw error;
  },
);

createInterface(process.stdin).on('line', (command) => {
  if (command === 'threads') process.stdout.write(`${JSON.stringify(supervisor.threads())}\n`);
  if (command === 'trigger') new ProcessControl(shared.control).stopNow(TRIGGER);
  if (command === 'calm') new ProcessControl(shared.control).allowAgain(TRIGGER);
  if (command === 'stop') void stop();
  while (command === 'block');
});
sayReady();

/** Once the gateway's thread has had a turn. */
function sayReady(): void {
  if (line.state === ThreadState.ready) process.stdout.write('ready\n');
  else setImmediate(sayReady);
}

async function stop(): Promise<void> {
  line.state = ThreadState.stopping;
  const inOrder = await supervisor.stop();
  process.exit(inOrder ? 0 : 75);
}
