import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathOf } from '../../campaign/machine.ts';
import { readAckLogs } from '../../crash/ack-log.ts';
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

/**
 * Every sync of the journal takes a second. What was routed before it becomes durable all at once after it: the venues
 * must not get it all at once. Their own logs say when what came.
 *
 *   orders   │││││││││││││││││││││││││││
 *   durable            ▌         ▌         ▌
 *   sent               ┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆┆   never more than the venue takes in a second
 */
export interface SlowDiskOptions {
  readonly seed: number;
  readonly loadMs: number;
  readonly threads: 'dedicated' | 'compact';
  readonly ackDir: string;
}

export interface SlowDisk {
  readonly problems: readonly string[];
  readonly folder: string;
  readonly asked: number;
  readonly acknowledged: number;
  readonly busy: number;
  /** The most that a venue got within `WINDOW_MS`. */
  readonly most: number;
  readonly syncs: number;
}

export const PER_SECOND = 20;
/** A second, less what the two processes may be held up by while others want the processors. */
const WINDOW_MS = 700;
const SYNC_MS = 1_000;
const BROKERS = ['sim-a', 'sim-b'];
const SETTLE_MS = 30_000;

export async function slowDisk(options: SlowDiskOptions): Promise<SlowDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-slow-'));
  const ackFolder = mkdtempSync(join(options.ackDir, 'tickgate-acks-'));
  const data = join(folder, 'data');
  const errors = join(folder, 'gateway.err');
  const running = new Set<Pick<Starting, 'child' | 'ended'>>();
  const ports = new Map<string, number>();
  const ackLogs: string[] = [];
  const problems: string[] = [];
  const result = { asked: 0, acknowledged: 0, busy: 0, most: 0, syncs: 0 };

  function track<One extends Pick<Starting, 'child' | 'ended'>>(one: One): One {
    running.add(one);
    void one.ended.then(() => running.delete(one));
    return one;
  }

  function client(gateway: Running, mode: ClientOptions['mode']): ClientRun {
    const log = join(ackFolder, `${mode}.log`);
    const port = Number(new URL(String(gateway.ready['api'])).port);
    const load = { connections: 120, rate: 80, most: 50_000, seed: options.seed, prefix: 'slow' };
    const run = track(runClient({ mode, port, log, earlier: [...ackLogs], ...load }));
    ackLogs.push(log);
    return run;
  }

  const venueLogs = new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')]));

  async function judged(gateway: Running): Promise<void> {
    for (const deadlineMs = performance.now() + SETTLE_MS; ; await wait(200)) {
      const verdict = await judge({ api: String(gateway.ready['api']), ackLogs, venueLogs });
      result.acknowledged = verdict.acknowledged;
      if (verdict.problems.length > 0 && performance.now() < deadlineMs) continue;
      problems.push(...verdict.problems);
      if (verdict.timedOut > 0) problems.push(`${verdict.timedOut} requests were given up on`);
      return;
    }
  }

  try {
    requireOtherFileSystem(folder, ackFolder);
    for (const [i, broker] of BROKERS.entries()) {
      mkdirSync(join(folder, broker));
      const venue = await track(startVenue(ThisBuild, join(folder, broker), 0, options.seed + i, [])).running;
      ports.set(broker, Number(venue.ready['port']));
    }
    const rateLimits = { per_second: PER_SECOND };
    const settings = { data, errors, threads: options.threads, venues: ports, rateLimits };
    const gateway = await track(startGateway(ThisBuild, settings)).running;
    await reconciled(String(gateway.ready['api']));
    const tracer = await slowDown(await journalOf(gateway), join(folder, 'syncs'));
    const load = client(gateway, 'load');
    await wait(options.loadMs);
    load.stop();
    const { asked, answered } = await load.finished;
    result.asked = asked;
    if (answered !== asked) problems.push(`${asked - answered} of ${asked} requests were never answered`);
    tracer.kill('SIGINT');
    result.syncs = readFileSync(join(folder, 'syncs'), 'utf8').split('fdatasync(').length - 1;
    if (result.syncs < options.loadMs / SYNC_MS / 2) problems.push(`only ${result.syncs} syncs were slow`);
    await client(gateway, 'retry').finished;
    await judged(gateway);
    gateway.child.kill('SIGTERM');
    const code = await gateway.ended;
    if (code !== 0) problems.push(`it exited with ${code}`);
    problems.push(...(await judgeJournal(ThisBuild, data)));
    for (const [broker, path] of venueLogs) {
      const most = mostWithin(arrivals(path), WINDOW_MS * 1000);
      result.most = Math.max(result.most, most);
      if (most > PER_SECOND)
        problems.push(`${broker} got ${most} requests within ${WINDOW_MS} ms; it takes ${PER_SECOND} in a second`);
    }
    if (result.most < PER_SECOND / 2)
      problems.push(`the venues never got more than ${result.most} within ${WINDOW_MS} ms: no load`);
    for (const { answer } of readAckLogs(ackLogs.slice(0, 1))) if (answer?.status === 503) result.busy += 1;
  } catch (error) {
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await Promise.all([...running].map(kill));
    if (problems.length === 0) for (const dir of [folder, ackFolder]) rmSync(dir, { recursive: true, force: true });
  }
  return { problems, folder, ...result };
}

async function journalOf(gateway: Running): Promise<number> {
  const page = await (await fetch(`${String(gateway.ready['api'])}/health/detailed`)).json();
  const { threads } = page as { threads: { name: string; tid: number }[] };
  const found = threads.find(({ name }) => name === 'journal');
  if (found === undefined) throw new Error('no journal thread');
  return found.tid;
}

async function slowDown(tid: number, log: string): Promise<ChildProcess> {
  const inject = `inject=fdatasync:delay_enter=${SYNC_MS * 1000}`;
  const args = ['-o', log, '-p', String(tid), '-e', 'trace=fdatasync', '-e', inject];
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
  return tracer;
}

/**
 * When a venue got its orders and cancels, by its own clock, in microseconds. An order that can't rest is cancelled in the
 * moment in which it came: that was nobody's request.
 */
function arrivals(path: string): number[] {
  const times: number[] = [];
  const placedUs = new Map<unknown, number>();
  for (const line of readFileSync(path, 'latin1').split('\n')) {
    const kind = line.slice(0, 4);
    if (kind !== '["P"' && kind !== '["J"' && kind !== '["C"') continue;
    const fields = JSON.parse(line) as unknown[];
    // A rejection's reason stands behind its time.
    const timeUs = fields.at(kind === '["J"' ? -2 : -1) as number;
    if (kind === '["P"') placedUs.set(fields[1], timeUs);
    else if (placedUs.get(fields[1]) === timeUs) continue;
    times.push(timeUs);
  }
  return times.sort((a, b) => a - b);
}

function mostWithin(times: readonly number[], lengthUs: number): number {
  let most = 0;
  let from = 0;
  for (let to = 0; to < times.length; to++) {
    while (times[to]! - times[from]! >= lengthUs) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
