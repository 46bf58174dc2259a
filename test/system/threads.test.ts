import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ThreadView } from '../../gateway/control/supervisor.ts';
import { allowedCpus } from '../../workers/pin.ts';
import type { ChildOptions } from '../support/threads-child.ts';

const CHILD = fileURLToPath(new URL('../support/threads-child.js', import.meta.url));
const DEADLINE_MS = 90_000;

interface Child {
  readonly process: ChildProcess;
  send(command: string): void;
  /** The next line on stdout. */
  line(): Promise<string>;
  threads(): Promise<ThreadView[]>;
  /** Exit code, once it has ended, and what it wrote to stderr. */
  readonly ended: Promise<{ code: number | null; stderr: string }>;
}

function start(options: ChildOptions): Child {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(options)], { stdio: 'pipe' });
  const kill = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.once('close', (code) => {
      clearTimeout(kill);
      resolve({ code, stderr });
    });
  });
  async function line(): Promise<string> {
    const next = await lines.next();
    if (next.done === true) throw new Error(`the child ended: ${stderr}`);
    return next.value;
  }
  return {
    process: child,
    send: (command) => void child.stdin.write(`${command}\n`),
    line,
    async threads() {
      child.stdin.write('threads\n');
      return JSON.parse(await line()) as ThreadView[];
    },
    ended,
  };
}

async function started(options: ChildOptions): Promise<Child> {
  const child = start(options);
  assert.equal(await child.line(), 'ready');
  return child;
}

async function eventually(child: Child, holds: (threads: ThreadView[]) => boolean): Promise<ThreadView[]> {
  const untilMs = performance.now() + DEADLINE_MS;
  for (;;) {
    const threads = await child.threads();
    if (holds(threads)) return threads;
    assert.ok(performance.now() < untilMs, JSON.stringify(threads));
  }
}

describe('a thread that orders need', { concurrency: 2 }, () => {
  for (const [victim, does, code, says] of [
    ['engine', 'throw', 81, /tickgate: engine: Error: scripted defect\n.*at .*scripted-role/s],
    ['journal', 'throw', 82, /exit 82: the journal thread died/],
    ['broker', 'throw', 83, /exit 83: the broker thread died/],
    ['broker', 'throw-later', 83, /scripted defect in a callback/],
    ['journal', 'exit-error', 74, /tickgate: journal: scripted I\/O error\ntickgate: exit 74/],
    ['engine', 'exit', 81, /engine: the thread is gone/],
    ['engine', 'block', 91, /engine: no sign of life for \d+ ms\ntickgate: exit 91: the engine thread stalled/],
    ['journal', 'block', 92, /exit 92: the journal thread stalled/],
    ['broker', 'block', 93, /exit 93: the broker thread stalled/],
  ] as const) {
    it(`ends the process with ${code} when the ${victim} does ${does}`, async () => {
      const child = await started({ scripts: { [victim]: { does } } });
      child.send('trigger');
      const { code: seen, stderr } = await child.ended;
      assert.equal(seen, code, stderr);
      assert.match(stderr, says);
    });
  }

  it('ends the process with 90 when the gateway itself blocks', async () => {
    const child = await started({});
    child.send('block');
    const { code, stderr } = await child.ended;
    assert.equal(code, 90, stderr);
  });

  it('ends the process with its code even while the gateway blocks', async () => {
    const child = await started({ scripts: { engine: { does: 'throw' } }, stallMs: 60_000 });
    child.send('trigger\nblock');
    assert.equal((await child.ended).code, 81);
  });

  it('ends the process when it refuses to start, with the code it asks for', async () => {
    const { code, stderr } = await start({ scripts: { journal: { start: 'throw' } } }).ended;
    assert.equal(code, 78, stderr);
    assert.match(stderr, /tickgate: journal: the data is foreign\n/);
  });

  it('ends the start with 75 when it is not ready in time', async () => {
    const { code, stderr } = await start({ scripts: { engine: { start: 'never' } }, startTimeoutMs: 1500 }).ended;
    assert.equal(code, 75, stderr);
    assert.match(stderr, /not ready in time: engine/);
  });
});

