import { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import { LatchWriter } from '../../core/memory/latch.ts';
import { RingProducer } from '../../core/memory/ring.ts';
import { ProcessControl, StopWord } from '../../core/memory/control.ts';
import type { SeededRandom } from '../../workers/seeded-random.ts';
import { JournalError } from '../../workers/journal/journal-error.ts';
import type { Files } from '../../workers/files.ts';
import { type PriceSender, createPriceSender } from '../../workers/market/price-sender.ts';
import { type Clients, createClients } from './clients.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { createCycles } from './cycles.ts';
import { DiskStopped, type SimulatedDisk, createSimulatedDisk } from './disk.ts';
import { whatCouldTradeIsHeldOnce } from './invariants/books.ts';
import { totalsAreOfTheirParts } from './invariants/totals.ts';
import { type CancelReplaces, createCancelReplaces } from './invariants/cancel-replaces.ts';
import { createSentOrders } from './invariants/sent-orders.ts';
import { type ClientInvariants, createClientInvariants } from './invariants/clients.ts';
import { createGuardInvariants } from './invariants/guards.ts';
import { type PlanInvariants, createPlanInvariants } from './invariants/plans.ts';
import { createRiskInvariants } from './invariants/risk.ts';
import {
  everyReplicaHasTheStateOfItsEvents,
  theJournalHasWhatWasPublished,
  theKeptHashIsThatOfTheTables,
  whatWasDurableStays,
} from './invariants/replicas.ts';
import { createVenueInvariants } from './invariants/venues.ts';
import { JOURNAL, type Life, readJournal, startLife } from './life.ts';
import { parseVenueClientId } from '../../workers/broker/venue-client-id.ts';
import { createObserver, type Observer } from './observer.ts';
import { type Venue, createVenue } from './venue.ts';
import { ProcessEnded, Violation, must } from './violation.ts';
import {
  INSTRUMENTS,
  REFERENCE_TICKS,
  type WorldSettings,
  brokerNames,
  capacitiesOf,
  engineSetupOf,
  rateLimitsOf,
} from './world.ts';

export type AgentName = 'gateway' | 'engine' | 'journal' | 'broker' | 'follower' | 'market' | 'venue';
export type Death = 'kill' | 'power cut';

/** The whole world of one run: disk, venues, clients, clock, and the process, which lives several times. */
export interface Simulation {
  readonly settings: WorldSettings;
  readonly coverage: Coverage;
  readonly disk: SimulatedDisk;
  readonly venues: readonly Venue[];
  readonly clients: Clients;
  readonly observer: Observer;
  readonly plans: PlanInvariants;
  readonly swaps: CancelReplaces;
  /** The account that named an order so. */
  readonly names: Map<string, number>;
  readonly clock: { us: number; wallStepUs: number };
  /** Why the run ended early, as it should: a disk that lied was found out. */
  over: string;
  life: Life | undefined;
  random: SeededRandom;
  marketTicks: number[];
  /** How far bid and ask are from the last price. */
  readonly spreads: { readonly below: number; readonly above: number }[];
  /** Prices that are there for one tick. */
  readonly spikes: { readonly instrument: number; readonly ticks: number }[];
  isMarketOpen: boolean;
  /** What `freeBytes` says at most. */
  freeBytes: number;
  /** The disk did something that no disk may: what follows may be refused, never wrong. */
  isDamaged: boolean;
  /** How the process dies when a call of the disk stops it, or behind a cycle of that agent. */
  dies: { how: Death; after?: AgentName } | undefined;
  /** The call of the disk in the next start at which it dies again; 0: none. */
  diesInStart: number;
  /** Threads that get no turns. */
  readonly asleep: Set<AgentName>;
  /** The process is started again until it runs, or the run is over. */
  start(): void;
  die(how: Death, place: string): void;
  /** One duty cycle, with everything that has to hold behind it. Returns its work. */
  cycle(agent: AgentName): number;
  /** `at`: the call of the disk at which it dies on the way. */
  stopCleanly(at?: number): void;
  wallMs(): number;
}

export interface SimulationOptions {
  /** For planted bugs: what stands between the process and its disk. */
  readonly files?: (files: Files) => Files;
}

const START_US = 1_700_000_000_000_000;
const FIRST_CAPACITY = 2 ** 40;
const MOST_STARTS = 20;

export function createSimulation(
  settings: WorldSettings,
  random: SeededRandom,
  options: SimulationOptions = {},
): Simulation {
  const coverage = createCoverage();
  const clock = { us: 1_000_000, wallStepUs: 0 };
  const drawn: SeededRandom = {
    below: (bound) => sim.random.below(bound),
    chance: (probability) => sim.random.chance(probability),
  };
  const disk = createSimulatedDisk({ random: drawn });
  const observer = createObserver(capacitiesOf(settings));
  const guards = createGuardInvariants(observer, coverage);
  const risk = createRiskInvariants(observer, coverage, (instrument) => settings.foreign && instrument === 1);
  const plans = createPlanInvariants(observer, coverage);
  const sent = createSentOrders(coverage);
  const swaps = createCancelReplaces(coverage);
  const venues = brokerNames(settings).map((name) =>
    createVenue(name, () => clock.us, coverage, { takesAtOnce, roleOf }),
  );
  const durable = { seq: 0, at: 0 };

  function takesAtOnce(symbol: string, side: 'buy' | 'sell', ticks: number): boolean {
    const instrument = INSTRUMENTS.findIndex((one) => one.symbol === symbol);
    const { below, above } = sim.spreads[instrument]!;
    const last = sim.marketTicks[instrument]!;
    return side === 'buy' ? ticks >= last + above : ticks <= last - below;
  }

  function roleOf(clientId: string): string {
    return plans.roleOf(parseVenueClientId(JOURNAL, clientId)?.orderId ?? 0);
  }

  let wasStoppedCleanly = false;
  let steppedUs = 0;
  let cycleCount = 0;
  const seam: Files = { ...disk.files, freeBytes: (path) => Math.min(sim.freeBytes, disk.files.freeBytes(path)) };
  const files = options.files?.(seam) ?? seam;
  const setup = engineSetupOf(settings);
  const clientRules: ClientInvariants = createClientInvariants({
    observer,
    durableSeq: () => durable.seq,
    nowUs: () => sim.life?.clock.nowUs() ?? 0,
    idKeptUs: setup.options.idKeptUs,
  });
  const venueRules = createVenueInvariants({
    observer,
    venues,
    durableSeq: () => durable.seq,
    nowUs: () => clock.us,
    ...rateLimitsOf(settings),
  });
  const clients = createClients({
    answered(ask, status, result) {
      coverage.reach(`answer: ${ask.kind} ${status}`);
      if (ask.kind !== 'place') return;
      const { order_id: orderId, tag } = JSON.parse(result) as { order_id: string; tag: string | null };
      clientRules.acknowledged(ask, Number(orderId), tag);
    },
    refused(_, { code }) {
      coverage.reach(`reject: ${code}`);
    },
  });

  const market = {
    quotes: undefined as LatchWriter | undefined,
    prices: undefined as PriceSender | undefined,
    quotedUs: 0,
  };
  const cycles = createCycles({
    coverage,
    observer,
    venues,
    guards,
    risk,
    plans,
    sent,
    swaps,
    durable,
    market,
    clock,
    random: drawn,
    idKeptUs: setup.options.idKeptUs,
    sim: () => sim,
  });

  /** What a part of the process threw: its death, if that is what it is. */
  function thrown(error: unknown, agent: string): void {
    if (error instanceof Violation) throw error;
    if (error instanceof DiskStopped) return sim.die(sim.dies?.how ?? 'kill', `in a call of the ${agent}`);
    if (error instanceof ProcessEnded) return sim.die('kill', `by exit code of the ${agent}`);
    if (error instanceof JournalError && (error.code === 'IO' || sim.isDamaged)) {
      if (error.code === 'IO') return sim.die('kill', `by exit code of the ${agent}`);
      sim.over = `refused: ${error.message}`;
      coverage.reach('disk: damage refused');
      return undefined;
    }
    const { code } = error as NodeJS.ErrnoException;
    if (agent === 'follower' && code !== undefined && !(error instanceof JournalError)) {
      coverage.reach('crash: the follower alone');
      return restartFollower();
    }
    if (code !== undefined && !(error instanceof JournalError)) return sim.die('kill', `by exit code of the ${agent}`);
    if (error instanceof JournalError)
      throw new Violation('a disk that did nothing wrong is never refused', error.message);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new Violation('no part of the process throws', `${agent}: ${text}`);
  }

  function restartFollower(): void {
    try {
      sim.life?.restartFollower();
    } catch (error) {
      thrown(error, 'follower');
    }
  }

  /** What came behind `lastSeq` never was: all that is kept from events is told anew, by those that are left. */
  function takeBack(lastSeq: number): void {
    guards.forget();
    risk.forget();
    plans.forget();
    sent.forget();
    swaps.forget();
    observer.rewind(lastSeq, (facts) => {
      guards.event(facts);
      risk.again(facts);
      plans.again(facts);
      sent.event(facts);
      swaps.again(facts);
    });
  }

  function recovered(life: { opened: Life['opened']; state: Life['state'] }): void {
    const { lastSeq, firstSeq, clean } = life.opened;
    must(
      lastSeq <= observer.lastSeq,
      'nobody knows events that were never published',
      () => `the journal ends with ${lastSeq}`,
    );
    if (sim.isDamaged && lastSeq < durable.seq) {
      sim.over = 'the disk lied, and the last of what was durable is gone';
      coverage.reach('disk: damage at the very end');
    } else whatWasDurableStays(lastSeq, durable.seq);
    readJournal(files, firstSeq, lastSeq, (records, at) => {
      theJournalHasWhatWasPublished(observer, firstSeq + index, records, at);
      index += 1;
    });
    if (lastSeq < observer.lastSeq) takeBack(lastSeq);
    everyReplicaHasTheStateOfItsEvents('replay', life.state, observer);
    theKeptHashIsThatOfTheTables('replay', life.state);
    if (wasStoppedCleanly) must(clean, 'a clean stop ends the journal cleanly', () => `at event ${lastSeq}`);
    wasStoppedCleanly = false;
    durable.seq = lastSeq;
    if (clock.wallStepUs !== steppedUs) venueRules.clockSet();
    steppedUs = clock.wallStepUs;
    if (sim.over === '') clientRules.restarted();
    index = 0;
  }
  let index = 0;

  function finish(life: Life): void {
    sim.asleep.clear();
    coverage.reach('crash: clean stop');
    life.door.stopAdmitting();
    clients.ask(life.door, 0, 'query', '', { method: 'GET', path: '/positions' });
    const rounds = (limit: number, isDone: () => boolean): void => {
      for (let round = 0; round < limit && !isDone(); round++) {
        clock.us += 20_000;
        for (const agent of ALL_AGENTS) if (sim.life === life && sim.over === '') sim.cycle(agent);
        if (sim.life !== life) return;
      }
    };
    rounds(400, () => life.door.pendingCount === 0);
    for (let i = 0; i < 200 && sim.life === life && sim.cycle('engine') > 0; i++) sim.cycle('journal');
    if (sim.life !== life || sim.over !== '') return;
    try {
      must(life.journal.stop(life.clock.nowUs()), 'a journal without errors can be stopped', () => '');
    } finally {
      cycles.noteDurable(life);
    }
    for (let i = 0; i < 200 && !(life.broker.finished?.(life.clock.nowUs()) ?? true); i++) {
      clock.us += 20_000;
      life.broker.doWork(life.clock.nowUs());
      for (const venue of venues) venue.step(drawn);
    }
    life.follower.stop();
    everyReplicaHasTheStateOfItsEvents('the follower', life.followerState, observer);
    void life.broker.close?.();
    wasStoppedCleanly = true;
  }

  const sim: Simulation = {
    settings,
    coverage,
    disk,
    venues,
    clients,
    observer,
    plans,
    swaps,
    names: new Map(),
    clock,
    over: '',
    life: undefined,
    random,
    marketTicks: INSTRUMENTS.map(() => REFERENCE_TICKS),
    spreads: INSTRUMENTS.map(() => ({ below: 1, above: 1 })),
    spikes: [],
    isMarketOpen: true,
    freeBytes: FIRST_CAPACITY,
    isDamaged: false,
    dies: undefined,
    diesInStart: 0,
    asleep: new Set(),
    wallMs: () => (START_US + clock.us + clock.wallStepUs) / 1000,
    start() {
      for (let tries = 0; sim.life === undefined && sim.over === ''; tries++) {
        must(tries < MOST_STARTS, 'a start succeeds in the end', () => `${MOST_STARTS} failed`);
        if (sim.diesInStart > 0) disk.stopAt(sim.diesInStart);
        sim.diesInStart = 0;
        try {
          sim.life = startLife({
            settings,
            files,
            venues,
            watch: {
              place(venue, order) {
                venueRules.place(venue, order.clientId);
                sent.place(order);
              },
              cancel: (venue, clientId) => venueRules.cancel(venue, clientId),
              replace: (venue, clientId) => venueRules.replace(venue, clientId),
            },
            wallMs: sim.wallMs(),
            sinceBootUs: () => clock.us,
            recovered: (opened, state) => recovered({ opened, state }),
          });
          if (sim.dies === undefined) disk.stopAt(Infinity);
          market.quotes = new LatchWriter(sim.life.shared.quotes);
          market.prices = createPriceSender(
            new RingProducer(sim.life.shared.trades),
            new ArmedInstruments(sim.life.shared.armed),
            (what) => coverage.reach(`prices: ${what}`),
          );
          market.quotedUs = 0;
          durable.at = sim.life.durable.position;
        } catch (error) {
          thrown(error, 'start');
        }
      }
    },
    die(how, place) {
      coverage.reach(`crash: ${how} ${place}`);
      if (plans.alive().length > 0) coverage.reach(`crash: ${how} ${place}, plans alive`);
      for (const what of plans.alive()) coverage.reach(`crash: ${how} with ${what} alive`);
      sim.dies = undefined;
      if (how === 'kill') disk.kill();
      else disk.powerCut();
      for (const venue of venues) venue.gatewayDied(drawn);
      clients.processDied();
      sim.life = undefined;
    },
    cycle(agent) {
      const { life } = sim;
      if (life === undefined || sim.over !== '' || sim.asleep.has(agent)) return 0;
      cycleCount += 1;
      let work = 0;
      try {
        work = cycles.cycle(agent, life);
      } catch (error) {
        thrown(error, agent);
        return 1;
      }
      if ((cycleCount & 31) === 0) {
        whatCouldTradeIsHeldOnce(life.state);
        totalsAreOfTheirParts(life.state);
      }
      if (work > 0 && sim.dies?.after === agent) sim.die(sim.dies.how, `after the ${agent}`);
      return work;
    },
    stopCleanly(at) {
      const { life } = sim;
      if (life === undefined) return;
      if (at !== undefined) disk.stopAt(at);
      try {
        finish(life);
        if (sim.life !== life || sim.over !== '') return;
        disk.kill();
        for (const venue of venues) venue.gatewayDied(drawn);
        clients.processDied();
        sim.life = undefined;
      } catch (error) {
        thrown(error, 'stop');
      }
    },
  };
  return sim;
}

export const ALL_AGENTS: readonly AgentName[] = [
  'gateway',
  'engine',
  'journal',
  'broker',
  'venue',
  'follower',
  'market',
];

export function stopWordsOf(sim: Simulation): ProcessControl | undefined {
  return sim.life === undefined ? undefined : new ProcessControl(sim.life.shared.control);
}

export function stopBit(broker: string | undefined): number {
  return broker === undefined ? StopWord.everything : StopWord.broker0 << Number(broker);
}
