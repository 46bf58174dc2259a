import type { Instrument } from '../../core/market/instruments.ts';
import type { Records } from '../../core/memory/records.ts';
import { LimitField, LimitLayer, TradingState } from '../../core/risk/limit-field.ts';
import { OverridableControls } from '../../core/risk/override-controls.ts';
import { NO_LIMIT } from '../../core/risk/resolve.ts';
import { BrokerState, scoreDepth, scoreLatencyUs, scoreState, scoreTokens } from '../../core/routing/scoreboard.ts';
import { CLIENT_ID_BYTES } from '../../core/schema/command.ts';
import { EVENT_DEFINITION } from '../../core/schema/definition.ts';
import { EventByte, EventHalf, EventKind, EventWord, NO_BROKER } from '../../core/schema/event.ts';
import { OrderStatus, OrderType, Side, TimeInForce } from '../../core/schema/order-kind.ts';
import { Reject, rejectName } from '../../core/schema/reject.ts';
import { LimitOwner, LimitsWord, OverrideWord, RateWord, Warning } from '../../core/schema/risk.ts';
import { getText } from '../../core/schema/text.ts';
import {
  AccountMore,
  CheckView,
  LIMIT_VIEW_TAG,
  LIMIT_VIEW_WORDS,
  OverrideView,
  PositionMore,
  SCOPE_VIEW_WORDS,
  VerdictView,
} from '../../core/schema/views.ts';
import { ScopeColumn } from '../../core/state/risk-columns.ts';
import type { Directory } from '../directory.ts';
import { LIMIT_NAMES, limitJson } from '../inbound/limit-values.ts';
import { reasonOf } from '../inbound/refusal.ts';
import { averagePriceText, moneyText, priceText, quantityText, timeText, unitsText } from './decimal-text.ts';
import { executionJson, isInSlices, restsJson } from './encode-terms.ts';
import { LIMIT_OWNERS } from './event-refusal.ts';
import { REJECT_UNITS, UNKNOWN, USED_UP, rejectText } from './reject-units.ts';

/** What the engine says of risk and money, as JSON. Every function takes a record by its byte offset. */
export interface RiskEncoder {
  /** What an account, a tag or the firm has and has done, without braces. */
  scope(records: Records, at: number): string;
  /** A position as /pnl has it. */
  pnlRow(records: Records, at: number): string;
  /** The account's line of /pnl, with what its positions would lose or earn at what is quoted now; without braces. */
  pnl(scope: ScopeMoney, unrealised: number): string;
  check(records: Records, at: number): string;
  limits(records: Records, at: number): string;
  override(records: Records, at: number): string;
  /** What would become of an order, without braces. */
  verdict(records: Records, at: number): string;
  /** The answer to a change: what stands from now on. */
  changed(records: Records, at: number): string;
}

/** Of one scope, in millionths. */
export interface ScopeMoney {
  readonly account: number;
  readonly realised: number;
  readonly fees: number;
  readonly dayBase: number;
  readonly dayPeak: number;
  readonly dayUs: number;
}

const {
  LIMIT,
  VALUE,
  ARG1,
  PRICE_TICKS,
  QUANTITY_LOTS,
  FILLED_COST,
  REF_TICKS,
  REF_AGE_US,
  CLIENT_ID_LENGTH,
  CLIENT_ID,
} = EventWord;
const { ORDER_VERSION } = EventWord;
const { KIND_VERSION, ACCOUNT, INSTRUMENT, REJECT, NOTE, LIMITS_VERSION, SCORES } = EventHalf;
const { SIDE, TYPE, TIME_IN_FORCE, BROKER, FAST_PATH } = EventByte;
const S = ScopeColumn;
const M = PositionMore;
const US_PER_MS = 1_000;
const RATE_DECIMALS = 6;
const FIRST_CONTROL = 200;
const HALF_BITS = 32;

const STATES = namesOf(TradingState);
const LAYERS = namesOf(LimitLayer);
const SIDES = namesOf(Side);
const TYPES = namesOf(OrderType).map((name) => name.toUpperCase());
const TIFS = namesOf(TimeInForce).map((name) => name.toUpperCase());
const BROKER_STATES = namesOf(BrokerState);
const scratch = Buffer.alloc(CLIENT_ID_BYTES);

