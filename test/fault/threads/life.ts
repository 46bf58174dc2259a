import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathOf } from '../../campaign/machine.ts';
import { type ClientRun, reconciled, requireOtherFileSystem, runClient } from '../../crash/client-run.ts';
import { judge } from '../../crash/judge.ts';
import { judgeJournal } from '../../crash/judge-journal.ts';
import type { ClientOptions } from '../../crash/load-client.ts';
import {
  endsWithUs,
  kill,
  type Running,
  startGateway,
  type Starting,
  startVenue,
  ThisBuild,
} from '../../crash/processes.ts';
import { Waits } from '../../../core/topology.ts';
import { beganFile, type Fault, FAULT_FILE, type Victim } from './fault.ts';
import { type Case, alsoRight, type Outcome, outcomeOf } from './table.ts';

/**
 * One life of a gateway and its venues through a list of faults, on one folder:
 *
 *   start ─▶ reconciled ─▶ load ─▶ fault ─▶ gone with its code, or goes on ─▶ start …
 *   … ─▶ start ─▶ what was left unanswered is sent again ─▶ judged: every acknowledged order is there, once
 */
export interface LifeOptions {
  readonly seed: number;
  readonly threads: 'dedicated' | 'compact';
  readonly cases: readonly Case[];
  /** Where acknowledgement logs are kept: on another file system than the gateway's data. */
  readonly ackDir: string;
  readonly told: (one: CaseReport) => void;
  readonly enough: () => boolean;
}

export interface CaseReport {
  readonly problem: string;
  /** From the fault to the end of the process; undefined: it stayed. */
  readonly goneMs: number | undefined;
  readonly outcome: Outcome;
}

export interface Life {
  /** Of the judges, at the end. */
  readonly problems: readonly string[];
  readonly acknowledged: number;
  readonly folder: string;
}

const BROKERS = ['sim-a', 'sim-b'];
const INJECT = new URL('inject.js', import.meta.url).href;
/**
 * Within a second where nobody else wants the processors; the slowest is told. Where others do, the watchdog doesn't
 * count the time in which a thread waits for a core: three times 800 ms at most, and its own step and the exit.
 */
const GONE_MS = 3_500;
const BEGIN_MS = 30_000;
const RESTART_MS = 15_000;
const SETTLE_MS = 60_000;
const LOAD_MS = 250;
const HANG_MS = 30_000;
const SHORT_HANG_MS = 3_000;
/**
 * A thread in a system call ends only with that, so not for long; but longer than twice the 2 s after which market is
 * started again: after a pause of its own the gateway begins to count anew.
 */
const FREEZE_MS = 6_000;
const SMALL_HEAP = '--max-old-space-size=128';
const NS_PER_MS = 1_000_000n;

