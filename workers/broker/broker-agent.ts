import { invariant } from '../../core/invariant.ts';
import type { Instrument } from '../../core/market/instruments.ts';
import type { EventReader } from '../../core/memory/event-ring.ts';
import type { Records } from '../../core/memory/records.ts';
import type { RingProducer } from '../../core/memory/ring.ts';
import type { SharedWords } from '../../core/memory/words.ts';
import { isForBroker, maxUnheard } from '../../core/schema/broker-events.ts';
import { CLIENT_ID_BYTES } from '../../core/schema/command.ts';
import { EVENT_DEFINITION, InstrumentDefinition } from '../../core/schema/definition.ts';
import {
  Cause,
  EVENT_SHORT_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  NO_BROKER,
  SessionNote,
} from '../../core/schema/event.ts';
import { OrderType, TimeInForce, isHere, sentType } from '../../core/schema/order-kind.ts';
import { ReportKind } from '../../core/schema/report.ts';
import { PlaceOption } from '../../core/schema/risk.ts';
import { getText } from '../../core/schema/text.ts';
import type { Agent, Bell } from '../agent.ts';
import { createDesk, type Desk, type DeskClock, type DeskOptions } from './desk.ts';
import { createReportWriter, type ReportWriter } from './report-writer.ts';
import { newRequest, RequestKind } from './request.ts';
import type { StopCheck } from './stop-check.ts';

/**
 * Reads what the engine decided, once it is durable, and brings it to the venues; writes what they say for the engine.
 *
 *   [events], durable ─▶ accepted, rerouted ─▶ place
 *                        cancel_requested   ─▶ cancel         ─▶ desk of the event's broker ─▶ adapter ─▶ venue
 *                        replace_requested  ─▶ replace                    │
 *                        probe_requested    ─▶ query                      ▼
 *                        outcome_unknown    ─▶ query, if the engine doubts an end
 *                        broker_session     ─▶ end of probes     [reports] ─▶ engine
 *
 * While the reports ring is short of room, venues' sockets aren't read and nothing is sent. Events are: the engine takes
 * reports only when it has room for events, so that who waits for it there must not keep it waiting here.
 */
export interface BrokerAgentOptions {
  /** By their number in events. */
  readonly desks: readonly BrokerDeskOptions[];
  /** Symbols by instrument id; the engine's `instrument_defined` events add to them. */
  readonly symbols: readonly string[];
  /** One that the configuration of the start didn't have. */
  readonly defined?: (instrument: Instrument) => void;
  readonly events: EventReader;
  readonly reports: RingProducer;
  readonly scoreboard: SharedWords;
  readonly engineBell: Bell;
  readonly clock: DeskClock;
  /** Whether trading was stopped there. */
  readonly isStopped: StopCheck;
  /** Asks for a turn soon. */
  readonly wake: () => void;
}

export type BrokerDeskOptions = Omit<DeskOptions, 'broker' | 'reports' | 'clock' | 'symbolOf' | 'isStopped'>;

const EVENTS_PER_TURN = 256;
/** How often it looks while something waits for its time. */
const PACE_MS = 10;
const LAST_CANCELS_US = 2_000_000;

