import { type Records, recordsOf } from '../../core/memory/records.ts';
import { answerOrder } from '../../core/order/answer.ts';
import type { EventSink } from '../../core/order/event-sink.ts';
import { type Inputs, createInputs } from '../../core/order/inputs.ts';
import { mergePrices, writePrices } from '../../core/market/prices.ts';
import { createMarks } from '../../core/order/decide-marks.ts';
import { createPricesCursor } from '../../core/order/plans/decide-prices.ts';
import {
  stepCheckpoint,
  stepCommand,
  stepFanouts,
  stepMarks,
  stepPlans,
  stepPrices,
  stepReport,
  stepTimers,
} from '../../core/order/step.ts';
import { type LimitValues, putLimits } from '../../core/risk/limit-command.ts';
import { LimitLayer } from '../../core/risk/limit-field.ts';
import { type OverridableControl, controlWords } from '../../core/risk/override-controls.ts';
import { BrokerState, packScore } from '../../core/routing/scoreboard.ts';
import {
  ANY_INSTRUMENT,
  CLIENT_ID_WORDS,
  COMMAND_BYTES,
  COMMAND_VERSION,
  CommandByte,
  CommandHalf,
  CommandKind,
  CommandWord,
  TAG_WORDS,
} from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import {
  EVENT_BYTES,
  EVENT_LONG_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  MAX_EVENTS_PER_STEP,
} from '../../core/schema/event.ts';
import { GuardCommand } from '../../core/schema/guard.ts';
import { OrderStatus, OrderType } from '../../core/schema/order-kind.ts';
import { rejectName } from '../../core/schema/reject.ts';
import { REPORT_BYTES, ReportHalf, ReportKind, ReportWord } from '../../core/schema/report.ts';
import { MARK_WORDS } from '../../core/schema/marks.ts';
import { PRICES_WORDS } from '../../core/schema/prices.ts';
import { BeginWord, MOST_LIMITS_SET, RISK_RULES } from '../../core/schema/risk.ts';
import { Term } from '../../core/schema/terms.ts';
import { putText } from '../../core/schema/text.ts';
import { BOOK_WIDTH, BookColumn } from '../../core/state/columns.ts';
import { type Capacities, type EngineState, createState, findOrder, instrumentOfKey } from '../../core/state/state.ts';
import { firstTouched } from '../../core/state/touched-rows.ts';

export const smallCapacities: Capacities = {
  accounts: 4,
  instruments: 4,
  brokers: 3,
  books: 16,
  orders: 64,
  ids: 64,
  executions: 256,
  fanouts: 8,
  suspense: 16,
  guards: 4,
  tags: 8,
  tagBooks: 16,
  limits: 64,
  overrides: 8,
  recent: 16,
  currencies: 4,
  plans: 256,
};

export const START_US = 1_700_000_000_000_000;

export interface WorldOptions {
  readonly capacities?: Capacities;
  readonly brokers?: number;
  readonly fastPath?: boolean;
  readonly fastNotional?: number;
  readonly failover?: boolean;
  readonly checkpointEvery?: number;
  readonly finalsKept?: number;
  readonly loadBalance?: boolean;
  /** Of each broker; 0, 1, 2, … */
  readonly priorities?: readonly number[];
  readonly limits?: Partial<WorldLimits>;
  /** Risk is begun, with these limits configured for everybody: `limits` then hold no longer. {}: with no limits at all. */
  readonly risk?: LimitValues;
}

/** Which limits are meant; what isn't named is any. */
export interface LimitScope {
  /** `set` if it isn't said. */
  readonly layer?: keyof typeof LimitLayer;
  readonly account?: number;
  readonly tag?: string;
  readonly instrument?: number;
  /** The broker itself, not 1 + it. */
  readonly broker?: number;
  /** The version that the limits must have. */
  readonly ifVersion?: number;
}

export interface WorldLimits {
  maxOrderLots: number;
  maxOrderNotional: number;
  maxPositionLots: number;
  collarBps: number;
  maxOpenOrders: number;
  maxOpenNotional: number;
}

