import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { type AckLog, createAckLog } from '../../crash/ack-log.ts';
import { reconciled, requireOtherFileSystem } from '../../crash/client-run.ts';
import { judge } from '../../crash/judge.ts';
import { judgeJournal } from '../../crash/judge-journal.ts';
import { type KeepAlive, openKeepAlive } from '../../crash/keep-alive.ts';
import { kill, type Running, startGateway, type Starting, startVenue, ThisBuild } from '../../crash/processes.ts';
import { createFakedClock } from './faked-clock.ts';

/**
 * One gateway whose wall clock is set by an hour while it runs, and between its runs; orders of every life rest.
 *
 *   run      1                           2             3             4
 *   wall     0 ▸ +1 h ▸ −1 h ▸ 0         −1 h          +1 h          0
 *   engine   0                           0, kept past  +1 h          +1 h, kept past
 *
 *   GTC rests always · DAY to the end of the engine's day · GTD of 30 min, ttl of 10 min until run 3 · GTD of a second
 */
export interface StepsOptions {
  readonly threads: 'dedicated' | 'compact';
  readonly seed: number;
  readonly ackDir: string;
  /** Called after each look that found all as it has to be, or what was not. */
  readonly told: (problems: readonly string[]) => void;
}

const HOUR_S = 3600;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const LOOK_MS = 20;
const DEADLINE_MS = 60_000;
/** Longer than an order takes to be placed on a busy machine: then it would be too late for it. */
const SOON_MS = 1_500;
const AHEAD = 's ahead of engine time';
const BEHIND = 's behind engine time';
const AGREES = 'agrees with engine time again';
const BROKERS = ['sim-a', 'sim-b'];

interface Placed {
  readonly id: string;
  /** By engine time; Infinity: never. */
  readonly endsMs: number;
}

interface Page {
  readonly warning?: string;
  readonly checks: { readonly clock_offset_ms: number };
}

