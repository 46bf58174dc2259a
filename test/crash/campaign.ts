import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ClientRun, reconciled, requireOtherFileSystem, runClient } from './client-run.ts';
import { type Ambush, layAmbush, POINTS, type Point } from './ambush.ts';
import { readAckLogs } from './ack-log.ts';
import { judge, type Verdict } from './judge.ts';
import { createJournalJudge, judgeWholeJournal } from './judge-journal.ts';
import type { PlansSeen } from './judge-plans.ts';
import { type ReportWatch, type ToldOrder, watchReports } from './report-watch.ts';
import type { ClientOptions } from './load-client.ts';
import { kill, type Program, type Running, startGateway, type Starting, startVenue } from './processes.ts';
import { createRandom } from './random.ts';

/**
 * One life of a gateway and its two venues, on an empty folder, through rounds of orders and `kill -9`:
 *
 *   load ─▶ kill at a random moment ─▶ start again ─▶ reconciled ─▶ retry what was left unanswered ─▶ judge ─▶ load …
 *
 * Everything drawn comes from the seed; what the processes do with it is theirs, so that a seed doesn't repeat a run.
 */
export interface LifeOptions {
  readonly program: Program;
  readonly seed: number;
  readonly rounds: number;
  readonly threads: 'dedicated' | 'compact';
  /** With every limit and control set, so that each has to say something of some orders. */
  readonly controls?: boolean;
  /** With every type of order, a market that reaches their prices, and crashes at the moments that hurt them. */
  readonly types?: boolean;
  /** Small tables, short loads, smaller samples: more crashes in the same time. */
  readonly short?: boolean;
  /** Requests per second, at most. */
  readonly rate: number;
  /** Where acknowledgement logs are kept: on another file system than the gateway's data. */
  readonly ackDir: string;
  /** Faults of the venues, as `tickgate simulate-broker` takes them; undefined: drawn. */
  readonly faults: readonly string[] | undefined;
  /** When the folders are kept. */
  readonly keep: 'always' | 'if it disagrees' | 'never';
  readonly told: (round: RoundReport) => void;
  /** Asked before each round: whether to end here. */
  readonly enough: () => boolean;
}

export interface RoundReport {
  readonly round: number;
  readonly killed: Victim;
  /** Which moment it was waited for; undefined: any. */
  readonly point: Point | undefined;
  readonly asked: number;
  readonly verdict: Verdict;
  /** Plans that were open when the gateway started last, and are still. */
  readonly plans: PlansSeen;
  /** Of the judge and of the journal's own check. */
  readonly problems: readonly string[];
  /** From the last start to reconciled, and the whole round. */
  readonly recoveredMs: number;
  readonly roundMs: number;
  readonly loadedMs: number;
  readonly retriedMs: number;
  /** Of the journal, by the judge. */
  readonly readMs: number;
  /** From the first look of the judge to the last, and what was the last to come right. */
  readonly settledMs: number;
  readonly lastDoubt: string;
}

export interface Life {
  readonly problems: readonly string[];
  readonly folder: string;
  readonly ackFolder: string;
}

export type Victim =
  | 'gateway'
  | 'gateway, twice'
  | 'venue'
  | 'both venues'
  | 'gateway and venue'
  | 'gateway and venues';

const VICTIMS: readonly Victim[] = [
  'gateway',
  'gateway',
  'gateway',
  'gateway, twice',
  'venue',
  'both venues',
  'gateway and venue',
  'gateway and venues',
];

/** How venues are, when nothing else is asked for: quick and honest, slow, or everything that a venue may do. */
const MANNERS: readonly (readonly string[])[] = [
  [],
  words('--latency-ms 3 --jitter-ms 20'),
  words(
    '--late-rate 0.02 --late-ms 200 --doubled-rate 0.02 --fill-first-rate 0.1 --busy-rate 0.02 --reject-rate 0.02 --lost-rate 0.01',
  ),
];