const Generous: WorldLimits = {
  maxOrderLots: 1_000_000,
  maxOrderNotional: 1e12,
  maxPositionLots: 10_000_000,
  collarBps: 1_000,
  maxOpenOrders: 1_000,
  maxOpenNotional: 1e13,
};

/** What a world's orders are judged by before risk is begun, as limits for everybody. */
export function usualLimits(options: WorldOptions): Record<string, number> {
  const limits = { ...Generous, ...options.limits };
  return {
    max_order_quantity: limits.maxOrderLots,
    max_order_notional: limits.maxOrderNotional,
    max_position: limits.maxPositionLots,
    collar_bps: limits.collarBps,
    max_open_orders: limits.maxOpenOrders,
    max_open_notional: limits.maxOpenNotional,
  } satisfies LimitValues;
}

/** One event or answer, unpacked for tests. */
export interface Told {
  readonly kind: string;
  readonly seq: number;
  readonly orderId: number;
  readonly status: string;
  readonly reject: string | undefined;
  readonly filled: number;
  readonly quantity: number;
  readonly price: number;
  /** Of a fill its price, of what triggered the one that it waited for. */
  readonly lastTicks: number;
  /** Of a fill its lots, of what a plan tells of its position so many of them. */
  readonly lastLots: number;
  readonly broker: number;
  readonly attempt: number;
  readonly note: number;
  readonly limit: number;
  readonly value: number;
  /** Of a refusal once risk has begun: what was left of the limit. */
  readonly left: number;
  readonly fast: boolean;
  readonly requestId: number;
  readonly accountSeq: number;
  readonly version: number;
  readonly account: number;
  readonly instrument: number;
  /** ARG0: how many probes, orders or ids an event is about. */
  readonly count: number;
  /** ARG1: a guard's delay, or which of its timers fired. */
  readonly more: number;
  /** Of placements and replaces: the version of the limits that they were judged by. */
  readonly limitsVersion: number;
  /** Of a child: whose it is, what it is to it (`ChildRole`), and its number; 0: it is none, or the event doesn't say. */
  readonly parentId: number;
  readonly role: number;
  readonly number: number;
}

export interface PlaceOptions {
  readonly account?: number;
  readonly instrument?: number;
  readonly side?: 'buy' | 'sell';
  readonly lots?: number;
  /** 0: a market order. */
  readonly ticks?: number;
  readonly tif?: number;
  readonly id?: string;
  readonly expireAtUs?: number;
  readonly ttlMinutes?: number;
  /** 1 + the only broker allowed. */
  readonly broker?: number;
  readonly tag?: string;
  /** `PlaceOption` bits. */
  readonly options?: number;
  /** Else a limit order, or where it has no price a market order. */
  readonly type?: keyof typeof OrderType;
  readonly terms?: Terms;
}

export type Terms = Partial<Record<keyof typeof Term, number>>;