export function scopeMoney({ f64, i32 }: Records, at: number): ScopeMoney {
  const word = at >> 3;
  const column = (name: number): number => f64[word + SCOPE_VIEW_WORDS[name]!]!;
  return {
    account: i32[(at >> 2) + ACCOUNT]!,
    realised: column(S.REALISED),
    fees: column(S.FEES),
    dayBase: column(S.DAY_BASE),
    dayPeak: column(S.DAY_PEAK),
    dayUs: f64[word + AccountMore.DAY_US]!,
  };
}

/** What a position would earn at what is quoted now, in millionths. */
export function unrealisedOf({ f64 }: Records, at: number): number {
  return f64[(at >> 3) + M.UNREALISED]!;
}

/** The part of a position that is money of the account. */
export function positionMoney({ f64 }: Records, at: number, currency: string): string {
  const word = at >> 3;
  const realised = f64[word + M.REALISED]!;
  const fees = f64[word + M.FEES]!;
  const unrealised = f64[word + M.UNREALISED]!;
  return (
    `{"currency":"${currency}","value":"${moneyText(f64[word + M.POSITION_VALUE]!)}"` +
    `,"realized_pnl":"${moneyText(realised)}","unrealized_pnl":"${moneyText(unrealised)}","fees":"${moneyText(fees)}"` +
    `,"day_realized_pnl":"${moneyText(realised - fees - f64[word + M.DAY_BASE]!)}"` +
    `,"open_buy_notional":"${moneyText(f64[word + M.OPEN_BUY_NOTIONAL]!)}"` +
    `,"open_sell_notional":"${moneyText(f64[word + M.OPEN_SELL_NOTIONAL]!)}"}`
  );
}

/** How an order of this type would begin. */
function statusOf(type: number): OrderStatus {
  if (type === OrderType.iceberg) return OrderStatus.working;
  return type >= OrderType.stop && type < OrderType.iceberg ? OrderStatus.armed : OrderStatus.routed;
}