const CONTROLS = {
  LIMIT_ORDER_LOTS: '39000',
  LIMIT_ORDER_NOTIONAL: '400000',
  LIMIT_POSITION_LOTS: '200000',
  LIMIT_COLLAR_BPS: '590',
  LIMIT_PERIOD_COLLAR_BPS: '580',
  LIMIT_OPEN_ORDERS: '600',
  LIMIT_OPEN_NOTIONAL: '60000000',
  LIMIT_DUPLICATE_WINDOW_MS: '2000',
  LIMIT_DUPLICATE_MODE: 'refuse',
  LIMIT_SELF_TRADE: 'cancel_both',
  LIMIT_GROSS_EXPOSURE: '80000000',
  LIMIT_NET_EXPOSURE: '60000000',
  LIMIT_CASH: '70000000',
  LIMIT_MARGIN_BPS: '9000',
  LIMIT_DAILY_LOSS: '500000',
  LIMIT_DRAWDOWN: '500000',
  LIMIT_ORDERS_PER_SECOND: '900',
  LIMIT_MESSAGES_PER_SECOND: '1000',
  LIMIT_ORDER_TO_TRADE: '500',
  LIMIT_ORDER_TO_TRADE_AFTER: '1000',
  LIMIT_EXECUTIONS: '400',
  LIMIT_VAR: '1000000000',
  RISK_STALE: 'open',
};

/** Of a gateway whose tables are large a third of the start goes into them. */
const SMALL = { MAX_ORDERS: '60000', MAX_CLIENT_IDS: '100000', MAX_INSTRUMENTS: '64', SEGMENT_BYTES: '8388608' };
/** The market crosses the prices of typed orders in seconds. */
const LIVELY = ['--ticks-per-second', '400'];
const POINT_MS = 1500;
const QUIET_MS = 30_000;

const BROKERS = ['sim-a', 'sim-b'] as const;
const CONNECTIONS = 32;
const MOST_REQUESTS = 20_000;
const SETTLE_MS = 30_000;
const MOST_PROBLEMS = 50;