export function createBrokerAgent(options: BrokerAgentOptions): Agent {
  const { events, scoreboard, engineBell, clock } = options;
  const { f64, i32, u8 } = events.records;
  const symbols = [...options.symbols];
  const request = newRequest();
  const writer = createReportWriter(options.reports);
  let paused = false;
  let published = 0;
  let stopAskedUs = 0;

  const reports: ReportWriter = {
    ...writer,
    put(kind, broker, orderId, attempt, text) {
      writer.put(kind, broker, orderId, attempt, text);
      if (!paused && writer.isTight()) pause(true);
      options.wake();
    },
  };

  function symbolOf(instrument: number): string {
    const symbol = symbols[instrument];
    invariant(symbol !== undefined, 'broker: an order names an instrument that was defined');
    return symbol;
  }

  const desks: readonly Desk[] = options.desks.map((desk, broker) =>
    createDesk({
      ...desk,
      broker,
      reports,
      clock,
      symbolOf,
      isStopped: (account, instrument) => options.isStopped(broker, account, instrument),
    }),
  );

  function pause(wanted: boolean): void {
    paused = wanted;
    for (const [broker, desk] of desks.entries()) {
      desk.pauseReading(wanted);
      if (wanted) options.desks[broker]?.meter.count('reading_pauses', 1);
    }
  }

  function publish(): number {
    const count = writer.publish();
    if (count > 0) engineBell.ring();
    published += count;
    return count;
  }

  function readEvents(nowUs: number): number {
    const count = events.poll(EVENTS_PER_TURN);
    if (count === 0) return 0;
    const nowNs = clock.monotonicNs();
    for (let i = 0; i < count; i++) hear(events.at(i), nowUs, nowNs);
    events.release(count);
    engineBell.ringIfHungry();
    return count;
  }

  /** Whether it would be rung for what is there; the rest waits for the next turn, whatever that is for. */
  function hasEvents(): boolean {
    // Not `poll`: that looks at the cursor anew only when all that it knew of was read, and here some may be left.
    const count = (events.durablePosition() - events.position) | 0;
    if (count >= maxUnheard(events.capacity)) return true;
    for (let i = 0; i < count; i++) {
      if (isForBroker(i32[(events.at(i) >> 2) + EventHalf.KIND_VERSION]! & 0xffff)) return true;
    }
    return false;
  }

  function hear(at: number, nowUs: number, nowNs: number): void {
    switch (i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff) {
      case EventKind.accepted:
        // Nothing of what is kept here leaves before it is released.
        if (isHere(u8[at + EventByte.STATUS]!)) return;
        return toDesk(RequestKind.place, at, nowUs, nowNs);
      case EventKind.rerouted:
      case EventKind.released:
        return toDesk(RequestKind.place, at, nowUs, nowNs);
      case EventKind.cancel_requested:
        // An order that is sent in parts is at no venue: its parts are cancelled each.
        if (u8[at + EventByte.BROKER] === NO_BROKER) return;
        return toDesk(RequestKind.cancel, at, nowUs, nowNs);
      case EventKind.replace_requested:
        return toDesk(RequestKind.replace, at, nowUs, nowNs);
      case EventKind.probe_requested: {
        const orderId = f64[(at >> 3) + EventWord.ORDER_ID]!;
        const attempt = u8[at + EventByte.ATTEMPT]!;
        return deskOf(at)?.probe(orderId, attempt);
      }
      case EventKind.outcome_unknown: {
        // By a report that the venue made; of those that a desk makes itself it asks already.
        const isDoubt = i32[(at >> 2) + EventHalf.CAUSE] === Cause.report;
        if (!isDoubt || f64[(at >> 3) + EventWord.ARG0] === ReportKind.outcome_unknown) return;
        const orderId = f64[(at >> 3) + EventWord.ORDER_ID]!;
        const attempt = u8[at + EventByte.ATTEMPT]!;
        return deskOf(at)?.doubt(orderId, attempt);
      }
      case EventKind.broker_session: {
        const note = i32[(at >> 2) + EventHalf.NOTE]!;
        if (note === SessionNote.up) deskOf(at)?.sessionHeard();
        else if (note === SessionNote.probed) deskOf(at)?.endOfProbes();
        return;
      }
      case EventKind.instrument_defined:
        define(at);
    }
  }

  function define(at: number): void {
    const id = i32[(at >> 2) + EventHalf.INSTRUMENT]!;
    const isKnown = symbols[id] !== undefined;
    symbols[id] = nameOf(at);
    if (!isKnown) options.defined?.(definedInstrument(events.records, at, symbols[id]));
  }

  function deskOf(at: number): Desk | undefined {
    return desks[u8[at + EventByte.BROKER]!];
  }

  function toDesk(kind: RequestKind, at: number, nowUs: number, nowNs: number): void {
    readRequest(kind, at);
    request.queuedUs = nowUs;
    request.queuedNs = nowNs;
    const desk = deskOf(at);
    if (desk !== undefined) return desk.request(request);
    // A broker that the configuration no longer has: certainly nothing leaves.
    const broker = u8[at + EventByte.BROKER]!;
    reports.put(NOT_WRITTEN[kind], broker, request.orderId, request.attempt, 'no such broker');
  }

  function readRequest(kind: RequestKind, at: number): void {
    const word = at >> 3;
    const isPlace = kind === RequestKind.place;
    const isReplace = kind === RequestKind.replace;
    const isLong = i32[(at >> 2) + EventHalf.LENGTH]! > EVENT_SHORT_BYTES;
    const options = isPlace && isLong ? f64[word + EventWord.OPTIONS]! : 0;
    // A market order whose price is the engine's: what isn't filled at once is cancelled, as of any market order.
    const isPriced = (options & PlaceOption.priced) !== 0;
    const asked = u8[at + EventByte.TIME_IN_FORCE]!;
    const timeInForce = isPriced && asked !== TimeInForce.fok ? TimeInForce.ioc : asked;
    request.kind = kind;
    request.orderId = f64[word + EventWord.ORDER_ID]!;
    request.attempt = u8[at + EventByte.ATTEMPT]!;
    request.account = i32[(at >> 2) + EventHalf.ACCOUNT]!;
    request.instrument = i32[(at >> 2) + EventHalf.INSTRUMENT]!;
    request.side = u8[at + EventByte.SIDE]!;
    request.type = isPriced ? OrderType.limit : sentType(u8[at + EventByte.TYPE]!, f64[word + EventWord.PRICE_TICKS]!);
    request.postOnly = (options & PlaceOption.postOnly) !== 0;
    request.timeInForce = timeInForce;
    request.priceTicks = isPlace ? f64[word + EventWord.PRICE_TICKS]! : isReplace ? f64[word + EventWord.ARG0]! : 0;
    request.quantityLots = isPlace ? f64[word + EventWord.QUANTITY_LOTS]! : isReplace ? f64[word + EventWord.ARG1]! : 0;
    request.expireAtUs = isPlace && isLong && timeInForce === TimeInForce.gtd ? f64[word + EventWord.EXPIRE_AT_US]! : 0;
  }

  const nameBytes = new Uint8Array(CLIENT_ID_BYTES);
  const decoder = new TextDecoder();
  function nameOf(at: number): string {
    const word = at >> 3;
    const length = Math.min(CLIENT_ID_BYTES, f64[word + EventWord.CLIENT_ID_LENGTH]!);
    getText(f64, word + EventWord.CLIENT_ID, length, nameBytes, 0);
    return decoder.decode(nameBytes.subarray(0, length));
  }

  function writeScores(nowUs: number): void {
    for (const [broker, desk] of desks.entries()) scoreboard.store(broker, desk.score(nowUs));
  }

  for (const desk of desks) desk.open();

  return {
    doWork(nowUs) {
      published = 0;
      publish();
      if (paused && !writer.isTight()) pause(false);
      let work = readEvents(nowUs);
      if (!writer.isTight()) for (const desk of desks) work += desk.turn(nowUs);
      publish();
      writeScores(nowUs);
      return work + published;
    },
    hasWork: () => hasEvents() || (writer.isTight() ? writer.hasRoomAgain() : paused),
    isHungry: () => writer.isTight(),
    parkMs: () => (desks.some((desk) => desk.waits()) ? PACE_MS : Infinity),
    /** What is durable is sent, cancels above all; places that the rate windows hold back stay unsent, and unknown. */
    finished(nowUs) {
      stopAskedUs ||= nowUs;
      const late = nowUs - stopAskedUs > LAST_CANCELS_US;
      return late || (events.poll(1) === 0 && !desks.some((desk) => desk.hasCancels()));
    },
    close() {
      for (const desk of desks) desk.close();
    },
  };
}

const NOT_WRITTEN = {
  [RequestKind.place]: ReportKind.not_sent,
  [RequestKind.cancel]: ReportKind.cancel_rejected,
  [RequestKind.replace]: ReportKind.replace_rejected,
} as const;

/** What the event tells of it: its name, number and units, and nothing else. */
function definedInstrument({ f64, i32 }: Records, at: number, symbol: string): Instrument {
  const word = (at >> 3) + EVENT_DEFINITION;
  return {
    id: i32[(at >> 2) + EventHalf.INSTRUMENT]!,
    symbol,
    class: 'equity',
    tradable: f64[word + InstrumentDefinition.TRADABLE] === 1,
    currency: '',
    tickMantissa: f64[word + InstrumentDefinition.TICK_MANTISSA]!,
    tickDecimals: f64[word + InstrumentDefinition.TICK_DECIMALS]!,
    lotMantissa: f64[word + InstrumentDefinition.LOT_MANTISSA]!,
    lotDecimals: f64[word + InstrumentDefinition.LOT_DECIMALS]!,
    homeTicks: 0,
  };
}