export async function runFaults(options: LifeOptions): Promise<Life> {
  const { seed, threads, cases } = options;
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-threads-'));
  const ackFolder = mkdtempSync(join(options.ackDir, 'tickgate-acks-'));
  const data = join(folder, 'data');
  const errors = join(folder, 'gateway.err');
  const faultFile = join(folder, 'fault');
  const ports = new Map<string, number>();
  const ackLogs: string[] = [];
  const running = new Set<Pick<Starting, 'child' | 'ended'>>();
  const problems: string[] = [];
  let acknowledged = 0;
  let isWhole = false;

  function track<One extends Pick<Starting, 'child' | 'ended'>>(one: One): One {
    running.add(one);
    void one.ended.then(() => running.delete(one));
    return one;
  }

  async function gatewayUp(nodeOptions: string): Promise<Running> {
    const more = { NODE_OPTIONS: nodeOptions, [FAULT_FILE]: faultFile };
    const gateway = await track(startGateway(ThisBuild, { data, errors, threads, venues: ports, more })).running;
    await reconciled(apiOf(gateway));
    return gateway;
  }

  function startClient(gateway: Running, mode: ClientOptions['mode'], number: number): ClientRun {
    const log = join(ackFolder, `${String(number).padStart(3, '0')}-${mode}.log`);
    const port = Number(new URL(apiOf(gateway)).port);
    const load = { connections: 8, rate: 400, most: 20_000 };
    const run = runClient({
      mode,
      port,
      seed: seed + number,
      prefix: `f${number}`,
      log,
      earlier: [...ackLogs],
      ...load,
    });
    ackLogs.push(log);
    return track(run);
  }

  async function play(one: Case, number: number): Promise<CaseReport> {
    const outcome = outcomeOf(one);
    const heap = one.way === 'memory' ? ` ${SMALL_HEAP}` : '';
    const gateway = await gatewayUp(`--import ${INJECT}${heap}`);
    const stays = outcome === 'restarts' || outcome === 'recovers';
    const before = await threadOf(gateway, one.victim);
    const load = startClient(gateway, 'load', number);
    await wait(LOAD_MS);
    const said = readIfThere(errors).length;
    const forMs = outcome === 'recovers' ? SHORT_HANG_MS : stays && one.way === 'frozen' ? FREEZE_MS : HANG_MS;
    const fault: Fault = { ...one, forMs };
    const gone = gateway.ended.then((code) => ({ code, atNs: process.hrtime.bigint() }));
    const struck = one.way === 'frozen' ? await freeze(one.victim, before.tid, forMs) : undefined;
    try {
      const beganNs = struck?.beganNs ?? (await inject(gateway, fault, faultFile));
      if (stays) {
        const problem = await goesOn(gateway, one, outcome, before.tid, forMs);
        await wait(LOAD_MS);
        load.stop();
        const { answered } = await load.finished;
        struck?.tracer.kill('SIGKILL');
        gateway.child.kill('SIGTERM');
        const { code } = await gone;
        const ended = code === 0 ? '' : `stopped in order afterwards, it exited with ${code}`;
        return {
          problem: problem || ended || (answered > 0 ? '' : 'nothing was answered'),
          goneMs: undefined,
          outcome,
        };
      }
      // A process of which one thread is held by a tracer is gone, but its parent isn't told.
      if (struck !== undefined) {
        await saysExit(errors, said);
        struck.tracer.kill('SIGKILL');
      }
      const end = await Promise.race([gone, wait(GONE_MS * 2, undefined, { ref: false })]);
      if (end === undefined) {
        await kill({ child: gateway.child, ended: gateway.ended });
        return { problem: `still there after ${GONE_MS * 2} ms`, goneMs: undefined, outcome };
      }
      await load.finished;
      const goneMs = Number((end.atNs - beganNs) / NS_PER_MS);
      const late = goneMs > GONE_MS ? `gone only after ${goneMs} ms` : '';
      const isRight = end.code === outcome || alsoRight(one).includes(end.code);
      return { problem: isRight ? late : `it exited with ${end.code}, not ${outcome}`, goneMs, outcome };
    } finally {
      struck?.tracer.kill('SIGKILL');
    }
  }

  async function judged(): Promise<void> {
    const gateway = await gatewayUp('');
    await startClient(gateway, 'retry', 999).finished;
    const deadlineMs = performance.now() + SETTLE_MS;
    for (;;) {
      const venueLogs = new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')]));
      const verdict = await judge({ api: apiOf(gateway), ackLogs, venueLogs });
      acknowledged = verdict.acknowledged;
      if (verdict.problems.length > 0 && performance.now() < deadlineMs) {
        await wait(100);
        continue;
      }
      problems.push(...verdict.problems);
      break;
    }
    gateway.child.kill('SIGTERM');
    const code = await gateway.ended;
    if (acknowledged === 0) problems.push('nothing was acknowledged: no load');
    if (code !== 0) problems.push(`the last stop: exit ${code}`);
    problems.push(...(await judgeJournal(ThisBuild, data)));
  }

  try {
    requireOtherFileSystem(folder, ackFolder);
    for (const [i, broker] of BROKERS.entries()) {
      mkdirSync(join(folder, broker));
      const venue = await track(startVenue(ThisBuild, join(folder, broker), 0, seed + i, [])).running;
      ports.set(broker, Number(venue.ready['port']));
    }
    isWhole = true;
    for (const [number, one] of cases.entries()) {
      if (options.enough()) break;
      const report = await play(one, number);
      const problem =
        report.problem === '' ? '' : `${threads}, ${one.victim} ${one.way}: ${report.problem}\n${tail(errors)}`;
      if (problem !== '') isWhole = false;
      options.told({ ...report, problem });
    }
    await judged();
    if (problems.length > 0) isWhole = false;
  } catch (error) {
    isWhole = false;
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await Promise.all([...running].map(kill));
    if (isWhole) for (const dir of [folder, ackFolder]) rmSync(dir, { recursive: true, force: true });
  }
  return { problems, acknowledged, folder };
}