describe('threads', { concurrency: 2 }, () => {
  for (const mode of ['dedicated', 'compact'] as const) {
    it(`stop in order, and the process with 0 (${mode})`, async () => {
      const child = await started({ mode });
      const roles = (await child.threads()).map(({ role, state }) => `${role} ${state}`);
      const expected = ['gateway', 'engine', 'journal', 'broker', 'market', 'follower', 'watchdog'];
      assert.deepEqual(
        roles,
        expected.filter((role) => mode === 'dedicated' || role !== 'engine').map((role) => `${role} ready`),
      );
      child.send('stop');
      const { code, stderr } = await child.ended;
      assert.deepEqual([code, stderr], [0, '']);
    });
  }

  it('are ended when they do not stop in time, and the exit code says so', async () => {
    const child = await started({ scripts: { broker: { neverFinishes: true } }, stopTimeoutMs: 500 });
    child.send('stop');
    const { code, stderr } = await child.ended;
    assert.equal(code, 75);
    assert.match(stderr, /log: broker: did not stop in time/);
  });

  for (const role of ['market', 'follower'] as const) {
    it(`start again alone: ${role}`, async () => {
      const child = await started({ scripts: { [role]: { does: 'throw' } } });
      const before = await child.threads();
      child.send('trigger');
      await eventually(child, (threads) => threads.some((thread) => thread.role === role && thread.restarts > 0));
      child.send('calm');
      const after = await eventually(child, (threads) => threads.every(({ state }) => state === 'ready'));
      for (const thread of before) {
        const tid = after.find((other) => other.role === thread.role)!.tid;
        assert.equal(tid === thread.tid, thread.role !== role, thread.role);
      }
      child.send('stop');
      const { code, stderr } = await child.ended;
      assert.equal(code, 0, stderr);
      assert.match(stderr, new RegExp(`log: ${role}: died, starts again in 100 ms`));
      assert.match(stderr, new RegExp(`tickgate: ${role}: Error: scripted defect`));
      assert.doesNotMatch(stderr, /tickgate: exit/, 'the process goes on');
    });
  }

  it('are ended and start again alone when they hang: market', async () => {
    const child = await started({ scripts: { market: { does: 'block' } } });
    child.send('trigger');
    await eventually(child, (threads) => threads.some(({ role, restarts }) => role === 'market' && restarts > 0));
    child.send('calm');
    await eventually(child, (threads) => threads.every(({ state }) => state === 'ready'));
    child.send('stop');
    const { code, stderr } = await child.ended;
    assert.equal(code, 0, stderr);
    assert.match(stderr, /log: market: no sign of life for \d+ ms\nlog: market: died, starts again in 100 ms/);
  });

  it('survive a pause of the whole process that is longer than a stall', async () => {
    const child = await started({ stallMs: 400 });
    child.process.kill('SIGSTOP');
    const stopped = performance.now();
    const untilMs = stopped + DEADLINE_MS;
    while (performance.now() < stopped + 1200 || !/^State:\s+T/m.test(statusOf(child))) {
      assert.ok(performance.now() < untilMs);
      await new Promise(setImmediate);
    }
    child.process.kill('SIGCONT');
    const resumed = performance.now();
    // Several checks of the watchdog fit in here.
    while (performance.now() < resumed + 1000) await child.threads();
    child.send('stop');
    const { code, stderr } = await child.ended;
    assert.equal(code, 0, stderr);
  });
});

describe('pinned threads', () => {
  it('are where an explicit list puts them, as the kernel reports it, and no other thread is', async () => {
    const all = allowedCpus();
    const [first, last] = [all[0]!, all.at(-1)!];
    const child = await started({ pin: `engine:${last},journal:${first},gateway:${first}` });
    const threads = await child.threads();
    for (const { role, tid, cpus, pinnedTo } of threads) {
      const wanted = { engine: last, journal: first, gateway: first }[role as string];
      assert.deepEqual(cpus, wanted === undefined ? all : [wanted], role);
      assert.equal(pinnedTo, wanted ?? -1, role);
      const status = readFileSync(`/proc/${child.process.pid}/task/${tid}/status`, 'latin1');
      assert.match(status, new RegExp(`Cpus_allowed_list:\\s*${cpus.length === 1 ? cpus[0] : ''}`));
    }
    child.send('stop');
    assert.equal((await child.ended).code, 0);
  });

  it('do not hand their CPU on to a thread that is started again', async () => {
    const all = allowedCpus();
    const child = await started({ pin: `gateway:${all[0]}`, scripts: { market: { does: 'throw' } } });
    child.send('trigger');
    await eventually(child, (threads) => threads.some(({ role, restarts }) => role === 'market' && restarts > 0));
    child.send('calm');
    const threads = await eventually(child, (seen) => seen.every(({ state }) => state === 'ready'));
    assert.deepEqual(threads.find(({ role }) => role === 'market')!.cpus, all);
    child.send('stop');
    assert.equal((await child.ended).code, 0);
  });
});

function statusOf(child: Child): string {
  return readFileSync(`/proc/${child.process.pid}/status`, 'latin1');
}