/** The engine without threads: commands and reports in, events kept as the journal would. */
export interface World {
  readonly state: EngineState;
  readonly inputs: Inputs;
  /** Every event so far, as bytes. */
  readonly journal: Uint8Array[];
  place(options?: PlaceOptions): Told[];
  cancel(orderId: number, account?: number): Told[];
  replace(orderId: number, ticks: number, lots: number, ifVersion?: number, account?: number, terms?: Terms): Told[];
  /** Of the account that the new order is of; `mode`: `CancelMode`. */
  cancelReplace(orderId: number, mode: number, order?: PlaceOptions): Told[];
  cancelAll(account?: number, instrument?: number): Told[];
  guard(kind: number, keyNumber: number, account?: number, scope?: number, delayUs?: number): Told[];
  command(kind: number, fill: (command: Records) => void): Told[];
  /** By the newest rules unless told. */
  beginRisk(rules?: number): Told[];
  /** Sets limits of a scope, null takes one back: `world.limit({ account: 0, tag: 'a' }, { max_position: 100 })`. */
  limit(scope: LimitScope, values: LimitValues): Told[];
  /** Lets one named order pass; no controls: takes that back. */
  override(id: string, controls: readonly OverridableControl[], forUs?: number, account?: number): Told[];
  report(kind: number, orderId: number, fields?: ReportFields): Told[];
  /** What was told last. */
  last(): Told | undefined;
  /** An order of the table as a view shows it. */
  order(orderId: number): Told | undefined;
  timers(): Told[];
  fanouts(): Told[];
  /** Ticks of an instrument, each a record of its own; `isOne`: all of them in one, as where the ring was full. */
  ticks(ticks: readonly Partial<WorldTick>[], instrument?: number, isOne?: boolean): Told[];
  /** What plans want next, as it follows each command, report and turn of the clock. */
  plans(): Told[];
  /** Fan-outs until none is under way. */
  settle(): Told[];
  /** Values positions at prices in ticks by instrument, as the engine's sweep does. */
  marks(ticks: readonly number[]): Told[];
  restart(options?: WorldOptions): Told[];
  advance(us: number): void;
  quote(ticks: number, ageUs?: number): void;
  brokerReady(broker: number): void;
}

/** In ticks; what isn't said is unknown. `atUs`: else now. */
export interface WorldTick {
  readonly bid: number;
  readonly ask: number;
  readonly last: number;
  readonly atUs: number;
}

export interface ReportFields {
  readonly broker?: number;
  readonly attempt?: number;
  readonly execution?: number;
  readonly lots?: number;
  readonly ticks?: number;
  readonly filled?: number;
  readonly price?: number;
  readonly quantity?: number;
  readonly state?: number;
}

const kindNames = new Map<number, string>(Object.entries(EventKind).map(([name, value]) => [value, name]));
const statusNames = new Map<number, string>(Object.entries(OrderStatus).map(([name, value]) => [value, name]));
const SINK_SLOTS = 64;

export function createSink(onClaim?: (at: number) => void): EventSink & { used: number } {
  const records = recordsOf(new ArrayBuffer(EVENT_BYTES * SINK_SLOTS));
  return {
    records,
    used: 0,
    claim() {
      const at = (this.used % SINK_SLOTS) * EVENT_BYTES;
      this.used += 1;
      onClaim?.(at);
      return at;
    },
  };
}

export function createWorld(options: WorldOptions = {}): World {
  const state = createState(options.capacities ?? smallCapacities);
  return worldOf(state, options, true);
}

