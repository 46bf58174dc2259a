import { DurableCursor, EventWriter } from '../../core/memory/event-ring.ts';
import type { Records } from '../../core/memory/records.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import {
  CLIENT_ID_WORDS,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
  TAG_WORDS,
} from '../../core/schema/command.ts';
import {
  EVENT_BYTES,
  EVENT_LONG_BYTES,
  EVENT_SHORT_BYTES,
  EVENT_WORDS,
  EVENT_VERSION,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
} from '../../core/schema/event.ts';
import { MetricsWord } from '../../core/schema/risk.ts';
import { GuardCommand } from '../../core/schema/guard.ts';
import { OrderStatus, isFinal } from '../../core/schema/order-kind.ts';
import { isLong } from '../../core/order/write-event.ts';
import { Reject, type RejectName } from '../../core/schema/reject.ts';
import { PositionMore } from '../../core/schema/views.ts';
import { getText, putText } from '../../core/schema/text.ts';

/**
 * The other end of the door's rings: takes commands and says what an engine and a journal would say, in the simplest
 * way, one command a step. Tests stop it (`isRunning`), hold back durability, and tell it what the venue does.
 */
export interface EngineDouble {
  isRunning: boolean;
  /** Events become durable at once. */
  isDurable: boolean;
  /** The mark and the value of positions, by instrument; none: no quote yet. */
  readonly marks: Map<number, readonly [ticks: number, value: number]>;
  /** Guards are refused. */
  guardsAreFull: boolean;
  readonly commands: DoubleCommand[];
  readonly orders: Map<number, DoubleOrder>;
  /** Ids of orders that have left the table. */
  readonly retired: Set<number>;
  step(): void;
  makeDurable(): void;
  /** An event of an order that no command caused. */
  report(kind: number, order: DoubleOrder, change?: Partial<DoubleOrder>, extra?: EventExtra): void;
  /** The words of an order event as the journal would keep them. */
  recordOf(kind: number, order: DoubleOrder, accountSequence: number): { records: Records; at: number };
}

export interface DoubleCommand {
  readonly kind: number;
  readonly requestId: number;
  readonly account: number;
  readonly instrument: number;
  readonly side: number;
  readonly type: number;
  readonly timeInForce: number;
  readonly broker: number;
  readonly priceTicks: number;
  readonly quantityLots: number;
  readonly expireAtUs: number;
  readonly orderId: number;
  readonly value: number;
  readonly count: number;
  readonly clientId: string;
  readonly tag: string;
  /** Of guards: the key, the scope and the delay in microseconds. */
  /** Of set_metrics: the value and its time. */
  readonly metrics?: readonly [value: number, asOfUs: number];
  readonly guard?: readonly [key: number, scope: number, delayUs: number];
}

export interface DoubleOrder {
  readonly orderId: number;
  readonly command: DoubleCommand;
  priceTicks: number;
  quantityLots: number;
  status: number;
  filledLots: number;
  filledCost: number;
  version: number;
}

export interface EventExtra {
  readonly requestId?: number;
  readonly reject?: RejectName;
  readonly limit?: number;
  readonly value?: number;
  readonly arg0?: number;
  readonly arg1?: number;
  readonly lastTicks?: number;
  readonly lastLots?: number;
  readonly executionId?: number;
  /** Of an answer about an order that is not in the table. */
  readonly orderId?: number;
  readonly account?: number;
  readonly note?: number;
  /** Of a position. */
  readonly mark?: readonly [ticks: number, value: number] | undefined;
}

const LEFT_OVER = 'of-another-order';

export const NOW_US = 1_790_000_000_000_000;