export async function runLife(options: LifeOptions): Promise<Life> {
  const { program, rounds, threads, rate, seed } = options;
  const random = createRandom(seed);
  const faults = options.faults ?? random.pick(MANNERS);
  // Where orders of the firm may not trade with each other exits are often in the way of others, and go.
  const selfTrade: Readonly<Record<string, string>> =
    options.types === true ? { LIMIT_SELF_TRADE: random.pick(['off', 'off', 'cancel_oldest']) } : {};
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-crash-'));
  const ackFolder = mkdtempSync(join(options.ackDir, 'tickgate-acks-'));
  const problems: string[] = [];
  const running = new Set<Pick<Starting, 'child' | 'ended'>>();
  const venues = new Map<string, Running>();
  const ports = new Map<string, number>(BROKERS.map((broker) => [broker, 0]));
  const data = join(folder, 'data');
  const ackLogs: string[] = [];
  const told = new Map<string, ToldOrder>();
  const journal = createJournalJudge(program, data);
  let ambush: Ambush | undefined;
  let watching: ReportWatch | undefined;
  let isQuiet = false;
  let gateway: Running | undefined;
  let isWhole = false;

  function track(starting: Starting): Starting {
    running.add(starting);
    void starting.ended.then(() => running.delete(starting));
    return starting;
  }

  async function venueUp(broker: string): Promise<void> {
    const dir = join(folder, broker);
    const starting = startVenue(program, dir, ports.get(broker) ?? 0, random.whole(1, 1_000_000), [
      ...(options.types === true ? LIVELY : []),
      ...faults,
    ]);
    const venue = await track(starting).running;
    venues.set(broker, venue);
    ports.set(broker, Number(venue.ready['port']));
  }

  function gatewayStarts(): Starting {
    const more = {
      ...selfTrade,
      ...(options.controls === true ? CONTROLS : {}),
      ...(options.short === true ? SMALL : {}),
    };
    return track(startGateway(program, { data, errors: join(folder, 'gateway.err'), threads, venues: ports, more }));
  }

  async function strike(victims: readonly (Running | undefined)[]): Promise<void> {
    for (const victim of victims) victim?.child.kill('SIGKILL');
    for (const victim of victims) await victim?.ended;
  }

  function startClient(mode: ClientOptions['mode'], round: number): ClientRun {
    const log = join(ackFolder, `${String(round).padStart(4, '0')}-${mode}.log`);
    const client: ClientOptions = {
      mode,
      port: Number(new URL(String(gateway?.ready['api'])).port),
      seed: random.whole(1, 2 ** 31),
      prefix: `r${round}`,
      log,
      earlier: [...ackLogs],
      connections: CONNECTIONS,
      rate,
      most: MOST_REQUESTS,
      types: options.types === true,
      short: options.short === true,
    };
    ackLogs.push(log);
    const run = runClient(client);
    running.add(run);
    void run.ended.then(() => running.delete(run));
    return run;
  }

  async function venuesUp(brokers: readonly string[], afterMs: number): Promise<void> {
    if (brokers.length > 0) await wait(afterMs);
    await Promise.all(brokers.map(venueUp));
  }

  async function watchGateway(): Promise<void> {
    watching = await watchReports(apiOf(gateway), told);
    watching.onReport = (report) => ambush?.report(report);
  }

  async function gatewayUp(victim: Victim): Promise<void> {
    if (victim === 'gateway, twice') {
      const stillborn = gatewayStarts();
      await wait(random.whole(50, 900));
      await kill(stillborn);
    }
    gateway = await gatewayStarts().running;
    await watchGateway();
  }

  /** At any moment of the load, or when the market or the gateway does what is waited for. */
  async function strikingMoment(load: ClientRun): Promise<Point | undefined> {
    const point = options.types === true && random.chance(0.6) ? random.pick(POINTS) : undefined;
    await load.begun;
    await wait(options.short === true ? random.whole(50, 500) : random.whole(150, 1500));
    if (point === undefined || ambush === undefined) return undefined;
    return (await ambush.wait(point, POINT_MS)) ? point : undefined;
  }

  /** Kills and starts again, under load. Returns when the last start began. */
  async function crash(victim: Victim, load: ClientRun): Promise<{ startedMs: number; point: Point | undefined }> {
    const some = random.pick(BROKERS);
    const point = await strikingMoment(load);
    const fallen = victim.endsWith('venues') ? BROKERS : victim.endsWith('venue') ? [some] : [];
    const isGateway = victim.startsWith('gateway');
    await strike([...(isGateway ? [gateway] : []), ...fallen.map((broker) => venues.get(broker))]);
    if (isGateway) await load.finished;
    const startedMs = performance.now();
    await Promise.all([venuesUp(fallen, random.whole(0, 800)), isGateway ? gatewayUp(victim) : undefined]);
    if (!isGateway) {
      await wait(random.whole(100, 500));
      load.stop();
      await load.finished;
    }
    return { startedMs, point };
  }

  /**
   * Until both judges find nothing that they had found before: the market moves on, and what each of them read isn't of one
   * moment. What is wrong is found again and again, until it has taken too long.
   */
  async function settle(): Promise<Pick<RoundReport, 'verdict' | 'settledMs' | 'lastDoubt' | 'readMs' | 'problems'>> {
    const startedMs = performance.now();
    let lastDoubt = '';
    let readMs = 0;
    let before: ReadonlySet<string> | undefined;
    for (;;) {
      const verdict = await judge({
        api: apiOf(gateway),
        ackLogs,
        venueLogs: new Map(BROKERS.map((broker) => [broker, venueLogOf(broker)])),
        // What is told from here on may be newer than what the judge reads.
        told: new Map(told),
      });
      const beforeMs = performance.now();
      // What one judge has read before the other may just have happened in between.
      const found = [...verdict.problems, ...(await journal.readOn(askedToEnd()))];
      readMs += performance.now() - beforeMs;
      const problems = found.filter((text) => before?.has(subjectOf(text)) !== false);
      before = new Set(found.map(subjectOf));
      const settledMs = performance.now() - startedMs;
      if (problems.length === 0 || settledMs > SETTLE_MS) return { verdict, settledMs, lastDoubt, readMs, problems };
      lastDoubt = `${problems.length} in doubt, such as ${problems[0]}`;
      await wait(100);
    }
  }

  /** Whose client asked for its end, or for the end of everything of its symbol, in any words. */
  function askedToEnd(): (clientId: string) => boolean {
    const ended = new Set<string>();
    const placed = new Map<string, string>();
    for (const log of ackLogs) {
      const exchanges = readAckLogs([log]);
      for (const { request } of exchanges) {
        if (request.kind === 'place' || request.kind === 'cancel_replace')
          placed.set(request.id, request.body['symbol'] ?? '');
      }
      for (const { request } of exchanges) {
        if (request.kind === 'cancel') ended.add(request.id);
        if (request.old !== undefined) ended.add(request.old.id);
        if (request.kind !== 'cancel_all') continue;
        for (const [id, symbol] of placed) if (symbol === request.body['symbol']) ended.add(id);
      }
    }
    return (clientId) => isQuiet || ended.has(clientId);
  }

  function venueLogOf(broker: string): string {
    return join(folder, broker, 'venue.log');
  }

  async function playRound(round: number): Promise<RoundReport> {
    const startedMs = performance.now();
    const victim = random.pick(VICTIMS);
    const load = startClient('load', round);
    const { startedMs: restartMs, point } = await crash(victim, load);
    await reconciled(apiOf(gateway));
    const recoveredMs = performance.now() - restartMs;
    const retryMs = performance.now();
    const again = await startClient('retry', round).finished;
    const retriedMs = performance.now() - retryMs;
    const settled = await settle();
    const { asked } = await load.finished;
    const roundMs = performance.now() - startedMs;
    const loadedMs = restartMs - startedMs;
    const plans = journal.seen();
    return {
      round,
      killed: victim,
      point,
      asked: asked + again.asked,
      plans,
      recoveredMs,
      loadedMs,
      retriedMs,
      roundMs,
      ...settled,
    };
  }

  /** Everything is cancelled, until nothing is open any more, neither here nor at a venue; and the journal is whole. */
  async function end(): Promise<readonly string[]> {
    isQuiet = true;
    const untilMs = performance.now() + QUIET_MS;
    const api = apiOf(gateway);
    for (;;) {
      const answer = await fetch(`${api}/orders`, { method: 'DELETE' });
      await answer.text();
      await wait(100);
      const { problems } = await settle();
      const { orders } = (await (await fetch(`${api}/orders?status=open`)).json()) as { orders: readonly object[] };
      const { open } = journal.seen();
      if (problems.length === 0 && orders.length === 0 && open === 0) break;
      if (performance.now() < untilMs) continue;
      const left = orders.slice(0, 5).map((order) => `at the end: open in spite of cancels: ${JSON.stringify(order)}`);
      return [...problems, ...left, ...(open === 0 ? [] : [`at the end: ${open} plans are open`])];
    }
    return judgeWholeJournal(program, data);
  }

  try {
    requireOtherFileSystem(folder, ackFolder);
    for (const broker of BROKERS) mkdirSync(join(folder, broker));
    await Promise.all(BROKERS.map(venueUp));
    gateway = await gatewayStarts().running;
    await reconciled(apiOf(gateway));
    await watchGateway();
    if (options.types === true) ambush = layAmbush(BROKERS.map(venueLogOf), told);
    for (let round = 1; round <= rounds && problems.length === 0 && !options.enough(); round++) {
      const report = await playRound(round);
      problems.push(...report.problems.slice(0, MOST_PROBLEMS));
      options.told(report);
    }
    if (problems.length === 0) problems.push(...(await end()));
    isWhole = problems.length === 0;
  } catch (error) {
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    ambush?.close();
    watching?.close();
    await Promise.all([...running].map(kill));
    if (options.keep === 'never' || (isWhole && options.keep !== 'always'))
      for (const dir of [folder, ackFolder]) rmSync(dir, { recursive: true, force: true });
  }
  return { problems, folder, ackFolder };
}

/** What it is about, without what changes with the market. */
function subjectOf(problem: string): string {
  return problem.split(': ', 1)[0] ?? '';
}

function apiOf(gateway: Running | undefined): string {
  return String(gateway?.ready['api']);
}

function words(text: string): readonly string[] {
  return text.split(' ');
}
