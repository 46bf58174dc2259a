import type { Instrument } from '../../core/market/instruments.ts';
import { ProcessControl, ThreadMonitor, ThreadState } from '../../core/memory/control.ts';
import { LatchReader } from '../../core/memory/latch.ts';
import { SharedWords } from '../../core/memory/words.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { BrokerState, scoreState } from '../../core/routing/scoreboard.ts';
import { QUOTE_WORDS, QuoteWord } from '../../core/schema/quote.ts';
import { CounterNames, type Role, type Shared, roleIndex } from '../../core/topology.ts';
import type { Clock } from '../../workers/clock.ts';
import type { AccountFigures, AccountWatch } from '../control/account-watch.ts';
import { writtenSlowly } from './how-written.ts';
import { clockWarning } from '../control/clock-alarm.ts';
import type { Component, ComponentName, Status, StatusPort, ThreadStatus } from '../control/status.ts';
import { threadHeaps } from '../control/thread-heaps.ts';
import type { KillSwitch } from '../control/kill-switch.ts';
import type { ThreadView } from '../control/supervisor.ts';

export interface StatusParts {
  readonly version: string;
  readonly shared: Shared;
  readonly clock: Clock;
  readonly instruments: readonly Instrument[];
  readonly brokers: readonly string[];
  readonly threads: () => readonly ThreadView[];
  /** `DISK_LOW_BYTES`, for the warning's text. */
  readonly diskLowBytes: number;
  readonly isStopping: () => boolean;
  /** What accounts hold, as it was seen last; undefined: nobody looks. */
  readonly accounts?: AccountWatch['figures'] | undefined;
  /** What is stopped, for people, and whether that is everything. */
  readonly killSwitch: Pick<KillSwitch, 'text' | 'isAllHalted'>;
  /** Milliseconds since the Unix epoch; for tests. */
  readonly wallMs?: () => number;
}

const STALE_MS = 1_000;
/** `DiskLevel.low` of the journal: there is room yet, but somebody should look. */
const DISK_ALARM = 1;
/** An event that isn't durable after so long: the disk is slow, or worse. */
const SLOW_DISK_EVENTS = 8_192;
const QUOTE_STALE_MS = 5_000;
/** Symbols that a reason names at most. */
const MOST_NAMED = 5;
/** Quotes that a status tells of at most, and how many instruments are looked at for others each time. */
const MAX_TOLD = 1_000;
const LOOKS = 16_384;
const STATE_NAMES: readonly string[] = ['down', 'recovering', 'ready', 'unavailable'];

