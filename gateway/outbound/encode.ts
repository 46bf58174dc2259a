import { invariant } from '../../core/invariant.ts';
import type { Instrument } from '../../core/market/instruments.ts';
import type { Records } from '../../core/memory/records.ts';
import { CLIENT_ID_BYTES, TAG_BYTES } from '../../core/schema/command.ts';
import {
  EVENT_LONG_BYTES,
  EVENT_SHORT_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  NO_BROKER,
} from '../../core/schema/event.ts';
import { OrderStatus, OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import { hasNote, noteText } from '../../core/order/lifecycle.ts';
import { GuardScope } from '../../core/schema/guard.ts';
import { Warning } from '../../core/schema/risk.ts';
import { getText } from '../../core/schema/text.ts';
import { PositionMore } from '../../core/schema/views.ts';
import type { Directory } from '../directory.ts';
import { averagePriceText, priceText, quantityText, timeText, valueText } from './decimal-text.ts';
import {
  PROTECTION,
  executionJson,
  hasPlanEnded,
  hasTermWords,
  placedRestsJson,
  planJson,
  termsJson,
} from './encode-terms.ts';
import { positionMoney, warningsJson } from './encode-risk.ts';
import { eventReject } from './event-refusal.ts';
import { piece } from './answer-line.ts';
import { putPlaced } from './placed-line.ts';

/**
 * Events and answers of the engine as JSON: order_id and decimals are strings, times RFC 3339.
 * Every function takes a record by its byte offset and reads nothing else.
 */
export interface Encoder {
  /** An order as it stands after the event. */
  order(records: Records, at: number): string;
  /** The answer to a new order. `riskUs`, `totalUs`: from its request's arrival to its decision, and to this. */
  placed(records: Records, at: number, riskUs: number, totalUs: number): string;
  /**
   * The bytes of what `placed` says, in the answer line from `LINE_FROM` on, at most `RESULT_BYTES`; returns where they end. 0: this
   * new order's answer is none for the line.
   */
  putPlaced(records: Records, at: number, riskUs: number, totalUs: number): number;
  /** The answer to a cancel or replace. */
  changed(records: Records, at: number): string;
  /** One frame of the `orders` channel. A word that is newly read for it must be kept by the order log (`keepTold`). */
  report(records: Records, at: number): string;
  fill(records: Records, at: number): string;
  /**
   * QUANTITY_LOTS: net, signed. FILLED_COST, VALUE: cost of the open position and realized profit in ticks × lots.
   * FILLED_LOTS, LAST_LOTS: bought and sold so far. LIMIT, ARG1: what could still be bought and sold. The rest as in
   * `PositionMore`.
   */
  position(records: Records, at: number): string;
  /** The answer to a change of a guard: what stands from now on. */
  guard(records: Records, at: number): string;
}

const { TIME_US, ORDER_ID, PRICE_TICKS, QUANTITY_LOTS, FILLED_LOTS, LAST_TICKS, LAST_LOTS, EXECUTION_ID } = EventWord;
const {
  ACCOUNT_SEQ,
  ORDER_VERSION,
  VALUE,
  LIMIT,
  ARG1,
  TEXT_LENGTH,
  TEXT,
  FILLED_COST,
  ACCEPTED_US,
  UPDATED_US,
  CLIENT_ID_LENGTH,
  CLIENT_ID,
} = EventWord;
const { TAG_LENGTH, TAG, EXPIRE_AT_US } = EventWord;
const { LENGTH, KIND_VERSION, ACCOUNT, INSTRUMENT, NOTE } = EventHalf;
const { SIDE, TYPE, TIME_IN_FORCE, STATUS, BROKER, ATTEMPT, FAST_PATH } = EventByte;
const ANY = NO_BROKER;
const GTD = TimeInForce.gtd;
const SHORT_BYTES = EVENT_SHORT_BYTES;
const LONG_BYTES = EVENT_LONG_BYTES;

const SIDES = namesOf(Side);
const TYPES = namesOf(OrderType).map((name) => name.toUpperCase());
const TIFS = namesOf(TimeInForce).map((name) => name.toUpperCase());
const STATUSES = namesOf(OrderStatus);
const KINDS = namesOf(EventKind);
const STATUS_IS = each(STATUSES, (status) => `,"status":"${status}"`);

const NO_STATUS = ',"status":"none"';
const UNFILLED = ',"filled_quantity":"0","average_price":null';

const LATENCY = ',"latency_us":{"risk":';
const NO_WARNINGS = ',"warnings":[]';
/** As many sets of them as there are. */
const ALL_WARNINGS = 2 * Math.max(...Object.values(Warning));

const US_PER_MS = 1_000;
const scratch = Buffer.alloc(Math.max(CLIENT_ID_BYTES, TAG_BYTES));

export function createEncoder(directory: Directory, epoch: string, currency: string): Encoder {
  const { instruments, brokers } = directory;
  const epochText = JSON.stringify(epoch);

  function instrumentOf(records: Records, at: number): Instrument {
    const instrument = instruments[records.i32[(at >> 2) + INSTRUMENT]!];
    invariant(instrument !== undefined, 'encode: an event of an unknown instrument');
    return instrument;
  }

  // What stands between two values, whole: an answer is put together of as few pieces as can be.
  const executions = brokers.map((broker) => executionText(`"${broker}"`));
  const quotedBrokers = brokers.map((broker) => `"${broker}"`);
  const symbolAndSide: (readonly string[] | undefined)[] = instruments.map(() => undefined);
  const symbolAndSideOf = ({ id, symbol }: Instrument): readonly string[] =>
    (symbolAndSide[id] ??= each(SIDES, (side) => `,"symbol":"${symbol}","side":"${side}","quantity":"`));
  /** Of the orders that are `isPlain`, by what they differ in. */
  const plainTails: (string | undefined)[] = Array.from({
    length: TYPES.length * TIFS.length * brokers.length * ALL_WARNINGS * 2,
  });
  const plainTailBytes: (Uint8Array | undefined)[] = plainTails.map(() => undefined);
  const plainHeadBytes: ((Uint8Array | undefined)[] | undefined)[] = instruments.map(() => undefined);
  const typeAndTif = each(TYPES, (type) => each(TIFS, (tif) => `,"order_type":"${type}","time_in_force":"${tif}"`));

  function brokerText(records: Records, at: number): string {
    const broker = records.u8[at + BROKER]!;
    return broker === ANY ? 'null' : (quotedBrokers[broker] ?? `"${broker}"`);
  }

  function filledText(instrument: Instrument, filled: number, cost: number): string {
    if (filled <= 0) return `,"filled_quantity":"${quantityText(instrument, filled)}","average_price":null`;
    const average = averagePriceText(instrument, cost, filled);
    return `,"filled_quantity":"${quantityText(instrument, filled)}","average_price":"${average}"`;
  }

  /** What every view of an order begins with, without the closing brace. */
  function head(records: Records, at: number): string {
    return `${upToPrice(records, at)}${behindPrice(records, at)}`;
  }

  function upToPrice(records: Records, at: number): string {
    const { f64, u8 } = records;
    const word = at >> 3;
    const instrument = instrumentOf(records, at);
    const clientId = textField(f64, word + CLIENT_ID, f64[word + CLIENT_ID_LENGTH]!);
    const price = f64[word + PRICE_TICKS]!;
    return (
      `{"order_id":"${f64[word + ORDER_ID]!}","client_order_id":${clientId}${STATUS_IS[u8[at + STATUS]!] ?? NO_STATUS}` +
      `${symbolAndSideOf(instrument)[u8[at + SIDE]!]}${quantityText(instrument, f64[word + QUANTITY_LOTS]!)}` +
      `${price > 0 ? `","price":"${priceText(instrument, price)}"` : '","price":null'}`
    );
  }

  function behindPrice(records: Records, at: number): string {
    const { f64, u8 } = records;
    const word = at >> 3;
    const instrument = instrumentOf(records, at);
    const filled = f64[word + FILLED_LOTS]!;
    return (
      `${typeAndTif[u8[at + TYPE]!]![u8[at + TIME_IN_FORCE]!]}` +
      `${filled === 0 ? UNFILLED : filledText(instrument, filled, f64[word + FILLED_COST]!)}` +
      `,"broker":${brokerText(records, at)},"version":${f64[word + ORDER_VERSION]!}` +
      `${records.i32[(at >> 2) + LENGTH]! > LONG_BYTES ? termsJson(instrument, u8[at + TYPE]!, records, at) : ''}`
    );
  }

  /** Of a placement, or a view of an order: until when it stands. DAY orders end with their session. */
  function expiry(records: Records, at: number): string {
    if (records.u8[at + TIME_IN_FORCE] !== GTD || records.i32[(at >> 2) + LENGTH]! <= SHORT_BYTES) return '';
    const kind = records.i32[(at >> 2) + KIND_VERSION]! & 0xffff;
    if (kind !== EventKind.accepted && kind !== EventKind.order_view && kind !== EventKind.place_repeated) return '';
    const endsUs = records.f64[(at >> 3) + EXPIRE_AT_US]!;
    return endsUs > 0 ? `,"expire_at":"${timeText(endsUs)}"` : '';
  }

  function execution(records: Records, at: number): string {
    const { u8 } = records;
    return executionJson(u8[at + TYPE]!, u8[at + STATUS]!, brokerText(records, at), hasPlanEnded(records, at));
  }

  function rests(records: Records, at: number): string {
    return placedRestsJson(records.u8[at + TYPE]!, records, at, brokerText(records, at));
  }

  function order(records: Records, at: number): string {
    const { f64, u8, i32 } = records;
    const word = at >> 3;
    const account = directory.accounts[i32[(at >> 2) + ACCOUNT]!] ?? '';
    const more = hasTermWords(records, at) ? `,${execution(records, at)}${planJson(u8[at + TYPE]!, records, at)}` : '';
    return (
      `${head(records, at)}${expiry(records, at)}${more},"account":"${account}","attempt":${u8[at + ATTEMPT]!}` +
      `,"created_at":"${timeText(f64[word + ACCEPTED_US]!)}","updated_at":"${timeText(f64[word + UPDATED_US]!)}"}`
    );
  }

  /** The answer to a new order from behind its price up to the first of the latencies. */
  function placedTail(records: Records, at: number): string {
    const { f64, u8 } = records;
    const word = at >> 3;
    // The word of a venue (ASYNC_MODE=false) is an event that ends before the tag.
    const hasTag = records.i32[(at >> 2) + LENGTH]! > SHORT_BYTES;
    const tag = hasTag ? textField(f64, word + TAG, f64[word + TAG_LENGTH]!) : 'null';
    const isAccepted = (records.i32[(at >> 2) + KIND_VERSION]! & 0xffff) === EventKind.accepted;
    const warnings = isAccepted ? records.i32[(at >> 2) + NOTE]! : 0;
    return (
      `${behindPrice(records, at)}${u8[at + TIME_IN_FORCE] === GTD ? expiry(records, at) : ''},"approved":true,"fast_path":${u8[at + FAST_PATH] === 1},"tag":${tag}${warnings === 0 ? NO_WARNINGS : `,"warnings":${warningsJson(warnings)}`}` +
      `${hasTermWords(records, at) ? `,${execution(records, at)}${rests(records, at)}${LATENCY}` : (executions[u8[at + BROKER]!] ?? `,${execution(records, at)}${LATENCY}`)}`
    );
  }

  /** Whether type, time in force, broker, warnings and path are all that `placedTail` says: of most orders as they are accepted. */
  function isPlain(records: Records, at: number): boolean {
    const { f64, i32, u8 } = records;
    const word = at >> 3;
    const half = at >> 2;
    return (
      (i32[half + KIND_VERSION]! & 0xffff) === EventKind.accepted &&
      i32[half + LENGTH] === LONG_BYTES &&
      i32[half + NOTE]! >>> 0 < ALL_WARNINGS &&
      f64[word + FILLED_LOTS] === 0 &&
      f64[word + ORDER_VERSION] === 1 &&
      f64[word + TAG_LENGTH] === 0 &&
      u8[at + TIME_IN_FORCE] !== GTD &&
      u8[at + BROKER]! < brokers.length
    );
  }

  /** Among those that are kept. */
  function tailPlace(records: Records, at: number): number {
    const { u8 } = records;
    const kind = u8[at + TYPE]! * TIFS.length + u8[at + TIME_IN_FORCE]!;
    const said = (kind * brokers.length + u8[at + BROKER]!) * ALL_WARNINGS + records.i32[(at >> 2) + NOTE]!;
    return said * 2 + (u8[at + FAST_PATH] === 1 ? 1 : 0);
  }

  function plainTail(records: Records, at: number): string {
    return (plainTails[tailPlace(records, at)] ??= placedTail(records, at));
  }

  function tailBytes(records: Records, at: number): Uint8Array {
    return (plainTailBytes[tailPlace(records, at)] ??= piece(placedTail(records, at)));
  }

  /** From behind the client's id up to the quantity. */
  function headBytes(records: Records, at: number): Uint8Array {
    const instrument = instrumentOf(records, at);
    const side = records.u8[at + SIDE]!;
    const status = records.u8[at + STATUS]!;
    const heads = (plainHeadBytes[instrument.id] ??= []);
    return (heads[side * STATUSES.length + status] ??= piece(
      `${STATUS_IS[status] ?? NO_STATUS}${symbolAndSideOf(instrument)[side]}`,
    ));
  }

  return {
    order,

    guard(records, at) {
      const { f64, i32 } = records;
      const account = directory.accounts[i32[(at >> 2) + ACCOUNT]!] ?? '';
      const delayMs = f64[(at >> 3) + ARG1]! / US_PER_MS;
      switch (i32[(at >> 2) + KIND_VERSION]! & 0xffff) {
        case EventKind.guard_held: {
          const scope = i32[(at >> 2) + NOTE] === GuardScope.entries ? 'entries' : 'all';
          return `{"account":"${account}","enabled":true,"scope":"${scope}","grace_ms":${delayMs}}`;
        }
        case EventKind.guard_released:
          return `{"account":"${account}","enabled":false}`;
        default: {
          const firesUs = f64[(at >> 3) + VALUE]!;
          const triggers = firesUs > 0 ? `"${timeText(firesUs)}"` : 'null';
          return `{"account":"${account}","timeout_ms":${delayMs},"triggers_at":${triggers}}`;
        }
      }
    },

    placed(records, at, riskUs, totalUs) {
      const tail = isPlain(records, at) ? plainTail(records, at) : placedTail(records, at);
      return `${upToPrice(records, at)}${tail}${riskUs},"durable":${totalUs - riskUs},"total":${totalUs}}}`;
    },

    putPlaced(records, at, riskUs, totalUs) {
      if (!isPlain(records, at)) return 0;
      const instrument = instrumentOf(records, at);
      const before = headBytes(records, at);
      return putPlaced(before, tailBytes(records, at), instrument, records, at, riskUs, totalUs);
    },

    changed(records, at) {
      return `${head(records, at)}}`;
    },

    report(records, at) {
      const { f64, i32, u8 } = records;
      const word = at >> 3;
      const half = at >> 2;
      const kind = i32[half + KIND_VERSION]! & 0xffff;
      const account = directory.accounts[i32[half + ACCOUNT]!] ?? '';
      let text =
        `{"channel":"orders","epoch":${epochText},"sequence":${f64[word + ACCOUNT_SEQ]!}` +
        `,"event":"${KINDS[kind] ?? kind}","account":"${account}","time":"${timeText(f64[word + TIME_US]!)}"`;
      if (kind === EventKind.filled) {
        const instrument = instrumentOf(records, at);
        text +=
          `,"last_price":"${priceText(instrument, f64[word + LAST_TICKS]!)}"` +
          `,"last_quantity":"${quantityText(instrument, f64[word + LAST_LOTS]!)}"` +
          `,"execution_id":"${f64[word + EXECUTION_ID]!}"`;
      }
      if (kind === EventKind.triggered) {
        text += `,"trigger_price":"${priceText(instrumentOf(records, at), f64[word + LAST_TICKS]!)}"`;
      }
      if (kind === EventKind.plan_moved) {
        const protection = PROTECTION[i32[half + NOTE]!];
        if (protection !== undefined && protection !== 'none') text += `,"protection":"${protection}"`;
        // Its order has left the table: only its id is known.
        if (u8[at + TYPE] === 0) return `${text},"order_id":"${f64[word + ORDER_ID]!}","data":null}`;
        const lots = f64[word + LAST_LOTS]!;
        if (lots > 0) text += `,"protection_quantity":"${quantityText(instrumentOf(records, at), lots)}"`;
      }
      const reject = eventReject(records, at);
      if (reject !== undefined) text += `,"code":"${reject}"`;
      // What the venue wrote is anybody's text: it is escaped.
      if ((kind === EventKind.rejected || kind === EventKind.suspended) && f64[word + TEXT_LENGTH]! > 0) {
        text += `,"venue_message":${venueText(f64, word + TEXT, f64[word + TEXT_LENGTH]!)}`;
      }
      const note = hasNote(kind) ? noteText(i32[half + NOTE]!) : undefined;
      if (note !== undefined) text += `,"note":"${note}"`;
      // Of the account, not of an order: a cancel-all, for instance.
      if (f64[word + ORDER_ID] === 0 || i32[half + INSTRUMENT]! < 0) return `${text},"data":null}`;
      return `${text},"data":${head(records, at)}}}`;
    },

    fill(records, at) {
      const { f64, u8 } = records;
      const word = at >> 3;
      const instrument = instrumentOf(records, at);
      const clientId = textField(f64, word + CLIENT_ID, f64[word + CLIENT_ID_LENGTH]!);
      return (
        `{"execution_id":"${f64[word + EXECUTION_ID]!}","order_id":"${f64[word + ORDER_ID]!}","client_order_id":${clientId}` +
        `,"symbol":"${instrument.symbol}","side":"${SIDES[u8[at + SIDE]!]}"` +
        `,"price":"${priceText(instrument, f64[word + LAST_TICKS]!)}"` +
        `,"quantity":"${quantityText(instrument, f64[word + LAST_LOTS]!)}"` +
        `,"broker":${brokerText(records, at)},"time":"${timeText(f64[word + UPDATED_US]!)}"}`
      );
    },

    position(records, at) {
      const { f64 } = records;
      const word = at >> 3;
      const instrument = instrumentOf(records, at);
      const lots = f64[word + QUANTITY_LOTS]!;
      const average = lots === 0 ? 'null' : `"${averagePriceText(instrument, f64[word + FILLED_COST]!, lots)}"`;
      const mark = f64[word + PositionMore.MARK_TICKS]!;
      const tagLength = f64[word + PositionMore.TAG_LENGTH]!;
      const tag = tagLength > 0 ? `"tag":${textField(f64, word + PositionMore.TAG, tagLength)},` : '';
      const unrealised = mark > 0 ? `"${valueText(instrument, mark * lots - f64[word + FILLED_COST]!)}"` : 'null';
      return (
        `{${tag}"symbol":"${instrument.symbol}","quantity":"${quantityText(instrument, lots)}","average_price":${average}` +
        `,"mark_price":${mark > 0 ? `"${priceText(instrument, mark)}"` : 'null'}` +
        `,"mark_age_ms":${mark > 0 ? Math.round(f64[word + PositionMore.MARK_AGE_US]! / US_PER_MS) : 'null'}` +
        `,"unrealized_pnl":${unrealised},"realized_pnl":"${valueText(instrument, f64[word + VALUE]!)}","currency":"${instrument.currency}"` +
        `,"bought_quantity":"${quantityText(instrument, f64[word + FILLED_LOTS]!)}"` +
        `,"sold_quantity":"${quantityText(instrument, f64[word + LAST_LOTS]!)}"` +
        `,"open_buy_quantity":"${quantityText(instrument, f64[word + LIMIT]!)}"` +
        `,"open_sell_quantity":"${quantityText(instrument, f64[word + ARG1]!)}"` +
        `,"executions_stopped":${f64[word + PositionMore.TRIPPED] === 1},"money":${positionMoney(records, at, currency)}}`
      );
    },
  };
}

/** Up to the first of the latencies. */
function executionText(broker: string): string {
  return `,"execution":{"mode":"native","rests_at":${broker},"dies_with_gateway":false}${LATENCY}`;
}

/** What a venue wrote, packed at word `at`, as a JSON text. */
export function venueText(words: Float64Array, at: number, length: number): string {
  return JSON.stringify(
    scratch.toString('latin1', 0, getText(words, at, Math.min(length, CLIENT_ID_BYTES), scratch, 0)),
  );
}

/** Packed text of checked characters: nothing in it needs escaping. */
function textField(words: Float64Array, at: number, length: number): string {
  if (length <= 0 || length > scratch.length) return 'null';
  return `"${scratch.toString('latin1', 0, getText(words, at, length, scratch, 0))}"`;
}

function namesOf(codes: Readonly<Record<string, number>>): string[] {
  const names: string[] = [];
  for (const [name, code] of Object.entries(codes)) names[code] = name;
  return names;
}

/** As `map`, for codes without a name, too. */
function each<Text>(names: readonly string[], text: (name: string | undefined) => Text): readonly Text[] {
  return Array.from(names, text);
}