export function createEngineDouble(
  commandBuffer: SharedArrayBuffer,
  eventBuffer: SharedArrayBuffer,
  answerBuffer: SharedArrayBuffer,
): EngineDouble {
  const commands = new RingConsumer(commandBuffer);
  const events = new EventWriter(eventBuffer);
  const durable = new DurableCursor(eventBuffer);
  const answers = new RingProducer(answerBuffer);
  const seen: DoubleCommand[] = [];
  const orders = new Map<number, DoubleOrder>();
  let nextOrderId = 1001;
  let sequence = 0;
  let accountSequence = 0;

  function fill(records: Records, at: number, kind: number, order: DoubleOrder | undefined, extra: EventExtra): void {
    const { f64, i32, u8 } = records;
    const word = at >> 3;
    const half = at >> 2;
    const isShort = isLong[kind] !== 1;
    f64.fill(0, word, word + EVENT_WORDS);
    i32[half + EventHalf.LENGTH] = isShort ? EVENT_SHORT_BYTES : EVENT_LONG_BYTES;
    i32[half + EventHalf.KIND_VERSION] = kind | (EVENT_VERSION << 16);
    f64[word + EventWord.TIME_US] = NOW_US;
    f64[word + EventWord.REQUEST_ID] = extra.requestId ?? 0;
    i32[half + EventHalf.INSTRUMENT] = -1;
    if (extra.reject !== undefined) i32[half + EventHalf.REJECT] = Reject[extra.reject].code;
    f64[word + EventWord.LIMIT] = extra.limit ?? 0;
    f64[word + EventWord.VALUE] = extra.value ?? 0;
    f64[word + EventWord.ARG0] = extra.arg0 ?? 0;
    f64[word + EventWord.ARG1] = extra.arg1 ?? 0;
    f64[word + EventWord.LAST_TICKS] = extra.lastTicks ?? 0;
    f64[word + EventWord.LAST_LOTS] = extra.lastLots ?? 0;
    f64[word + EventWord.EXECUTION_ID] = extra.executionId ?? 0;
    if (extra.account !== undefined) i32[half + EventHalf.ACCOUNT] = extra.account;
    if (extra.note !== undefined) i32[half + EventHalf.NOTE] = extra.note;
    if (extra.orderId !== undefined) f64[word + EventWord.ORDER_ID] = extra.orderId;
    if (order === undefined) return;
    const { command } = order;
    f64[word + EventWord.ORDER_ID] = order.orderId;
    i32[half + EventHalf.ACCOUNT] = command.account;
    i32[half + EventHalf.INSTRUMENT] = command.instrument;
    u8[at + EventByte.SIDE] = command.side;
    u8[at + EventByte.TYPE] = command.type;
    u8[at + EventByte.TIME_IN_FORCE] = command.timeInForce;
    u8[at + EventByte.STATUS] = order.status;
    u8[at + EventByte.ATTEMPT] = 1;
    f64[word + EventWord.PRICE_TICKS] = order.priceTicks;
    f64[word + EventWord.QUANTITY_LOTS] = order.quantityLots;
    f64[word + EventWord.FILLED_LOTS] = order.filledLots;
    f64[word + EventWord.FILLED_COST] = order.filledCost;
    f64[word + EventWord.ORDER_VERSION] = order.version;
    f64[word + EventWord.ACCEPTED_US] = NOW_US;
    f64[word + EventWord.UPDATED_US] = NOW_US;
    putString(f64, word + EventWord.CLIENT_ID_LENGTH, word + EventWord.CLIENT_ID, CLIENT_ID_WORDS, command.clientId);
    // Behind a short event, as in the engine's ring, is what the slot held before: here another's tag.
    putString(f64, word + EventWord.TAG_LENGTH, word + EventWord.TAG, TAG_WORDS, isShort ? LEFT_OVER : command.tag);
    if (kind !== EventKind.position_view) return;
    const [ticks, value] = extra.mark ?? [0, 0];
    f64[word + PositionMore.MARK_TICKS] = ticks;
    f64[word + PositionMore.MARK_AGE_US] = 0;
    f64[word + PositionMore.POSITION_VALUE] = value;
  }

  function emit(kind: number, order: DoubleOrder | undefined, extra: EventExtra = {}): void {
    events.room(1);
    const at = events.claim();
    fill(events.records, at, kind, order, extra);
    sequence += 1;
    events.records.f64[(at >> 3) + EventWord.SEQ] = sequence;
    if (order !== undefined && kind !== EventKind.refused && kind !== EventKind.request_refused) {
      accountSequence += 1;
      events.records.f64[(at >> 3) + EventWord.ACCOUNT_SEQ] = accountSequence;
    }
  }

  function answer(kind: number, order: DoubleOrder | undefined, extra: EventExtra = {}): void {
    answers.room(1);
    fill(answers.records, answers.claim(), kind, order, { ...extra, arg0: events.position });
  }

  function place(command: DoubleCommand): void {
    const { requestId } = command;
    for (const order of orders.values()) {
      if (command.clientId === '' || !isNamed(order, command)) continue;
      const isSame =
        order.command.priceTicks === command.priceTicks && order.command.quantityLots === command.quantityLots;
      if (isSame) answer(EventKind.place_repeated, order, { requestId });
      else answer(EventKind.query_refused, undefined, { requestId, reject: 'DUPLICATE_CLIENT_ORDER_ID' });
      return;
    }
    const { priceTicks, quantityLots } = command;
    const order = {
      orderId: nextOrderId,
      command,
      priceTicks,
      quantityLots,
      status: OrderStatus.routed,
      filledLots: 0,
      filledCost: 0,
      version: 1,
    };
    if (quantityLots > LIMIT_LOTS) {
      emit(EventKind.refused, order, { requestId, reject: 'SIZE_LIMIT', limit: LIMIT_LOTS, value: quantityLots });
      return;
    }
    nextOrderId += 1;
    orders.set(order.orderId, order);
    emit(EventKind.accepted, order, { requestId });
  }

  function named(command: DoubleCommand): DoubleOrder | undefined {
    if (command.orderId === 0) return [...orders.values()].find((order) => isNamed(order, command));
    const order = orders.get(command.orderId);
    return order?.command.account === command.account ? order : undefined;
  }

  function change(command: DoubleCommand): void {
    const { requestId } = command;
    const order = named(command);
    if (order === undefined) emit(EventKind.request_refused, undefined, { requestId, reject: 'ORDER_NOT_FOUND' });
    else if (isFinal(order.status)) emit(EventKind.request_refused, order, { requestId, reject: 'ORDER_FINAL' });
    else if (command.kind === CommandKind.cancel && order.status === OrderStatus.pending_cancel) {
      answer(EventKind.order_view, order, { requestId });
    } else if (command.kind === CommandKind.cancel) {
      order.status = OrderStatus.pending_cancel;
      emit(EventKind.cancel_requested, order, { requestId });
      order.status = OrderStatus.cancelled;
      emit(EventKind.cancelled, order);
    } else if (command.value > 0 && command.value !== order.version) {
      const extra = { requestId, reject: 'VERSION_MISMATCH', limit: order.version, value: command.value } as const;
      emit(EventKind.request_refused, order, extra);
    } else {
      order.status = OrderStatus.pending_replace;
      emit(EventKind.replace_requested, order, { requestId });
      order.priceTicks = command.priceTicks || order.priceTicks;
      order.quantityLots = command.quantityLots || order.quantityLots;
      order.version += 1;
      order.status = OrderStatus.live;
      emit(EventKind.replaced, order);
    }
  }

  function list(command: DoubleCommand): void {
    const { requestId, count, value, instrument } = command;
    const found = [...orders.values()]
      .reverse()
      .filter((order) => order.command.account === command.account)
      .filter((order) => instrument < 0 || order.command.instrument === instrument)
      .filter((order) => value === 0 || order.orderId < value);
    if (command.kind === CommandKind.query_orders) {
      const wanted = found.filter((order) => command.broker === 1 || !isFinal(order.status));
      for (const order of wanted.slice(0, count)) answer(EventKind.order_view, order, { requestId });
      const last = wanted[count - 1];
      const arg1 = wanted.length > count && last !== undefined ? last.orderId : 0;
      answer(EventKind.query_end, undefined, { requestId, value: Math.min(count, wanted.length), arg1 });
      return;
    }
    const filled = found.filter((order) => order.filledLots > 0);
    for (const order of filled.slice(0, count)) {
      if (command.kind === CommandKind.query_fills) {
        const extra = { requestId, lastTicks: order.priceTicks, lastLots: order.filledLots, executionId: 77 };
        answer(EventKind.fill_view, order, extra);
      } else
        answer(EventKind.position_view, order, {
          requestId,
          value: -250_000_000,
          mark: double.marks.get(order.command.instrument),
        });
    }
    answer(EventKind.query_end, undefined, { requestId, value: filled.length });
  }

  function guard(command: DoubleCommand): void {
    const { requestId, account, kind } = command;
    const [key, scope, delayUs] = command.guard ?? [0, 0, 0];
    if (double.guardsAreFull) {
      answer(EventKind.query_refused, undefined, { requestId, reject: 'GUARD_FULL' });
      return;
    }
    const isAfter = kind === CommandKind.cancel_after && delayUs > 0;
    const value = isAfter ? NOW_US + delayUs : 0;
    emit(GUARD_EVENTS[kind]!, undefined, { requestId, account, note: scope, arg0: key, arg1: delayUs, value });
  }

  function run(command: DoubleCommand): void {
    const { requestId } = command;
    switch (command.kind) {
      case CommandKind.place:
        place(command);
        break;
      case CommandKind.cancel:
      case CommandKind.replace:
        change(command);
        break;
      case CommandKind.cancel_all: {
        const open = [...orders.values()].filter(
          (order) => order.command.account === command.account && !isFinal(order.status),
        );
        for (const order of open) {
          order.status = OrderStatus.cancelled;
          emit(EventKind.cancelled, order, { requestId });
        }
        emit(EventKind.fanout_done, undefined, { requestId, value: open.length });
        break;
      }
      case CommandKind.query_order: {
        const order = named(command);
        if (order !== undefined) answer(EventKind.order_view, order, { requestId });
        else {
          const orderId = double.retired.has(command.orderId) ? command.orderId : 0;
          answer(EventKind.query_refused, undefined, { requestId, reject: 'ORDER_NOT_FOUND', orderId });
        }
        break;
      }
      case CommandKind.guard_hold:
      case CommandKind.guard_drop:
      case CommandKind.guard_release:
      case CommandKind.cancel_after:
        guard(command);
        break;
      case CommandKind.change_limits:
        emit(EventKind.limits_changed, undefined, { requestId, account: command.account });
        break;
      case CommandKind.set_metrics:
        break;
      default:
        list(command);
    }
  }

  const double: EngineDouble = {
    isRunning: true,
    isDurable: true,
    guardsAreFull: false,
    marks: new Map(),
    retired: new Set(),
    commands: seen,
    orders,
    step() {
      if (!double.isRunning) return;
      const readable = commands.poll(64);
      for (let i = 0; i < readable; i++) {
        const command = readCommand(commands.records, commands.at(i));
        seen.push(command);
        run(command);
        events.publish();
        answers.publish();
      }
      commands.release(readable);
      if (double.isDurable) double.makeDurable();
    },
    makeDurable() {
      durable.advance(events.position);
    },
    report(kind, order, changes = {}, extra = {}) {
      Object.assign(order, changes);
      emit(kind, order, extra);
      events.publish();
    },
    recordOf(kind, order, ofSequence) {
      const buffer = new ArrayBuffer(EVENT_BYTES);
      const records = { f64: new Float64Array(buffer), i32: new Int32Array(buffer), u8: new Uint8Array(buffer) };
      fill(records, 0, kind, order, {});
      records.f64[EventWord.ACCOUNT_SEQ] = ofSequence;
      return { records, at: 0 };
    },
  };
  return double;
}