/** Goes on with a state, as a new run after a replay does. */
export function worldOf(state: EngineState, options: WorldOptions, isNew: boolean): World {
  const inputs = createInputs();
  inputs.nowUs = isNew ? START_US : state.globals.words[1]!;
  inputs.refTicks = 10_000;
  inputs.refSequence = 1;
  inputs.lastTicks = 10_000;
  inputs.bidTicks = 10_000;
  inputs.askTicks = 10_000;
  const out = createSink();
  const answers = createSink();
  const journal: Uint8Array[] = [];
  let requestId = 0;
  let lastTold: Told | undefined = undefined;

  function collect(act: () => void): Told[] {
    const firstEvent = out.used;
    const firstAnswer = answers.used;
    act();
    const told: Told[] = [];
    for (let i = firstEvent; i < out.used; i++) {
      const at = (i % SINK_SLOTS) * EVENT_BYTES;
      journal.push(out.records.u8.slice(at, at + out.records.i32[at >> 2]!));
      told.push(unpack(out.records, at));
    }
    for (let i = firstAnswer; i < answers.used; i++) told.push(unpack(answers.records, (i % SINK_SLOTS) * EVENT_BYTES));
    lastTold = told.at(-1) ?? lastTold;
    return told;
  }

  const world: World = {
    state,
    inputs,
    journal,
    command(kind, fill) {
      return collect(() => {
        const command = newCommand(kind, ++requestId);
        fill(command);
        stepCommand(state, command, 0, inputs, out, answers);
        stepPlans(state, inputs, out);
        stepCheckpoint(state, inputs, out);
      });
    },
    place(order = {}) {
      return world.command(CommandKind.place, (command) => fillPlace(command, order));
    },
    cancel(orderId, account = 0) {
      return world.command(CommandKind.cancel, (command) => {
        command.f64[CommandWord.ORDER_ID] = orderId;
        command.i32[CommandHalf.ACCOUNT] = account;
      });
    },
    replace(orderId, ticks, lots, ifVersion = 0, account = 0, terms = {}) {
      return world.command(CommandKind.replace, (command) => {
        command.i32[CommandHalf.ACCOUNT] = account;
        command.f64[CommandWord.ORDER_ID] = orderId;
        command.f64[CommandWord.PRICE_TICKS] = ticks;
        command.f64[CommandWord.QUANTITY_LOTS] = lots;
        command.f64[CommandWord.VALUE] = ifVersion;
        fillTerms(command, terms);
      });
    },
    cancelReplace(orderId, mode, order = {}) {
      return world.command(CommandKind.cancel_replace, (command) => {
        fillPlace(command, order);
        command.f64[CommandWord.ORDER_ID] = orderId;
        command.f64[CommandWord.CANCEL_MODE] = mode;
      });
    },
    cancelAll(account = 0, instrument = ANY_INSTRUMENT) {
      return world.command(CommandKind.cancel_all, (command) => {
        command.i32[CommandHalf.ACCOUNT] = account;
        command.i32[CommandHalf.INSTRUMENT] = instrument;
      });
    },
    guard(kind, keyNumber, account = 0, scope = 0, delayUs = 0) {
      return world.command(kind, (command) => {
        command.i32[CommandHalf.ACCOUNT] = account;
        command.f64[GuardCommand.KEY] = keyNumber;
        command.f64[GuardCommand.SCOPE] = scope;
        command.f64[GuardCommand.DELAY_US] = delayUs;
      });
    },
    beginRisk: (rules = RISK_RULES) =>
      world.command(CommandKind.begin_risk, ({ f64 }) => {
        f64[COMMAND_DEFINITION + BeginWord.RULES] = rules;
      }),
    limit({ layer = 'set', account = -1, tag = '', instrument = -1, broker = -1, ifVersion = 0 }, values) {
      return world.command(CommandKind.change_limits, (command) => {
        command.i32[CommandHalf.ACCOUNT] = account;
        command.i32[CommandHalf.INSTRUMENT] = instrument;
        command.u8[CommandByte.BROKER] = broker + 1;
        command.f64[CommandWord.VALUE] = ifVersion;
        setTag(command, tag);
        putLimits(command, 0, LimitLayer[layer], values);
      });
    },
    override(id, controls, forUs = 60_000_000, account = 0) {
      return world.command(CommandKind.set_override, (command) => {
        command.i32[CommandHalf.ACCOUNT] = account;
        setText(command, id);
        command.f64.set([...controlWords(controls), inputs.nowUs + forUs], COMMAND_DEFINITION);
      });
    },
    report(kind, orderId, fields = {}) {
      return collect(() => {
        stepReport(state, newReport(kind, orderId, fields), 0, inputs, out);
        stepPlans(state, inputs, out);
        stepCheckpoint(state, inputs, out);
      });
    },
    last: () => lastTold,
    order(orderId) {
      const row = findOrder(state, orderId);
      if (row < 0) return undefined;
      const view = createSink();
      answerOrder(state, view, 0, EventKind.order_view, row, inputs);
      return unpack(view.records, 0);
    },
    timers: () =>
      collect(() => {
        stepPlans(state, inputs, out);
        stepTimers(state, inputs, out);
        stepPlans(state, inputs, out);
      }),
    fanouts: () =>
      collect(() => {
        stepFanouts(state, inputs, out);
        stepPlans(state, inputs, out);
      }),
    ticks(ticks, instrument = 0, isOne = false) {
      const records = ticks.map(({ bid = 0, ask = 0, last = 0, atUs = inputs.nowUs }) => {
        const prices = new Float64Array(PRICES_WORDS);
        writePrices(prices, 0, instrument, atUs, bid, ask, last);
        return prices;
      });
      if (isOne) for (const later of records.splice(1)) mergePrices(records[0]!, 0, later, 0);
      const cursor = createPricesCursor();
      const told: Told[] = [];
      for (const prices of records) {
        for (let used = MAX_EVENTS_PER_STEP; used === MAX_EVENTS_PER_STEP; ) {
          told.push(...collect(() => (used = stepPrices(state, prices, 0, cursor, inputs, out))));
          while (firstTouched(state.planWork) >= 0) told.push(...world.plans());
          collect(() => stepCheckpoint(state, inputs, out));
        }
      }
      return told;
    },
    plans: () => collect(() => stepPlans(state, inputs, out)),
    settle() {
      const told: Told[] = [];
      for (let more = world.fanouts(); more.length > 0; more = world.fanouts()) told.push(...more);
      return told;
    },
    marks(ticks) {
      return collect(() => {
        const marks = createMarks();
        const { books, tagBooks, positions } = state;
        for (const row of positions.rows.subarray(0, positions.count)) {
          const isTag = row >= books.rows;
          const at = (isTag ? row - books.rows : row) * BOOK_WIDTH + BookColumn.KEY;
          const instrument = instrumentOfKey((isTag ? tagBooks : books).words[at]!);
          marks.words.set([isTag ? books.rows - row - 1 : row + 1, ticks[instrument] ?? 0], marks.count * MARK_WORDS);
          marks.count += 1;
        }
        stepMarks(state, marks, inputs, out);
      });
    },
    restart(changed = options) {
      inputs.scores.fill(0);
      return world.command(CommandKind.restart, (command) => fillOptions(command, changed));
    },
    advance(us) {
      inputs.nowUs += us;
    },
    quote(ticks, ageUs = 0) {
      inputs.refTicks = ticks;
      inputs.lastTicks = ticks;
      inputs.bidTicks = ticks;
      inputs.askTicks = ticks;
      inputs.refSequence += 1;
      inputs.refAgeUs = ageUs;
    },
    brokerReady(broker) {
      inputs.scores[broker] = packScore(BrokerState.ready, 100, 100, 0);
      world.report(ReportKind.session_up, 0, { broker });
      world.settle();
      world.report(ReportKind.reconciled, 0, { broker });
    },
  };
  if (isNew) {
    define(world, options);
    if (options.risk !== undefined) configure(world, options.risk);
  }
  return world;
}