export async function stepClocks(options: StepsOptions): Promise<{ problems: readonly string[]; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-time-'));
  const ackFolder = mkdtempSync(join(options.ackDir, 'tickgate-acks-'));
  const data = join(folder, 'data');
  const errors = join(folder, 'gateway.err');
  const clock = createFakedClock(join(folder, 'offset'));
  const running = new Set<Pick<Starting, 'child' | 'ended'>>();
  const ports = new Map<string, number>();
  const problems: string[] = [];
  const resting: Placed[] = [];
  const ackLog = join(ackFolder, 'orders.log');
  let acks: AckLog | undefined;
  let gateway: Running | undefined;
  let connection: KeepAlive | undefined;
  /** Engine time less the true one: it moves only at a start. */
  let engineAheadMs = 0;
  let ids = 0;

  function track<One extends Pick<Starting, 'child' | 'ended'>>(one: One): One {
    running.add(one);
    void one.ended.then(() => running.delete(one));
    return one;
  }

  const engineMs = (): number => Date.now() + engineAheadMs;
  /** A venue's clock is the true one, and it ends GTD orders by itself. */
  const latestMs = (): number => Math.max(engineMs(), Date.now());

  async function start(): Promise<void> {
    const settings = { data, errors, threads: options.threads, venues: ports, more: clock.env };
    gateway = await track(startGateway(ThisBuild, settings)).running;
    const api = String(gateway.ready['api']);
    await reconciled(api);
    connection = await openKeepAlive(Number(new URL(api).port));
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    connection?.close();
    gateway?.child.kill(signal);
    await gateway?.ended;
    clock.cleanUp(gateway?.child.pid ?? 0);
  }

  async function get<Body>(path: string): Promise<Body> {
    return (await (await fetch(`${String(gateway?.ready['api'])}${path}`)).json()) as Body;
  }

  async function place(fields: Record<string, string>, endsMs: number): Promise<Placed> {
    ids += 1;
    const placed = { id: `time-${ids}`, endsMs };
    const body = { client_order_id: placed.id, symbol: 'BTCUSDT', side: 'buy', quantity: '0.001', price: '40600' };
    const request = { kind: 'place', id: placed.id, body: { ...body, ...fields } } as const;
    const number = acks?.asked(request) ?? 0;
    const answer = await connection?.ask('POST', '/orders', JSON.stringify(request.body));
    if (answer !== undefined) acks?.answered(number, answer.status, answer.body);
    if (answer?.status !== 201) problems.push(`${placed.id}: ${answer?.status} ${answer?.body}`);
    return placed;
  }

  async function status(id: string): Promise<string> {
    return (await get<{ status: string }>(`/orders/by-client-id/${id}`)).status;
  }

  async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const deadlineMs = performance.now() + DEADLINE_MS;
    while (!(await isSo())) {
      if (performance.now() > deadlineMs) {
        problems.push(`in vain waited for: ${what}`);
        return;
      }
      await wait(LOOK_MS);
    }
  }

  /** What an hour more or less must not change, and what it must. */
  async function look(name: string, warning: RegExp | undefined, words = '', count = 0): Promise<void> {
    const before = problems.length;
    // Told to the operator as well as to whoever asks for the health.
    await until(`${name}: "${words}" told`, () => Promise.resolve(alarmsIn(errors, words) === count));
    const matches = ({ warning: told = '' }: Page): boolean =>
      warning === undefined ? !told.includes('wall clock') : warning.test(told);
    await until(`${name}: a warning ${warning ?? 'no longer'}`, async () =>
      matches(await get<Page>('/health/detailed')),
    );
    const soon = latestMs() + SOON_MS;
    const short = await place({ time_in_force: 'GTD', expire_at: new Date(soon).toISOString() }, soon);
    const early = await status(short.id);
    if (latestMs() < soon - 200 && early === 'expired') problems.push(`${name}: ${short.id} expired early`);
    for (const { id, endsMs } of resting) {
      const wanted = endsMs > engineMs() ? 'live' : 'expired';
      await until(`${name}: ${id} ${wanted}`, async () => (await status(id)) === wanted);
    }
    await until(`${name}: ${short.id} expired`, async () => (await status(short.id)) === 'expired');
    if (latestMs() < soon) problems.push(`${name}: ${short.id} expired ${soon - latestMs()} ms early`);
    const metrics = await (await fetch(`${String(gateway?.ready['api'])}/metrics`)).text();
    for (const figure of ['tickgate_broker_timeouts', 'tickgate_door_requests_timed_out_total'])
      if (!new RegExp(`^${figure} 0$`, 'm').test(metrics)) problems.push(`${name}: ${figure} is not 0`);
    options.told(problems.slice(before));
  }

  async function judged(): Promise<readonly string[]> {
    for (const deadlineMs = performance.now() + DEADLINE_MS; ; await wait(100)) {
      const venueLogs = new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')]));
      const verdict = await judge({ api: String(gateway?.ready['api']), ackLogs: [ackLog], venueLogs });
      if (verdict.problems.length === 0 || performance.now() > deadlineMs) return verdict.problems;
    }
  }

  try {
    requireOtherFileSystem(folder, ackFolder);
    acks = createAckLog(ackLog);
    for (const [i, broker] of BROKERS.entries()) {
      mkdirSync(join(folder, broker));
      const venue = await track(startVenue(ThisBuild, join(folder, broker), 0, options.seed + i, [])).running;
      ports.set(broker, Number(venue.ready['port']));
    }
    await start();
    const midnightMs = (Math.floor(Date.now() / DAY_MS) + 1) * DAY_MS;
    resting.push(
      await place({ time_in_force: 'GTC' }, Number.POSITIVE_INFINITY),
      await place({ time_in_force: 'DAY' }, midnightMs),
      await place(
        { time_in_force: 'GTD', expire_at: new Date(Date.now() + 30 * MINUTE_MS).toISOString() },
        Date.now() + 30 * MINUTE_MS,
      ),
      await place({ time_in_force: 'GTD', ttl_minutes: '10' }, Date.now() + 10 * MINUTE_MS),
    );
    await look('as it is', undefined);
    clock.set(HOUR_S);
    await look('an hour ahead', /the wall clock is 3600\.\d s ahead/, AHEAD, 1);
    clock.set(-HOUR_S);
    await look('an hour behind', /the wall clock is 3(599|600)\.\d s behind/, BEHIND, 1);
    clock.set(0);
    await look('as it was', undefined, AGREES, 1);

    await stop('SIGTERM');
    clock.set(-HOUR_S);
    await start();
    // It goes on where the journal ended: the time between the two runs is missing.
    const { checks } = await get<Page>('/health/detailed');
    engineAheadMs = -HOUR_S * 1000 - checks.clock_offset_ms;
    await look('started an hour behind', /the wall clock is 3(5[5-9]\d|600)\.\d s behind/, BEHIND, 2);

    await stop('SIGKILL');
    clock.set(HOUR_S);
    engineAheadMs = HOUR_S * 1000;
    await start();
    await look('started an hour ahead', undefined, AHEAD, 1);

    await stop('SIGKILL');
    clock.set(0);
    await start();
    const kept = await get<Page>('/health/detailed');
    engineAheadMs = -kept.checks.clock_offset_ms;
    await look('started an hour behind the journal', /the wall clock is 3(5[5-9]\d|600)\.\d s behind/, BEHIND, 3);

    problems.push(...(await judged()));
    await stop('SIGTERM');
    problems.push(...(await judgeJournal(ThisBuild, data)), ...(await timesOf(data)));
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    problems.push(`${why}; the gateway said: ${readFileSync(errors, 'utf8').slice(-500)}`);
  } finally {
    acks?.close();
    await Promise.all([...running].map(kill));
    clock.cleanUp(gateway?.child.pid ?? 0);
    if (problems.length === 0) for (const dir of [folder, ackFolder]) rmSync(dir, { recursive: true, force: true });
  }
  return { problems, folder };
}

function alarmsIn(errors: string, words: string): number {
  return words === '' ? 0 : readFileSync(errors, 'utf8').split(words).length - 1;
}

/** Event times never go back. */
async function timesOf(data: string): Promise<readonly string[]> {
  const child = spawn(ThisBuild.node, [ThisBuild.cli, 'journal', 'dump', data, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const problems: string[] = [];
  let last = '';
  for await (const line of createInterface(child.stdout)) {
    const { seq, time } = JSON.parse(line) as { seq: number; time: string };
    if (typeof time !== 'string' || time < last)
      problems.push(`journal: event ${seq} at ${time} follows one at ${last}`);
    last = time;
  }
  if (last === '') problems.push('journal: no events');
  return problems;
}