const GUARD_EVENTS: Readonly<Record<number, number>> = {
  [CommandKind.guard_hold]: EventKind.guard_held,
  [CommandKind.guard_drop]: EventKind.guard_dropped,
  [CommandKind.guard_release]: EventKind.guard_released,
  [CommandKind.cancel_after]: EventKind.cancel_after_set,
};

function isNamed({ command: { account, clientId } }: DoubleOrder, command: DoubleCommand): boolean {
  return account === command.account && clientId === command.clientId;
}

/** More than this the double refuses. */
const LIMIT_LOTS = 10_000_000;

function readCommand({ f64, i32, u8 }: Records, at: number): DoubleCommand {
  const word = at >> 3;
  const half = at >> 2;
  const kind = i32[half + CommandHalf.KIND]!;
  return {
    kind,
    requestId: f64[word + CommandWord.REQUEST_ID]!,
    account: i32[half + CommandHalf.ACCOUNT]!,
    instrument: i32[half + CommandHalf.INSTRUMENT]!,
    side: u8[at + CommandByte.SIDE]!,
    type: u8[at + CommandByte.TYPE]!,
    timeInForce: u8[at + CommandByte.TIME_IN_FORCE]!,
    broker: u8[at + CommandByte.BROKER]!,
    priceTicks: f64[word + CommandWord.PRICE_TICKS]!,
    quantityLots: f64[word + CommandWord.QUANTITY_LOTS]!,
    expireAtUs: f64[word + CommandWord.EXPIRE_AT_US]!,
    orderId: f64[word + CommandWord.ORDER_ID]!,
    value: f64[word + CommandWord.VALUE]!,
    count: i32[half + CommandHalf.COUNT]!,
    clientId: getString(f64, word + CommandWord.CLIENT_ID, f64[word + CommandWord.CLIENT_ID_LENGTH]!),
    tag: getString(f64, word + CommandWord.TAG, f64[word + CommandWord.TAG_LENGTH]!),
    ...(kind === CommandKind.set_metrics ? { metrics: metricsOf(f64, word) } : {}),
    ...(kind in GUARD_EVENTS ? { guard: guardOf(f64, word) } : {}),
  };
}

function metricsOf(f64: Float64Array, word: number): readonly [number, number] {
  const { VAR, AS_OF_US } = MetricsWord;
  return [f64[word + CommandWord.DEFINITION + VAR]!, f64[word + CommandWord.DEFINITION + AS_OF_US]!];
}

function guardOf(f64: Float64Array, word: number): readonly [number, number, number] {
  const { KEY, SCOPE, DELAY_US } = GuardCommand;
  return [f64[word + KEY]!, f64[word + SCOPE]!, f64[word + DELAY_US]!];
}

function getString(words: Float64Array, at: number, length: number): string {
  const bytes = Buffer.alloc(length);
  getText(words, at, length, bytes, 0);
  return bytes.toString('latin1');
}

function putString(words: Float64Array, lengthAt: number, at: number, size: number, value: string): void {
  words[lengthAt] = value.length;
  putText(words, at, size, Buffer.from(value, 'latin1'), 0, value.length);
}