/** Begins risk with limits for everybody, as a start does. */
function configure(world: World, limits: LimitValues): void {
  world.beginRisk();
  const entries = Object.entries(limits);
  for (let i = 0; i < entries.length; i += MOST_LIMITS_SET) {
    world.limit({ layer: 'configured' }, Object.fromEntries(entries.slice(i, i + MOST_LIMITS_SET)));
  }
}

function define(world: World, options: WorldOptions): void {
  const limits = { ...Generous, ...options.limits };
  world.command(CommandKind.restart, (command) => fillOptions(command, options));
  for (let account = 0; account < 2; account++) {
    world.command(CommandKind.define_account, (command) => {
      command.i32[CommandHalf.ACCOUNT] = account;
      setText(command, `account-${account}`);
    });
    if (options.risk !== undefined) continue;
    world.command(CommandKind.set_limits, (command) => {
      command.i32[CommandHalf.ACCOUNT] = account;
      command.i32[CommandHalf.INSTRUMENT] = ANY_INSTRUMENT;
      command.f64.set([0, 0, 0, 0, 0, limits.maxOpenOrders, limits.maxOpenNotional], COMMAND_DEFINITION);
    });
  }
  for (let instrument = 0; instrument < 2; instrument++) {
    world.command(CommandKind.define_instrument, (command) => {
      command.i32[CommandHalf.INSTRUMENT] = instrument;
      setText(command, `SYMBOL${instrument}`);
      // One lot at one tick is worth one unit of money; quotes may be 5 s old; DAY ends at midnight UTC.
      command.f64.set([1, 1, 2, 1, 0, 1, 1, 5_000_000, 0], COMMAND_DEFINITION);
    });
    for (let account = 0; account < 2 && options.risk === undefined; account++) {
      world.command(CommandKind.set_limits, (command) => {
        command.i32[CommandHalf.ACCOUNT] = account;
        command.i32[CommandHalf.INSTRUMENT] = instrument;
        command.f64.set(
          [limits.maxOrderLots, limits.maxOrderNotional, limits.maxPositionLots, limits.collarBps, 0, 0, 0],
          COMMAND_DEFINITION,
        );
      });
    }
  }
  world.settle();
  for (let broker = 0; broker < (options.brokers ?? 1); broker++) {
    world.command(CommandKind.define_broker, (command) => {
      command.u8[CommandByte.BROKER] = broker;
      setText(command, `broker-${broker}`);
      command.f64.set([options.priorities?.[broker] ?? broker, 0, 0, 1], COMMAND_DEFINITION);
    });
    world.brokerReady(broker);
  }
}