/** What the process knows of itself, read from the shared memory that its threads write. */
export function createStatus(parts: StatusParts): StatusPort {
  const { shared, clock, instruments, brokers, wallMs = Date.now } = parts;
  const startedMs = Math.floor(clock.nowUs() / 1000);
  const scoreboard = new SharedWords(shared.scoreboard);
  const latch = new LatchReader(shared.quotes);
  const engine = new Counters(shared.counters.engine, CounterNames.engine);
  const journal = new Counters(shared.counters.journal, CounterNames.journal);
  const diskLevelAt = journal.index('disk_level');
  const control = new ProcessControl(shared.control);
  const heaps = new Map(threadHeaps(shared).map((heap) => [heap.thread, heap]));
  const noHeap = { minorGcs: 0, majorGcs: 0, longestPauseNs: 0, usedBytes: 0 };
  const quote = new Float64Array(QUOTE_WORDS);
  const since = new Map<string, { value: string; sinceMs: number }>();

  function sinceMs(what: string, value: string, nowMs: number): number {
    const known = since.get(what);
    if (known !== undefined && known.value === value) return known.sinceMs;
    since.set(what, { value, sinceMs: nowMs });
    return nowMs;
  }

  function threadStatus(view: ThreadView, nowMs: number): ThreadStatus {
    const monitor = new ThreadMonitor(shared.control, roleIndex(view.role));
    const ageMs = view.role === 'gateway' ? 0 : ((nowMs | 0) - monitor.beatMs) | 0;
    const isAlive = view.role === 'gateway' || (monitor.state === ThreadState.ready && ageMs < STALE_MS);
    const heartbeatAgeMs = Math.max(0, ageMs);
    const heap = heaps.get(view.role)?.read() ?? noHeap;
    return { name: view.role, tid: view.tid, isAlive, heartbeatAgeMs, cpus: cpuList(view.cpus), heap };
  }

  const all: number[] = [];
  const found: number[] = [];
  let looked = 0;

  /** All, or of very many those that have quotes, the first of them: a page isn't to take longer for instruments that rest. */
  function quoted(): readonly number[] {
    const { length } = instruments;
    if (length <= MAX_TOLD) {
      while (all.length < length) all.push(all.length);
      return all;
    }
    for (let i = 0; i < LOOKS && found.length < MAX_TOLD; i++) {
      if (latch.newest(looked) !== 0 && !found.includes(looked)) found.push(looked);
      looked = (looked + 1) % length;
    }
    return found;
  }

  function quoteAgeMs(instrument: number, nowUs: number): number {
    if (!latch.read(instrument, quote, 0)) return -1;
    return Math.max(0, Math.round((nowUs - quote[QuoteWord.RECEIVED_US]!) / 1000));
  }

  function read(): Status {
    const nowUs = clock.nowUs();
    const nowMs = Math.floor(nowUs / 1000);
    const clockOffsetMs = wallMs() - nowMs;
    const threads = parts.threads().map((view) => threadStatus(view, nowMs));
    const isUp = (role: Role): boolean => threads.find(({ name }) => name === role)?.isAlive ?? true;
    const states = brokers.map((id, broker) => {
      const state = STATE_NAMES[scoreState(scoreboard.load(broker))] ?? 'down';
      return { id, state, sinceMs: sinceMs(`broker ${id}`, state, nowMs) };
    });
    const quotes = quoted().map((id) => ({ symbol: instruments[id]!.symbol, ageMs: quoteAgeMs(id, nowUs) }));
    const lag = (engine.get(engine.index('seq')) - journal.get(journal.index('durable_seq'))) | 0;
    const brokersReady = engine.get(engine.index('brokers_ready')) > 0;
    const freshQuotes = quotes.some(({ ageMs }) => ageMs >= 0 && ageMs < QUOTE_STALE_MS);

    const suspended = engine.get(engine.index('suspended'));
    const inSuspense =
      suspended === 0
        ? ''
        : `${suspended} report${suspended === 1 ? '' : 's'} in suspense: what nothing explained was booked and its symbol halted`;

    const component = (
      name: ComponentName,
      problem: string,
      needs: Record<string, boolean>,
      warning = '',
      remark = '',
    ): Component => ({
      isHealthy: problem === '',
      ...(problem === '' ? {} : { reason: problem }),
      ...(warning === '' ? {} : { warning }),
      ...(remark === '' ? {} : { remark }),
      sinceMs: sinceMs(name, problem, nowMs),
      dependencies: Object.fromEntries(
        Object.entries(needs).map(([need, isGood]) => [need, isGood ? 'healthy' : 'unhealthy']),
      ),
    });
    const journalProblem = control.diskLow
      ? 'the disk is nearly full: new orders are refused'
      : !isUp('journal')
        ? 'the journal thread does not answer'
        : lag > SLOW_DISK_EVENTS
          ? `${lag} events wait for the disk`
          : '';
    const lowDisk =
      journal.get(diskLevelAt) === DISK_ALARM ? `less than ${bytesText(parts.diskLowBytes)} free on its disk` : '';
    const brokersProblem = brokersReady ? '' : 'no broker is ready';
    const seen = (parts.accounts ?? []).filter((one): one is AccountFigures => one !== undefined);
    const unlimited = seen.some(({ limitsVersion }) => limitsVersion === 0);
    const staleRisk = seen.some(({ isRiskStale }) => isRiskStale);
    const unmarked = [...new Set(seen.flatMap((one) => one.unmarked))];
    const decides = !isUp('engine') ? 'the engine does not answer' : freshQuotes ? '' : 'no fresh quotes';
    const riskProblem =
      decides !== ''
        ? decides
        : unlimited
          ? 'the limits are not loaded'
          : staleRisk
            ? 'a limit of value at risk stands against a value that is missing or too old'
            : '';
    const pnlProblem = !isUp('engine')
      ? 'the engine does not answer'
      : unmarked.length === 0
        ? ''
        : `no fresh quote to value positions of ${unmarked.slice(0, MOST_NAMED).join(', ')} at`;
    const problems = [isUp('engine') ? '' : 'the engine does not answer', journalProblem, brokersProblem, decides];
    const works = parts.isStopping() ? 'stopping' : (problems.find((problem) => problem !== '') ?? '');
    const stopped = parts.killSwitch.text();
    // Last: it is what keeps orders out once everything works.
    const isHalted = works === '' && parts.killSwitch.isAllHalted;
    const reason = isHalted ? 'trading is halted' : works;
    return {
      version: parts.version,
      startedMs,
      isReady: reason === '',
      isHalted,
      ...(reason === '' ? {} : { reason }),
      components: {
        oms: component(
          'oms',
          problems.slice(0, 3).find((problem) => problem !== '') ?? '',
          { engine: isUp('engine'), journal: journalProblem === '', brokers: brokersReady },
          [stopped, inSuspense, clockWarning(clockOffsetMs)].filter((warning) => warning !== '').join('; '),
        ),
        risk: component('risk', riskProblem, {
          engine: isUp('engine'),
          quotes: freshQuotes,
          limits: !unlimited,
          value_at_risk: !staleRisk,
        }),
        pnl: component('pnl', pnlProblem, { engine: isUp('engine'), quotes: unmarked.length === 0 }),
        journal: component(
          'journal',
          journalProblem,
          { disk: !control.diskLow, thread: isUp('journal') },
          lowDisk,
          writtenSlowly(journal),
        ),
        brokers: component(
          'brokers',
          brokersProblem,
          Object.fromEntries(states.map(({ id, state }) => [id, state === STATE_NAMES[BrokerState.ready]])),
        ),
      },
      threads,
      brokers: states,
      quotes,
      activeOrders: engine.get(engine.index('open_orders')),
      durableLagEvents: Math.max(0, lag),
      clockOffsetMs,
    };
  }
  return { read };
}

function bytesText(bytes: number): string {
  const [unit, size] = bytes >= 2 ** 30 ? ['GiB', 2 ** 30] : ['MiB', 2 ** 20];
  return `${Number((bytes / Number(size)).toFixed(1))} ${unit}`;
}

function cpuList(cpus: readonly number[]): string {
  return cpus.join(',');
}
