import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { reconciled } from '../../crash/client-run.ts';
import { endsWithUs, kill, startGateway, type Starting, startVenue, ThisBuild } from '../../crash/processes.ts';
import type { FloodCommand, FloodOptions, FloodReport } from './flood-client.ts';
import { judgeFlood } from './judge-flood.ts';

/**
 * One gateway, flooded by a client of its own process:
 *
 *   saturation ─▶ quiet ─▶ 2 × ─▶ quiet ─▶ 10 × ─▶ quiet ─▶ judged
 *
 * What can't be taken is refused at once; cancels pass; nothing accepted is lost or doubled; a second after the flood it
 * is as quick as before.
 */
export interface OverloadOptions {
  readonly seed: number;
  readonly threads: 'dedicated' | 'compact';
  readonly form: 'short' | 'long';
  readonly progress: (text: string) => void;
}

export interface Overload {
  readonly problems: readonly string[];
  readonly folder: string;
  readonly figures: string;
  /** Floods that were withstood. */
  readonly floods: number;
}

const BROKERS = ['sim-a', 'sim-b'];
const SECONDS = { short: [2, 1], long: [60, 10] } as const;
const TIMES = [2, 10] as const;
const ROUNDS = 3;
const ROUND_S = { short: 0.5, long: 3 } as const;
/** More, and it is refused. */
const WINDOW = 6_144;
const CANCELS_PER_SECOND = 50;
const QUIET_PER_SECOND = 50;
const QUIET_S = 1;
const CLIENT = fileURLToPath(new URL('flood-client.js', import.meta.url));
const PREFIX = 'o';
/** What a quiet second may be slower than the one before the flood: others want the processors too. */
const SLOWER = 5;
const SLOWER_MS = 25;
const DOOR_US = 1_000;

interface FloodClient extends Pick<Starting, 'child' | 'ended'> {
  ask(command: FloodCommand): Promise<FloodReport>;
  end(): Promise<void>;
}

export async function overload(options: OverloadOptions): Promise<Overload> {
  const { form, progress } = options;
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-overload-'));
  const data = join(folder, 'data');
  const log = join(folder, 'flood.log');
  const running = new Set<Pick<Starting, 'child' | 'ended'>>();
  const ports = new Map<string, number>();
  const problems: string[] = [];
  const figures: string[] = [];
  let floods = 0;

  function track<One extends Pick<Starting, 'child' | 'ended'>>(one: One): One {
    running.add(one);
    void one.ended.then(() => running.delete(one));
    return one;
  }

  try {
    for (const [i, broker] of BROKERS.entries()) {
      mkdirSync(join(folder, broker));
      const venue = await track(startVenue(ThisBuild, join(folder, broker), 0, options.seed + i, [])).running;
      ports.set(broker, Number(venue.ready['port']));
    }
    const settings = { data, errors: join(folder, 'gateway.err'), threads: options.threads, venues: ports };
    const more = { MAX_CLIENT_IDS: '4000000' };
    const gateway = await track(startGateway(ThisBuild, { ...settings, more })).running;
    const api = String(gateway.ready['api']);
    await reconciled(api);
    const client = await startClient({ port: Number(new URL(api).port), connections: 8, prefix: PREFIX, log });
    track(client);
    const seconds = SECONDS[form];
    const cancels = CANCELS_PER_SECOND * (seconds[0] + seconds[1]);
    const rested = await client.ask({ do: 'rest', count: cancels });
    if (rested.accepted !== cancels)
      problems.push(`only ${rested.accepted} of ${cancels} rest: ${JSON.stringify(rested)}`);
    progress('saturation');
    let saturation = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const full = await client.ask({ do: 'closed', window: WINDOW, seconds: ROUND_S[form] });
      saturation = Math.max(saturation, Math.round(full.accepted / full.seconds));
    }
    figures.push(`saturation ${saturation}/s`);
    const quiet = (): Promise<FloodReport> =>
      client.ask({ do: 'open', rate: QUIET_PER_SECOND, cancels: 0, seconds: QUIET_S });
    await wait(500);
    const before = (await quiet()).acceptedMs;
    for (const [i, times] of TIMES.entries()) {
      progress(`${times} × ${saturation}/s`);
      const doorBefore = await doorCount(api);
      const flood: FloodCommand = {
        do: 'open',
        rate: saturation * times,
        cancels: CANCELS_PER_SECOND,
        seconds: seconds[i]!,
      };
      const report = await client.ask(flood);
      await wait(1000);
      const after = (await quiet()).acceptedMs;
      floods += 1;
      figures.push(figuresOf(times, report, before, after));
      problems.push(...problemsOf(times, report, before, after));
      const slow = (await doorCount(api)) - doorBefore;
      const share = slow / Math.max(1, report.asked);
      figures.push(`${(share * 100).toFixed(3)} % of them longer than 1 ms at the door`);
      // 1 in 100: what is left is others on the same processors.
      if (share > 0.01)
        problems.push(`${times} ×: ${slow} of ${report.asked} took longer than ${DOOR_US} us from door to answer`);
    }
    await client.end();
    const timedOut = await metric(api, 'tickgate_door_requests_timed_out_total');
    if (timedOut !== 0) problems.push(`${timedOut} requests were given up on`);
    await drained(api, problems);
    gateway.child.kill('SIGTERM');
    const code = await gateway.ended;
    if (code !== 0) problems.push(`it exited with ${code}`);
    problems.push(
      ...(await judgeFlood(
        log,
        PREFIX,
        data,
        BROKERS.map((broker) => join(folder, broker, 'venue.log')),
      )),
    );
  } catch (error) {
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await Promise.all([...running].map(kill));
    if (problems.length === 0) rmSync(folder, { recursive: true, force: true });
  }
  return { problems, folder, figures: figures.join('; '), floods };
}