function apiOf(gateway: Running): string {
  return String(gateway.ready['api']);
}

/** Returns when it began. */
async function inject(gateway: Running, fault: Fault, faultFile: string): Promise<bigint> {
  rmSync(beganFile(faultFile), { force: true });
  writeFileSync(faultFile, JSON.stringify(fault));
  gateway.child.kill('SIGUSR2');
  const deadlineMs = performance.now() + BEGIN_MS;
  for (;;) {
    const began = readIfThere(beganFile(faultFile));
    if (began !== '') return BigInt(began);
    if (performance.now() > deadlineMs) throw new Error(`${fault.victim} ${fault.way}: it never began`);
    await wait(2);
  }
}

/** Holds the thread inside the next system call that it waits with, once. */
async function freeze(victim: Victim, tid: number, forMs: number): Promise<{ tracer: ChildProcess; beganNs: bigint }> {
  const calls = Waits[victim] === 'park' ? 'futex' : 'epoll_wait,epoll_pwait';
  const what = `inject=${calls}:delay_enter=${forMs * 1000}:when=1`;
  const args = ['-o', '/dev/null', '-p', String(tid), '-e', `trace=${calls}`, '-e', what];
  const tracer = spawn(pathOf('strace') ?? 'strace', args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  endsWithUs(tracer);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    tracer.once('exit', () => reject(new Error(`strace: ${said}`)));
    tracer.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('attached')) resolve();
    });
  });
  return { tracer, beganNs: process.hrtime.bigint() };
}

interface ThreadView {
  readonly name: string;
  readonly tid: number;
  readonly alive: boolean;
}

async function threadOf(gateway: Running, name: string): Promise<ThreadView> {
  const page = (await (await fetch(`${apiOf(gateway)}/health/detailed`)).json()) as { threads: ThreadView[] };
  const found = page.threads.find((thread) => thread.name === name);
  if (found === undefined) throw new Error(`no thread ${name}`);
  return found;
}

/** What is wrong with how the process went on, or ''. */
async function goesOn(
  gateway: Running,
  { victim }: Case,
  outcome: Outcome,
  tid: number,
  forMs: number,
): Promise<string> {
  const startedMs = performance.now();
  for (;;) {
    const after = await threadOf(gateway, victim);
    const lastedMs = performance.now() - startedMs;
    if (outcome === 'restarts' && after.alive && after.tid !== tid) return '';
    if (outcome === 'recovers' && after.tid !== tid) return 'the thread was started again';
    if (outcome === 'recovers' && after.alive && lastedMs > forMs + 500) return '';
    if (lastedMs > RESTART_MS) return `after ${RESTART_MS} ms the thread is ${JSON.stringify(after)}`;
    await wait(20);
  }
}

/** Until it says why it ends, in what it has written since it had written `from` characters. */
async function saysExit(errors: string, from: number): Promise<void> {
  const startedMs = performance.now();
  const isSaid = (): boolean => /tickgate: exit \d+: /.test(readIfThere(errors).slice(from));
  while (!isSaid() && performance.now() - startedMs < GONE_MS) await wait(2);
}

function tail(file: string): string {
  return readIfThere(file).slice(-2000);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