function fillOptions(command: Records, options: WorldOptions): void {
  const DAY_US = 86_400_000_000;
  command.f64.set(
    [
      (options.fastPath ?? true) ? 1 : 0,
      options.fastNotional ?? 0,
      (options.failover ?? true) ? 1 : 0,
      (options.loadBalance ?? false) ? 1 : 0,
      options.finalsKept ?? 1_000,
      DAY_US,
      DAY_US,
      options.checkpointEvery ?? 0,
    ],
    COMMAND_DEFINITION,
  );
}

export function fillPlace(command: Records, order: PlaceOptions): void {
  const ticks = order.ticks ?? 10_000;
  command.i32[CommandHalf.ACCOUNT] = order.account ?? 0;
  command.i32[CommandHalf.INSTRUMENT] = order.instrument ?? 0;
  command.u8[CommandByte.SIDE] = order.side === 'sell' ? 1 : 0;
  command.u8[CommandByte.TYPE] = OrderType[order.type ?? (ticks === 0 ? 'market' : 'limit')];
  command.u8[CommandByte.TIME_IN_FORCE] = order.tif ?? 2;
  command.u8[CommandByte.BROKER] = order.broker ?? 0;
  command.f64[CommandWord.PRICE_TICKS] = ticks;
  command.f64[CommandWord.QUANTITY_LOTS] = order.lots ?? 10;
  command.f64[CommandWord.EXPIRE_AT_US] = order.expireAtUs ?? 0;
  command.f64[CommandWord.VALUE] = order.ttlMinutes ?? 0;
  command.i32[CommandHalf.COUNT] = order.options ?? 0;
  fillTerms(command, order.terms ?? {});
  if (order.id !== undefined) setText(command, order.id);
  if (order.tag !== undefined) setTag(command, order.tag);
}

function fillTerms(command: Records, terms: Terms): void {
  for (const [name, value] of Object.entries(terms)) {
    command.f64[CommandWord.TERMS + Term[name as keyof typeof Term]] = value;
  }
}

export function newCommand(kind: number, requestId: number): Records {
  const command = recordsOf(new ArrayBuffer(COMMAND_BYTES));
  command.i32[CommandHalf.KIND] = kind;
  command.i32[CommandHalf.VERSION] = COMMAND_VERSION;
  command.f64[CommandWord.REQUEST_ID] = requestId;
  return command;
}

export function setText(command: Records, text: string): void {
  const bytes = Uint8Array.from(text, (char) => char.codePointAt(0)!);
  command.f64[CommandWord.CLIENT_ID_LENGTH] = bytes.length;
  putText(command.f64, CommandWord.CLIENT_ID, CLIENT_ID_WORDS, bytes, 0, bytes.length);
}