export function createRiskEncoder(directory: Directory, currencies: readonly string[]): RiskEncoder {
  const { accounts, brokers, instruments } = directory;
  const currency = currencies[0]!;

  function instrumentOf({ i32 }: Records, at: number): Instrument | undefined {
    return instruments[i32[(at >> 2) + INSTRUMENT]!];
  }

  function brokerText(broker: number): string {
    const name = brokers[broker];
    return name === undefined ? 'null' : `"${name}"`;
  }

  function scopeJson(account: number, tag: string, instrument: Instrument | undefined, broker: number): string {
    const name = accounts[account];
    return (
      `{"account":${name === undefined ? 'null' : `"${name}"`},"tag":${tag}` +
      `,"symbol":${instrument === undefined ? 'null' : `"${instrument.symbol}"`},"broker":${brokerText(broker)}}`
    );
  }

  function controlsJson(low: number, high: number): string {
    const names = OverridableControls.filter((name) => {
      const bit = Reject[name].code - FIRST_CONTROL;
      return bit < HALF_BITS ? ((low >>> bit) & 1) === 1 : ((high >>> (bit - HALF_BITS)) & 1) === 1;
    });
    return JSON.stringify(names);
  }

  /** LIMITS of a change: what was set, and null for what was taken back. */
  function changeJson({ f64 }: Records, from: number, instrument: Instrument | undefined): string {
    const set = f64[from + LimitsWord.SET]!;
    const cleared = f64[from + LimitsWord.CLEARED]!;
    let value = from + LimitsWord.VALUES;
    const told: string[] = [];
    for (const name of LIMIT_NAMES) {
      const { index } = LimitField[name];
      if (((set >> index) & 1) === 1) told.push(`"${name}":${limitJson(name, f64[value++]!, instrument)}`);
      else if (((cleared >> index) & 1) === 1) told.push(`"${name}":null`);
    }
    return `{${told.join(',')}}`;
  }

  return {
    scope({ f64, i32 }, at) {
      const word = at >> 3;
      const column = (name: number): number => f64[word + SCOPE_VIEW_WORDS[name]!]!;
      const money = (name: number): string => `"${moneyText(column(name))}"`;
      const owner = i32[(at >> 2) + NOTE]!;
      const net = column(S.REALISED) - column(S.FEES) + column(S.UNREALISED);
      const cash = f64[word + AccountMore.CASH]!;
      const margin = f64[word + AccountMore.MARGIN]!;
      const hasCash = cash !== NO_LIMIT;
      // What positions have earned and not realised buys nothing; what they have lost does.
      const power = cash + column(S.REALISED) - column(S.FEES) + Math.min(0, column(S.UNREALISED));
      const tagAt = SCOPE_VIEW_WORDS[S.NAME]!;
      const tag = owner === LimitOwner.tag ? textJson(f64, word + tagAt, column(S.NAME_LENGTH)) : 'null';
      return (
        `"scope":"${LIMIT_OWNERS[owner]}","account":${owner === LimitOwner.firm ? 'null' : `"${accounts[i32[(at >> 2) + ACCOUNT]!]}"`}` +
        `,"tag":${tag},"currency":"${currency}","state":"${STATES[column(S.STATE)] ?? 'active'}"` +
        `,"loss_stop":${column(S.LOSS_STOP) !== 0},"limits_version":${f64[word + AccountMore.LIMITS_VERSION]!}` +
        `,"open_orders":${column(S.OPEN_ORDERS)},"open_notional":${money(S.OPEN_NOTIONAL)}` +
        `,"open_buy_notional":${money(S.OPEN_BUY_NOTIONAL)},"open_sell_notional":${money(S.OPEN_SELL_NOTIONAL)}` +
        `,"gross_exposure":${money(S.WORST_GROSS)},"net_exposure":${money(S.NET_VALUE)}` +
        `,"cash":${hasCash ? `"${moneyText(cash)}"` : 'null'}` +
        `,"buying_power":${hasCash ? `"${moneyText(power)}"` : 'null'},"buying_power_used":"${moneyText(margin)}"` +
        `,"buying_power_left":${hasCash ? `"${moneyText(power - margin)}"` : 'null'}` +
        `,"realized_pnl":${money(S.REALISED)},"unrealized_pnl":${money(S.UNREALISED)},"fees":${money(S.FEES)}` +
        `,"net_pnl":"${moneyText(net)}","day_pnl":"${moneyText(net - column(S.DAY_BASE))}"` +
        `,"drawdown":"${moneyText(Math.max(0, column(S.DAY_PEAK) - net))}"` +
        `,"day_began_at":${timeJson(f64[word + AccountMore.DAY_US]!)},"next_day_at":${timeJson(f64[word + AccountMore.NEXT_DAY_US]!)}` +
        `,"messages_today":${column(S.DAY_MESSAGES)},"trades_today":${column(S.DAY_TRADES)}` +
        `,"var":${column(S.VAR_US) > 0 ? money(S.VAR) : 'null'},"var_as_of":${timeJson(column(S.VAR_US))}`
      );
    },

    pnl({ account, realised, fees, dayBase, dayPeak, dayUs }, unrealised) {
      const net = realised - fees + unrealised;
      return (
        `"account":"${accounts[account]}","currency":"${currency}","realized_pnl":"${moneyText(realised)}"` +
        `,"unrealized_pnl":"${moneyText(unrealised)}","fees":"${moneyText(fees)}","net_pnl":"${moneyText(net)}"` +
        `,"day_pnl":"${moneyText(net - dayBase)}","drawdown":"${moneyText(Math.max(0, dayPeak - net))}"` +
        `,"day_began_at":${timeJson(dayUs)}`
      );
    },

    pnlRow(records, at) {
      const { f64 } = records;
      const word = at >> 3;
      const instrument = instrumentOf(records, at)!;
      const lots = f64[word + QUANTITY_LOTS]!;
      const average = lots === 0 ? 'null' : `"${averagePriceText(instrument, f64[word + FILLED_COST]!, lots)}"`;
      const mark = f64[word + M.MARK_TICKS]!;
      return (
        `{"symbol":"${instrument.symbol}","quantity":"${quantityText(instrument, lots)}","average_price":${average}` +
        `,"mark_price":${mark > 0 ? `"${priceText(instrument, mark)}"` : 'null'}` +
        `,"mark_age_ms":${mark > 0 ? Math.round(f64[word + M.MARK_AGE_US]! / US_PER_MS) : 'null'}` +
        `,"money":${positionMoney(records, at, currency)}}`
      );
    },

    check(records, at) {
      const { f64, i32 } = records;
      const word = at >> 3;
      const half = at >> 2;
      const code = rejectName(i32[half + REJECT]!) ?? 'INVALID_PARAMETER';
      const unit = REJECT_UNITS[code];
      const instrument = instrumentOf(records, at);
      const limit = f64[word + LIMIT]!;
      const value = f64[word + VALUE]!;
      const isSet = unit !== undefined && unit !== 'order' && limit !== NO_LIMIT;
      const reason = reasonOf(code);
      const isKnown = unit !== undefined && value !== UNKNOWN && (unit !== 'order' || value > 0);
      const used = isKnown ? `"${rejectText(unit, instrument, value)}"` : 'null';
      const left = limit - f64[word + CheckView.USED]!;
      return (
        `{"code":"${code}","reason":${reason === undefined ? 'null' : `"${reason}"`}` +
        `,"limit_of":"${LIMIT_OWNERS[i32[half + NOTE]!] ?? 'account'}"` +
        `,"limit":${isSet ? `"${rejectText(unit, instrument, limit)}"` : 'null'},"value":${used}` +
        `,"headroom":${isSet && USED_UP.has(code) ? `"${rejectText(unit, instrument, left)}"` : 'null'}` +
        `,"passes":${f64[word + ARG1] === 0}}`
      );
    },

    limits(records, at) {
      const { f64, i32, u8 } = records;
      const word = at >> 3;
      const half = at >> 2;
      const instrument = instrumentOf(records, at);
      const told: string[] = [];
      for (const name of LIMIT_NAMES) {
        const value = f64[word + LIMIT_VIEW_WORDS[LimitField[name].index]!]!;
        if (value !== 0) told.push(`"${name}":${limitJson(name, value - 1, instrument)}`);
      }
      const broker = u8[at + BROKER]!;
      const tag = textJson(f64, word + LIMIT_VIEW_TAG[1]!, f64[word + LIMIT_VIEW_TAG[0]!]!);
      const scope = scopeJson(i32[half + ACCOUNT]!, tag, instrument, broker === NO_BROKER ? -1 : broker);
      const layer = i32[half + NOTE]!;
      const head = layer === 0 ? '' : `"layer":"${LAYERS[layer]}",`;
      return `{${head}"scope":${scope},"limits":{${told.join(',')}}}`;
    },

    override(records, at) {
      const { f64, i32 } = records;
      const word = at >> 3;
      return (
        `{"account":"${accounts[i32[(at >> 2) + ACCOUNT]!]}"` +
        `,"client_order_id":${textJson(f64, word + CLIENT_ID, f64[word + CLIENT_ID_LENGTH]!)}` +
        `,"controls":${controlsJson(f64[word + OverrideView.CONTROLS_LOW]!, f64[word + OverrideView.CONTROLS_HIGH]!)}` +
        `,"expires_at":${timeJson(f64[word + OverrideView.EXPIRES_US]!)}}`
      );
    },

    verdict(records, at) {
      const { f64, i32, u8 } = records;
      const word = at >> 3;
      const half = at >> 2;
      const instrument = instrumentOf(records, at)!;
      const code = rejectName(i32[half + REJECT]!);
      const reason = code === undefined ? undefined : reasonOf(code);
      const broker = u8[at + BROKER]!;
      const chosen = broker === NO_BROKER ? 'null' : brokerText(broker);
      const status = isInSlices(u8[at + TYPE]!, records, at) ? OrderStatus.working : statusOf(u8[at + TYPE]!);
      const price = f64[word + PRICE_TICKS]!;
      const reference = f64[word + REF_TICKS]!;
      const candidates = brokers.map((name, of) => {
        const score = i32[half + SCORES + of]!;
        return (
          `{"broker":"${name}","state":"${BROKER_STATES[scoreState(score)]}","latency_us":${scoreLatencyUs(score)}` +
          `,"tokens":${scoreTokens(score)},"outbox":${scoreDepth(score)},"chosen":${of === broker}}`
        );
      });
      return (
        `"approved":${code === undefined},"code":${code === undefined ? 'null' : `"${code}"`}` +
        `,"reason":${reason === undefined ? 'null' : `"${reason}"`}` +
        `,"warnings":${warningsJson(code === undefined ? i32[half + NOTE]! : 0)},"fast_path":${u8[at + FAST_PATH] === 1}` +
        `,"account":"${accounts[i32[half + ACCOUNT]!]}","symbol":"${instrument.symbol}","side":"${SIDES[u8[at + SIDE]!]}"` +
        `,"quantity":"${quantityText(instrument, f64[word + QUANTITY_LOTS]!)}"` +
        `,"price":${price > 0 ? `"${priceText(instrument, price)}"` : 'null'}` +
        `,"order_type":"${TYPES[u8[at + TYPE]!]}","time_in_force":"${TIFS[u8[at + TIME_IN_FORCE]!]}"` +
        `,"notional":"${moneyText(f64[word + VerdictView.NOTIONAL]!)}","currency":"${currency}"` +
        `,"counted_at":${reference > 0 ? `"${priceText(instrument, f64[word + VerdictView.RESERVE_TICKS]!)}"` : 'null'}` +
        `,"reference":{"price":${reference > 0 ? `"${priceText(instrument, reference)}"` : 'null'}` +
        `,"age_ms":${reference > 0 ? Math.round(f64[word + REF_AGE_US]! / US_PER_MS) : 'null'}}` +
        `,"limits_version":${i32[half + LIMITS_VERSION]!}` +
        `,"route":{"broker":${chosen},"candidates":[${candidates.join(',')}]}` +
        `,${executionJson(u8[at + TYPE]!, status, chosen)}` +
        `,"rests":${restsJson(u8[at + TYPE]!, records, at, chosen)}`
      );
    },

    changed(records, at) {
      const { f64, i32, u8 } = records;
      const word = at >> 3;
      const half = at >> 2;
      const from = word + EVENT_DEFINITION;
      const instrument = instrumentOf(records, at);
      const account = i32[half + ACCOUNT]!;
      const name = textJson(f64, word + CLIENT_ID, f64[word + CLIENT_ID_LENGTH]!);
      const version = f64[word + ORDER_VERSION]!;
      switch (i32[half + KIND_VERSION]! & 0xffff) {
        case EventKind.limits_changed: {
          const isFirm = f64[from + LimitsWord.LAYER] === LimitLayer.firm;
          const scope = scopeJson(account, name, instrument, u8[at + BROKER]! - 1);
          const limits = changeJson(records, from, instrument);
          return `{"version":${version},"firm":${isFirm},"scope":${scope},"limits":${limits}}`;
        }
        case EventKind.override_set: {
          const controls = controlsJson(
            f64[from + OverrideWord.CONTROLS_LOW]!,
            f64[from + OverrideWord.CONTROLS_HIGH]!,
          );
          const ends = timeJson(f64[from + OverrideWord.EXPIRES_US]!);
          return `{"version":${version},"account":"${accounts[account]}","client_order_id":${name},"controls":${controls},"expires_at":${ends}}`;
        }
        case EventKind.rate_set: {
          const rate = unitsText(f64[from + RateWord.RATE]!, 1, RATE_DECIMALS);
          const maxAgeMs = f64[from + RateWord.MAX_AGE_US]! / US_PER_MS;
          return `{"currency":${name},"rate":"${rate}","as_of":${timeJson(f64[from + RateWord.AS_OF_US]!)},"max_age_ms":${maxAgeMs}}`;
        }
        default:
          return `{"account":"${accounts[account]}","symbol":"${instrument?.symbol}","tag":${name},"armed":true}`;
      }
    },
  };
}

const WARNINGS = Object.entries(Warning);

/** `Warning` bits by their names. */
export function warningsJson(bits: number): string {
  if (bits === 0) return '[]';
  return JSON.stringify(WARNINGS.filter(([, bit]) => (bits & bit) !== 0).map(([name]) => name));
}

function timeJson(timeUs: number): string {
  return timeUs > 0 ? `"${timeText(timeUs)}"` : 'null';
}

/** Packed text of checked characters: nothing in it needs escaping. */
function textJson(words: Float64Array, at: number, length: number): string {
  if (!(length > 0 && length <= scratch.length)) return 'null';
  return `"${scratch.toString('latin1', 0, getText(words, at, length, scratch, 0))}"`;
}

function namesOf(codes: Readonly<Record<string, number>>): string[] {
  const names: string[] = [];
  for (const [name, code] of Object.entries(codes)) names[code] = name;
  return names;
}
