import { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import { ProcessControl } from '../../core/memory/control.ts';
import { DurableCursor, EventReader, EventWriter } from '../../core/memory/event-ring.ts';
import { LatchReader } from '../../core/memory/latch.ts';
import type { Records } from '../../core/memory/records.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { StopScopes } from '../../core/memory/stop-scopes.ts';
import { SharedWords } from '../../core/memory/words.ts';
import { Counters } from '../../core/metrics/counters.ts';
import { HistogramRecorder } from '../../core/metrics/histogram.ts';
import { REPORT_BYTES } from '../../core/schema/report.ts';
import { GlobalColumn } from '../../core/state/columns.ts';
import { type EngineState, createState } from '../../core/state/state.ts';
import { CounterNames, Events, type Shared, createShared } from '../../core/topology.ts';
import type { Agent } from '../../workers/agent.ts';
import { createStopCheck } from '../../workers/broker/stop-check.ts';
import { createBrokerAgent } from '../../workers/broker/broker-agent.ts';
import { type Clock, keepClockPast, startClock } from '../../workers/clock.ts';
import { createEngineAgent } from '../../workers/engine/engine-agent.ts';
import { startupCommands } from '../../workers/engine/startup.ts';
import { type FollowerAgent, createFollowerAgent } from '../../workers/follower/follower-agent.ts';
import { createOrderHistory, readOrderHistory } from '../../workers/follower/order-history.ts';
import { recoverReplica } from '../../workers/follower/recover.ts';
import { divergenceText, replicaOf, replicaWithHistory } from '../../workers/follower/replica.ts';
import { createDiskWatch, DiskLevel } from '../../workers/journal/disk-watch.ts';
import type { Files } from '../../workers/files.ts';
import { type JournalAgent, createJournalAgent } from '../../workers/journal/journal-agent.ts';
import { JournalError } from '../../workers/journal/journal-error.ts';
import { JournalWriter } from '../../workers/journal/journal-writer.ts';
import { type OpenedJournal, openJournal } from '../../workers/journal/open-journal.ts';
import { sentBefore } from '../../workers/broker/sent-before.ts';
import { createTextVenue } from '../../workers/broker/text-venue.ts';
import { readEvents } from '../../workers/journal/read-journal.ts';
import { DiskStopped } from './disk.ts';
import { type SimulatedDoor, createSimulatedDoor } from './door.ts';
import type { Venue, VenueWatch } from './venue.ts';
import { ProcessEnded, Violation } from './violation.ts';
import { INSTRUMENTS, type WorldSettings, capacitiesOf, engineSetupOf, rateLimitsOf } from './world.ts';

/** One life of the process: from the opening of the journal until it ends, with the live agents on real rings. */
export interface Life {
  readonly shared: Shared;
  readonly clock: Clock;
  readonly opened: OpenedJournal;
  readonly state: EngineState;
  readonly events: EventWriter;
  readonly engine: Agent;
  readonly broker: Agent;
  readonly journal: JournalAgent;
  follower: FollowerAgent;
  followerState: EngineState;
  readonly door: SimulatedDoor;
  readonly durable: DurableCursor;
  /** Reports that the broker handed over and the engine has not taken, oldest first; removed by whoever looks. */
  readonly reports: ReportFacts[];
  reportsTaken(): number;
  /** As its supervisor does when its thread has ended. */
  restartFollower(): void;
}

export interface ReportFacts {
  readonly words: Float64Array;
  readonly halves: Int32Array;
}

export interface LifeParts {
  readonly settings: WorldSettings;
  readonly files: Files;
  readonly venues: readonly Venue[];
  readonly watch: VenueWatch;
  readonly wallMs: number;
  readonly sinceBootUs: () => number;
  /** Called with every event of the journal as the engine was given it at its start. */
  readonly recovered: (opened: OpenedJournal, state: EngineState) => void;
}

const DATA = '/data';
const JOURNAL_ID = Uint8Array.from({ length: 16 }, (_, i) => 0x10 + i);
export const JOURNAL = Buffer.from(JOURNAL_ID.subarray(0, 4)).toString('hex');
const TIMEOUT_US = 2_000_000;
const PROOF_US = 1_000_000;
const DISK_LIMITS = { lowBytes: 6 << 20, refuseBytes: 4 << 20 } as const;

const { histograms } = createShared({ mode: 'dedicated', slots: 32, instruments: 1 });
const recorder = (): HistogramRecorder => new HistogramRecorder(histograms.queue);
const silent = { ring: () => undefined, ringIfHungry: () => undefined };

export function startLife(parts: LifeParts): Life {
  const { settings, files, venues, sinceBootUs } = parts;
  const opened = openJournal({
    data: DATA,
    segmentBytes: settings.segmentKib * 1024,
    journalId: JOURNAL_ID,
    files,
    acquireLock: () => ({ release: () => undefined }),
  });
  const { position, lastSeq } = opened;
  const shared = createShared({
    mode: 'dedicated',
    slots: {
      commands: settings.slots,
      answers: settings.slots,
      reports: settings.slots,
      events: settings.events,
      trades: 4,
    },
    instruments: INSTRUMENTS.length,
    histograms,
  });
  startClock(shared.control, parts.wallMs, sinceBootUs());
  keepClockPast(shared.control, opened.lastUs, sinceBootUs());
  const control = new ProcessControl(shared.control);
  const clock: Clock = {
    nowUs: () => control.clockBaseUs + sinceBootUs(),
    monotonicNs: () => sinceBootUs() * 1000,
  };
  const capacities = capacitiesOf(settings);

  const state = createState(capacities);
  recoverReplica(DATA, position.journalId, replicaOf(state), lastSeq, () => undefined, files);
  keepClockPast(shared.control, state.globals.words[GlobalColumn.TIME_US]!, sinceBootUs());
  parts.recovered(opened, state);
  const events = new EventWriter(shared.events);
  const engineCounters = new Counters(shared.counters.engine, CounterNames.engine);
  const engine = createEngineAgent({
    state,
    startup: startupCommands(state, engineSetupOf(settings)),
    commands: new RingConsumer(shared.commands),
    reports: new RingConsumer(shared.reports),
    events,
    answers: new RingProducer(shared.answers),
    quotes: new LatchReader(shared.quotes),
    trades: new RingConsumer(shared.trades),
    armed: new ArmedInstruments(shared.armed),
    scoreboard: new SharedWords(shared.scoreboard),
    control,
    stops: new StopScopes(shared.stops),
    bells: { journal: silent, gateway: silent, broker: silent },
    histograms: { queue: recorder(), risk: recorder(), decide: recorder() },
    counters: engineCounters,
    stampNs: (into, word) => {
      into[word] = clock.monotonicNs();
    },
    ackAccepted: false,
    holds: !settings.sync,
  });

  let durableSeq = lastSeq;
  const journalPart = Events.readers.journal;
  const durable = new DurableCursor(shared.events);
  const journal = createJournalAgent({
    reader: new EventReader(shared.events, journalPart.index, journalPart.gate),
    durable,
    writer: new JournalWriter({ position, files, onPoisoned: () => control.poison(74), fail: failStop }),
    onDurable: (seq) => (durableSeq = seq),
    watch: createDiskWatch(files, DATA, (level) => (control.diskLow = level === DiskLevel.refuse), DISK_LIMITS),
  });

  function follow(): { follower: FollowerAgent; followerState: EngineState } {
    const followerState = createState(capacities);
    const replica = replicaWithHistory(followerState, createOrderHistory(DATA, files));
    const { journalId, segmentBytes } = position;
    const { lastSeq: appliedSeq } = recoverReplica(DATA, journalId, replica, durableSeq, () => undefined, files);
    const follower = createFollowerAgent({
      data: DATA,
      journalId,
      segmentBytes,
      replica,
      appliedSeq,
      durableSeq: () => durableSeq,
      snapshotEvery: settings.snapshotEvery,
      projectedSeq: () => Number.POSITIVE_INFINITY,
      onDivergence(divergence) {
        throw new Violation('every replica has the state of its events', divergenceText(divergence));
      },
      files,
    });
    return { follower, followerState };
  }

  const { producer, reports } = spyOn(new RingProducer(shared.reports));
  const brokerPart = Events.readers.broker;
  const limits = venues.map(() => rateLimitsOf(settings));
  const sent = sentBefore(DATA, opened, limits, files);
  const broker = createBrokerAgent({
    desks: venues.map((venue, number) => ({
      limits: rateLimitsOf(settings),
      timeoutUs: TIMEOUT_US,
      proofUs: PROOF_US,
      outboxCapacity: settings.outbox,
      outstandingCapacity: 64,
      sentBefore: sent[number] ?? 0,
      meter: { count: () => undefined, route: () => undefined, venue: () => undefined },
      createVenue: (to) => createTextVenue(JOURNAL, to, (text) => venue.createAdapter(text, parts.watch)),
    })),
    symbols: INSTRUMENTS.map(({ symbol }) => symbol),
    events: new EventReader(shared.events, brokerPart.index, brokerPart.gate),
    reports: producer,
    scoreboard: new SharedWords(shared.scoreboard),
    engineBell: silent,
    clock,
    isStopped: createStopCheck(control, new StopScopes(shared.stops)),
    wake: () => undefined,
  });
  const door = createSimulatedDoor({
    settings,
    shared,
    clock,
    history: readOrderHistory(DATA, files),
    journalId: Buffer.from(JOURNAL_ID).toString('hex'),
  });
  const taken = engineCounters.index('reports');
  const life: Life = {
    shared,
    clock,
    opened,
    state,
    events,
    engine,
    broker,
    journal,
    ...follow(),
    door,
    durable,
    reports,
    reportsTaken: () => engineCounters.get(taken),
    restartFollower() {
      Object.assign(life, follow());
    },
  };
  return life;
}

/** Every event of the journal on these files, in order. */
export function readJournal(
  files: Files,
  fromSeq: number,
  toSeq: number,
  event: (records: Records, at: number) => void,
): void {
  if (toSeq >= fromSeq) readEvents(DATA, fromSeq, event, toSeq, files);
}

function failStop(error: unknown): void {
  if (error instanceof DiskStopped) throw error;
  if (error instanceof JournalError) throw error;
  throw new ProcessEnded('exit', `74, ${String(error)}`);
}

/** Keeps a copy of each report that the broker publishes. */
function spyOn(ring: RingProducer): { producer: RingProducer; reports: ReportFacts[] } {
  const reports: ReportFacts[] = [];
  const staged: number[] = [];
  const { records } = ring;
  const producer = {
    name: ring.name,
    records,
    capacity: ring.capacity,
    room: (wanted: number) => ring.room(wanted),
    used: () => ring.used(),
    claim() {
      const at = ring.claim();
      staged.push(at);
      return at;
    },
    publish() {
      for (const at of staged) {
        const bytes = records.u8.slice(at, at + REPORT_BYTES).buffer;
        reports.push({ words: new Float64Array(bytes), halves: new Int32Array(bytes) });
      }
      staged.length = 0;
      ring.publish();
    },
  } as unknown as RingProducer;
  return { producer, reports };
}