function problemsOf(
  times: number,
  report: FloodReport,
  before: FloodReport['acceptedMs'],
  after: FloodReport['acceptedMs'],
): readonly string[] {
  const problems: string[] = [];
  const say = (what: string): void => void problems.push(`${times} ×: ${what}`);
  if (report.unanswered > 0) say(`${report.unanswered} were never answered`);
  if (report.closed.length > 0) say(`connections were closed: ${report.closed.join(', ')}`);
  const others = Object.entries(report.others);
  if (others.length > 0) say(`other answers than 201 and BUSY: ${JSON.stringify(report.others)}`);
  // At twice as much a machine that others have left meanwhile may take it all.
  if (report.busy === 0 && times === TIMES[1]) say('nothing was refused: no overload');
  if (report.accepted === 0) say('nothing was accepted');
  // 404, 409: a true word about an order that has ended.
  const bad = Object.entries(report.cancels).filter(([status]) => !['200', '404', '409'].includes(status));
  if (bad.length > 0 || Object.keys(report.cancels).length === 0) say(`cancels: ${JSON.stringify(report.cancels)}`);
  if (after[0] > before[0] * SLOWER + SLOWER_MS) say(`a second later ${after[0]} ms, before ${before[0]} ms`);
  return problems;
}

function figuresOf(
  times: number,
  report: FloodReport,
  before: FloodReport['acceptedMs'],
  after: FloodReport['acceptedMs'],
): string {
  const { asked, accepted, busy, heldBack, seconds } = report;
  const pair = ([median, most]: readonly number[]): string => `${median?.toFixed(1)}/${most?.toFixed(1)} ms`;
  const cancels = Object.values(report.cancels).reduce((sum, count) => sum + count, 0);
  return (
    `${times} ×: ${asked} in ${seconds.toFixed(0)} s, ${heldBack} held back, ${accepted} accepted (${pair(report.acceptedMs)}), ` +
    `${busy} BUSY (${pair(report.busyMs)}), ${cancels} cancels (${pair(report.cancelMs)}), ` +
    `quiet ${pair(before)} before, ${pair(after)} after`
  );
}

async function startClient(options: FloodOptions): Promise<FloodClient> {
  const child = spawn(process.execPath, [CLIENT, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  endsWithUs(child);
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  async function line(): Promise<string> {
    const next = await lines.next();
    if (next.done === true) throw new Error(`the flood client ended with ${await ended}`);
    return next.value;
  }
  await line();
  return {
    child,
    ended,
    async ask(command) {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      return JSON.parse(await line()) as FloodReport;
    },
    async end() {
      child.stdin.write('{"do":"end"}\n');
      const code = await ended;
      if (code !== 0) throw new Error(`the flood client ended with ${code}`);
    },
  };
}

/** Until no order is on its way any more: the venues' logs are whole then. */
async function drained(api: string, problems: string[]): Promise<void> {
  const deadlineMs = performance.now() + 20_000;
  for (let before = -1; ; ) {
    const events = await metric(api, 'tickgate_engine_events');
    if (events === before) return;
    before = events;
    if (performance.now() > deadlineMs) {
      problems.push('the engine never came to rest');
      return;
    }
    await wait(300);
  }
}

async function metric(api: string, series: string): Promise<number> {
  const page = await (await fetch(`${api}/metrics`)).text();
  const line = page.split('\n').find((text) => text.startsWith(`${series} `));
  return line === undefined ? Number.NaN : Number(line.slice(series.length + 1));
}

/** Requests that took longer than a millisecond from the door to the engine's ring, or to their refusal. */
async function doorCount(api: string): Promise<number> {
  const within = await metric(api, 'tickgate_stage_seconds_bucket{stage="parse",le="0.001"}');
  const all = await metric(api, 'tickgate_stage_seconds_bucket{stage="parse",le="+Inf"}');
  return all - within;
}
