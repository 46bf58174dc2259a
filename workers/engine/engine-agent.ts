import { type ProcessControl, StopWord } from '../../core/memory/control.ts';
import { holdLeftUs, isAwaited } from '../../core/journal/hold.ts';
import type { ArmedInstruments } from '../../core/memory/armed-instruments.ts';
import type { EventWriter } from '../../core/memory/event-ring.ts';
import type { LatchReader } from '../../core/memory/latch.ts';
import type { Records } from '../../core/memory/records.ts';
import type { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import type { StopScopes } from '../../core/memory/stop-scopes.ts';
import { scratchWords } from '../../core/memory/scratch.ts';
import type { SharedWords } from '../../core/memory/words.ts';
import type { Counters } from '../../core/metrics/counters.ts';
import type { HistogramRecorder } from '../../core/metrics/histogram.ts';
import type { EventSink } from '../../core/order/event-sink.ts';
import { createInputs } from '../../core/order/inputs.ts';
import { expectMember, readAheadCommands, readAheadReports } from '../../core/order/read-ahead.ts';
import { beginQuery, isQuery, stepQuery } from '../../core/order/queries/query.ts';
import { createQueryCursor } from '../../core/order/queries/query-cursor.ts';
import { isRestarting } from '../../core/order/decide-fanout.ts';
import { nextPlanUs } from '../../core/order/plans/decide-plans.ts';
import { nextDueUs } from '../../core/order/decide-timer.ts';
import {
  stepCheckpoint,
  stepCommand,
  stepFanouts,
  stepHeld,
  stepMarks,
  stepPlans,
  stepReport,
  stepTimers,
} from '../../core/order/step.ts';
import { BrokerState, MAX_BROKERS } from '../../core/routing/scoreboard.ts';
import { CommandByte, CommandHalf, CommandKind, CommandWord } from '../../core/schema/command.ts';
import { EventHalf, EventWord, MAX_EVENTS_PER_STEP } from '../../core/schema/event.ts';
import { ReportHalf, ReportKind } from '../../core/schema/report.ts';
import { hasTerms } from '../../core/schema/order-kind.ts';
import { BROKER_WIDTH, BrokerColumn, GlobalColumn } from '../../core/state/columns.ts';
import type { EngineState } from '../../core/state/state.ts';
import type { EngineCounter } from '../../core/topology.ts';
import type { Agent, Bell } from '../agent.ts';
import type { Stamp } from '../clock.ts';
import { createMarkSweep } from './mark-sweep.ts';
import { createPriceWatch } from './price-watch.ts';
import { createReferencePrices } from './reference-prices.ts';

export interface EngineParts {
  readonly state: EngineState;
  /** What a run begins with: decided before anything else is taken, and emptied then. */
  readonly startup: Records[];
  readonly commands: RingConsumer;
  readonly reports: RingConsumer;
  readonly events: EventWriter;
  readonly answers: RingProducer;
  readonly quotes: LatchReader;
  readonly trades: RingConsumer;
  readonly armed: ArmedInstruments;
  readonly scoreboard: SharedWords;
  readonly control: ProcessControl;
  readonly stops: StopScopes;
  readonly bells: { readonly journal: Bell; readonly gateway: Bell; readonly broker: Bell };
  readonly histograms: {
    readonly queue: HistogramRecorder;
    readonly risk: HistogramRecorder;
    readonly decide: HistogramRecorder;
  };
  readonly counters: Counters<EngineCounter>;
  readonly stampNs: Stamp;
  /** The gateway follows what is published, not what is durable. */
  readonly ackAccepted: boolean;
  /** Events that nobody waits for may wait for others before they are made durable (`core/journal/hold.ts`). */
  readonly holds: boolean;
}

function readyBrokers(state: EngineState): number {
  let ready = 0;
  for (let broker = 0; broker < state.brokers.rows; broker++) {
    if (state.brokers.words[broker * BROKER_WIDTH + BrokerColumn.STATE] === BrokerState.ready) ready += 1;
  }
  return ready;
}

interface Count {
  readonly events: (by: number) => void;
  readonly reports: (by: number) => void;
  readonly commands: (by: number) => void;
  readonly waits: (by: number) => void;
  readonly set: (name: EngineCounter, value: number) => void;
}

function countersOf(counters: Counters<EngineCounter>): Count {
  const adder = (name: EngineCounter): ((by: number) => void) => {
    const index = counters.index(name);
    return (by) => counters.add(index, by);
  };
  return {
    events: adder('events'),
    reports: adder('reports'),
    commands: adder('commands'),
    waits: adder('waits_for_room'),
    set: (name, value) => counters.set(counters.index(name), value),
  };
}

/** Steps per duty cycle at most: what is published at once, and how long a neighbour waits for it. */
const BATCH = 64;
/** The same for commands while the venues' reports pile up: what is new would only add to them. */
const BATCH_BEHIND = 8;
/** One decision in so many is timed: two clock reads cost as much as the risk check. */
const TIMED_ONE_IN = 16;
const US_PER_MS = 1000;

/** What the clock said: when commands were last taken, and around the decision that is timed. */
const times = scratchWords(3);
const CYCLE_NS = 0;
const BEGAN_NS = 1;
const ENDED_NS = 2;

/**
 * The only writer of orders, positions and limits. A cycle: reports, what the clock says, fan-outs, the query under
 * way, commands; then one publish and at most one ring per neighbour. It begins a step only when the rings have room
 * for everything that the step may emit, and otherwise leaves its input where it is: a neighbour that stands still
 * slows the engine down and loses nothing.
 */
export function createEngineAgent(parts: EngineParts): Agent {
  const { state, commands, reports, events, answers, control, stops, bells, histograms } = parts;
  const inputs = createInputs();
  inputs.wordsOf = (account, instrument) => stops.wordsOf(account, instrument);
  const query = createQueryCursor();
  const reportsBehind = Math.max(BATCH_BEHIND, reports.capacity >> 2);
  const prices = createReferencePrices(parts.quotes);
  const sweep = createMarkSweep(state, prices);
  const watch = createPriceWatch(state, parts.trades, parts.armed, prices);
  const count = countersOf(parts.counters);
  let started = 0;
  let staged = 0;
  let answered = 0;
  /** Published events that the journal wasn't rung for, and since when the first of them waits. */
  let held = 0;
  // In an array: assigned to a variable, each time would be a number on the heap.
  const heldSinceUs = new Float64Array(1);
  let lacksRoom = false;
  let sinceTimed = 0;
  let hasScores = false;
  let stopWords = 0;
  /** Some account or instrument is stopped. */
  let hasStops = false;

  // Every answer shows the state after all events claimed so far: it waits for them to be durable.
  const answerSlots: number[] = [];
  const answerSink: EventSink = {
    records: answers.records,
    claim() {
      const at = answers.claim();
      answerSlots.push(at);
      return at;
    },
  };

  function doWork(nowUs: number): number {
    inputs.nowUs = Math.max(nowUs, state.globals.words[GlobalColumn.TIME_US]!);
    stopWords = control.stopWords | (control.diskLow ? StopWord.diskLow : 0);
    inputs.stopWords = stopWords;
    staged = 0;
    answered = 0;
    lacksRoom = false;
    hasScores = false;
    const work = begin() + takeReports() + takeTime() + takePrices() + goOnWithQuery() + takeCommands();
    if (staged + held > 0) publishEvents();
    if (answered > 0) answers.publish();
    if (answered > 0 || (staged > 0 && parts.ackAccepted)) bells.gateway.ring();
    return work;
  }

  /** What somebody waits for goes to the disk at once, and takes along what was held. */
  function publishEvents(): void {
    const isUrgent = isAnyAwaited();
    if (held === 0) heldSinceUs[0] = inputs.nowUs;
    held += staged;
    if (staged > 0) {
      events.publish();
      count.events(staged);
      countState();
    }
    if (!isUrgent && holdUs() > 0) return;
    held = 0;
    events.demand();
    bells.journal.ring();
  }

  function isAnyAwaited(): boolean {
    // An answer waits for all that it shows.
    if (!parts.holds || (answered > 0 && !parts.ackAccepted)) return true;
    for (let i = 0; i < staged; i++) {
      const kind = events.records.i32[(events.stagedAt(i) >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
      if (isAwaited(kind)) return true;
    }
    return false;
  }

  function holdUs(): number {
    return holdLeftUs(held, events.capacity, inputs.nowUs - heldSinceUs[0]!);
  }

  function hasRoom(): boolean {
    if (events.room(MAX_EVENTS_PER_STEP) >= MAX_EVENTS_PER_STEP && answers.room(1) >= 1) return true;
    if (!lacksRoom) count.waits(1);
    lacksRoom = true;
    return false;
  }

  /** Nothing else is taken before the new run stands in the journal with all its definitions. */
  function begin(): number {
    let taken = 0;
    while (started < parts.startup.length && hasRoom()) {
      staged += stepCommand(state, parts.startup[started]!, 0, inputs, events, answerSink);
      started += 1;
      taken += 1;
    }
    if (started > 0 && started === parts.startup.length) {
      parts.startup.length = 0;
      started = 0;
    }
    return taken;
  }

  function takeReports(): number {
    if (started < parts.startup.length || isRestarting(state)) return 0;
    const readable = reports.poll(BATCH);
    if (readable > 1) readAheadReports(state, reports, readable);
    let taken = 0;
    while (taken < readable && hasRoom()) {
      const at = reports.at(taken);
      // Only a refused attempt is routed again.
      const kind = reports.records.i32[(at >> 2) + ReportHalf.KIND]!;
      if (kind === ReportKind.not_sent || kind === ReportKind.rejected_transient) sampleScores();
      if (readable > 1) expectMember(taken);
      staged += stepReport(state, reports.records, at, inputs, events);
      goOnWithHeld();
      goOnWithPlans();
      staged += stepCheckpoint(state, inputs, events);
      taken += 1;
    }
    if (taken > 0) {
      reports.release(taken);
      bells.broker.ringIfHungry();
      count.reports(taken);
    }
    return taken;
  }

  /** A held order is routed as soon as what it waited for is gone. */
  function goOnWithHeld(): void {
    if (state.held.from >= state.held.count || events.room(MAX_EVENTS_PER_STEP) < MAX_EVENTS_PER_STEP) return;
    sampleScores();
    staged += stepHeld(state, inputs, events);
  }

  /** What an order's plan wants follows what happened to it at once. */
  function goOnWithPlans(): void {
    if (nextPlanUs(state) > inputs.nowUs || events.room(MAX_EVENTS_PER_STEP) < MAX_EVENTS_PER_STEP) return;
    sampleScores();
    // Of no instrument: what was sampled last is of another order.
    inputs.refTicks = 0;
    inputs.refSequence = 0;
    inputs.refAgeUs = 0;
    staged += stepPlans(state, inputs, events);
  }

  function takeTime(): number {
    if (started < parts.startup.length) return 0;
    let work = 0;
    // A held order is routed once what it waited for is gone.
    if (state.held.count > 0) sampleScores();
    goOnWithPlans();
    if (hasRoom()) work += stepTimers(state, inputs, events);
    if (hasRoom()) work += stepFanouts(state, inputs, events);
    if (state.positions.count > 0 && hasRoom()) work += takeMarks();
    if (hasRoom()) work += stepCheckpoint(state, inputs, events);
    staged += work;
    return work;
  }

  /** Before commands: what an order is judged by must not be older than the ticks that others were triggered by. */
  function takePrices(): number {
    if (started < parts.startup.length || isRestarting(state)) return 0;
    let taken = 0;
    for (; taken < BATCH && watch.hasWork() && hasRoom(); taken++) {
      const used = watch.step(inputs, events);
      if (used < 0) break;
      staged += used;
      if (used > 0) goOnWithPlans();
    }
    return taken;
  }

  function takeMarks(): number {
    if (sweep.dueUs() > inputs.nowUs || isRestarting(state)) return 0;
    const marks = sweep.next(inputs.nowUs);
    return marks === undefined ? 0 : stepMarks(state, marks, inputs, events);
  }

  function goOnWithQuery(): number {
    if (query.kind === 0) return 0;
    const room = answers.room(BATCH);
    if (room < 2) {
      lacksRoom = true;
      return 0;
    }
    const used = stepQuery(state, query, answerSink, Math.min(room, BATCH), inputs, prices.sample);
    stampAnswers();
    // A step may have looked at rows that nobody wanted: that is work too, or the thread would sleep on it.
    return Math.max(used, 1);
  }

  function takeCommands(): number {
    if (started < parts.startup.length || isRestarting(state)) return 0;
    const isBehind = reports.poll(reportsBehind) === reportsBehind;
    const readable = commands.poll(isBehind ? BATCH_BEHIND : BATCH);
    if (readable === 0) return 0;
    // After the look at the ring: what is in it was asked for after the stops that its clients know of.
    hasStops = stops.isAnySet();
    if (readable > 1) readAheadCommands(state, commands, readable);
    parts.stampNs(times, CYCLE_NS);
    let taken = 0;
    while (taken < readable && hasRoom()) {
      const at = commands.at(taken);
      const kind = commands.records.i32[(at >> 2) + CommandHalf.KIND]!;
      const isQuestion = isQuery(kind);
      if (isQuestion && query.kind !== 0) break;
      const receivedNs = commands.records.f64[(at >> 3) + CommandWord.RECEIVED_NS]!;
      if (receivedNs > 0) histograms.queue.record(Math.max(0, times[CYCLE_NS]! - receivedNs));
      if (readable > 1) expectMember(taken);
      if (isQuestion) ask(kind, at);
      else takeCommand(kind, at);
      stampAnswers();
      goOnWithHeld();
      goOnWithPlans();
      staged += stepCheckpoint(state, inputs, events);
      taken += 1;
    }
    if (taken > 0) {
      commands.release(taken);
      bells.gateway.ringIfHungry();
      count.commands(taken);
    }
    return taken;
  }

  function ask(kind: number, at: number): void {
    if (kind === CommandKind.validate_place) sampleFor(at);
    beginQuery(state, commands.records, at, query, answerSink, inputs);
  }

  /** What a new or changed order is judged by. */
  function sampleFor(at: number): void {
    const instrument = commands.records.i32[(at >> 2) + CommandHalf.INSTRUMENT]!;
    const account = commands.records.i32[(at >> 2) + CommandHalf.ACCOUNT]!;
    inputs.stopWords = hasStops ? stopWords | stops.wordsOf(account, instrument) : stopWords;
    if (hasTerms(commands.records.u8[at + CommandByte.TYPE]!)) {
      watch.expect(instrument);
      prices.sampleAll(instrument, inputs);
    } else prices.sample(instrument, inputs);
    sampleScores();
  }

  function takeCommand(kind: number, at: number): void {
    if (kind !== CommandKind.place && kind !== CommandKind.replace && kind !== CommandKind.cancel_replace) {
      staged += stepCommand(state, commands.records, at, inputs, events, answerSink);
      return;
    }
    sampleFor(at);
    sinceTimed += 1;
    if (sinceTimed < TIMED_ONE_IN) {
      staged += stepCommand(state, commands.records, at, inputs, events, answerSink);
      return;
    }
    sinceTimed = 0;
    inputs.stampNs = parts.stampNs;
    inputs.riskNs = 0;
    parts.stampNs(times, BEGAN_NS);
    staged += stepCommand(state, commands.records, at, inputs, events, answerSink);
    parts.stampNs(times, ENDED_NS);
    histograms.decide.record(times[ENDED_NS]! - times[BEGAN_NS]!);
    if (inputs.riskNs > 0) histograms.risk.record(inputs.riskNs);
    inputs.stampNs = undefined;
  }

  /** Once a cycle: orders that are decided within microseconds of each other see the same brokers. */
  function sampleScores(): void {
    if (hasScores) return;
    hasScores = true;
    for (let broker = 0; broker < MAX_BROKERS; broker++) inputs.scores[broker] = parts.scoreboard.load(broker);
  }

  function stampAnswers(): void {
    if (answerSlots.length === 0) return;
    const shows = (events.position + staged) | 0;
    for (const at of answerSlots) answers.records.f64[(at >> 3) + EventWord.ARG0] = shows;
    answered += answerSlots.length;
    answerSlots.length = 0;
  }

  function dueUs(): number {
    return Math.min(nextDueUs(state), sweep.dueUs());
  }

  function countState(): void {
    count.set('seq', state.globals.words[GlobalColumn.SEQ]!);
    count.set('accepted', state.globals.words[GlobalColumn.LAST_ORDER_ID]!);
    count.set('fills', state.globals.words[GlobalColumn.EXECUTION_COUNT]!);
    count.set('suspended', state.globals.words[GlobalColumn.SUSPENSE_COUNT]!);
    count.set('brokers_ready', readyBrokers(state));
    count.set('open_orders', state.globals.words[GlobalColumn.OPEN_COUNT]!);
  }

  return {
    doWork,
    hasWork() {
      if (lacksRoom) return events.room(MAX_EVENTS_PER_STEP) >= MAX_EVENTS_PER_STEP && answers.room(2) >= 2;
      if (reports.poll(1) > 0 || commands.poll(1) > 0 || query.kind !== 0 || watch.hasWork()) return true;
      return state.globals.words[GlobalColumn.FANOUTS_ACTIVE]! > 0 || dueUs() <= inputs.nowUs;
    },
    isHungry: () => lacksRoom,
    parkMs() {
      const untilDueUs = Math.max(0, dueUs() - inputs.nowUs);
      return (held > 0 ? Math.min(untilDueUs, holdUs()) : untilDueUs) / US_PER_MS;
    },
  };
}