export function setTag(command: Records, text: string): void {
  const bytes = Uint8Array.from(text, (char) => char.codePointAt(0)!);
  command.f64[CommandWord.TAG_LENGTH] = bytes.length;
  putText(command.f64, CommandWord.TAG, TAG_WORDS, bytes, 0, bytes.length);
}

function newReport(kind: number, orderId: number, fields: ReportFields): Records {
  const report = recordsOf(new ArrayBuffer(REPORT_BYTES));
  report.i32[ReportHalf.KIND] = kind;
  report.i32[ReportHalf.BROKER] = fields.broker ?? 0;
  report.i32[ReportHalf.ATTEMPT] = fields.attempt ?? 1;
  report.i32[ReportHalf.STATE] = fields.state ?? 0;
  report.f64[ReportWord.ORDER_ID] = orderId;
  report.f64[ReportWord.EXECUTION_ID] = fields.execution ?? 0;
  report.f64[ReportWord.LAST_LOTS] = fields.lots ?? 0;
  report.f64[ReportWord.LAST_TICKS] = fields.ticks ?? 0;
  report.f64[ReportWord.FILLED_LOTS] = fields.filled ?? 0;
  report.f64[ReportWord.PRICE_TICKS] = fields.price ?? 0;
  report.f64[ReportWord.QUANTITY_LOTS] = fields.quantity ?? 0;
  return report;
}

function unpack(records: Records, at: number): Told {
  const word = at >> 3;
  const half = at >> 2;
  const hasTerms = records.i32[half + EventHalf.LENGTH]! > EVENT_LONG_BYTES;
  const parentId = hasTerms ? records.f64[word + EventWord.TERMS + Term.PARENT_ID]! : 0;
  return {
    kind: kindNames.get(records.i32[half + EventHalf.KIND_VERSION]! & 0xffff) ?? 'nothing known',
    seq: records.f64[word + EventWord.SEQ]!,
    orderId: records.f64[word + EventWord.ORDER_ID]!,
    status: statusNames.get(records.u8[at + EventByte.STATUS]!) ?? 'nothing known',
    reject: rejectName(records.i32[half + EventHalf.REJECT]!),
    filled: records.f64[word + EventWord.FILLED_LOTS]!,
    quantity: records.f64[word + EventWord.QUANTITY_LOTS]!,
    lastTicks: records.f64[word + EventWord.LAST_TICKS]!,
    lastLots: records.f64[word + EventWord.LAST_LOTS]!,
    price: records.f64[word + EventWord.PRICE_TICKS]!,
    broker: records.u8[at + EventByte.BROKER]!,
    attempt: records.u8[at + EventByte.ATTEMPT]!,
    note: records.i32[half + EventHalf.NOTE]!,
    limit: records.f64[word + EventWord.LIMIT]!,
    value: records.f64[word + EventWord.VALUE]!,
    left: records.f64[word + EventWord.LIMIT]! - records.f64[word + EventWord.USED]!,
    fast: records.u8[at + EventByte.FAST_PATH] === 1,
    requestId: records.f64[word + EventWord.REQUEST_ID]!,
    accountSeq: records.f64[word + EventWord.ACCOUNT_SEQ]!,
    version: records.f64[word + EventWord.ORDER_VERSION]!,
    account: records.i32[half + EventHalf.ACCOUNT]!,
    instrument: records.i32[half + EventHalf.INSTRUMENT]!,
    count: records.f64[word + EventWord.ARG0]!,
    more: records.f64[word + EventWord.ARG1]!,
    limitsVersion: records.i32[half + EventHalf.LIMITS_VERSION]!,
    parentId,
    role: parentId === 0 ? 0 : records.f64[word + EventWord.TERMS + Term.VARIANCE]!,
    number: parentId === 0 ? 0 : records.f64[word + EventWord.TERMS + Term.LEGS]!,
  };
}
