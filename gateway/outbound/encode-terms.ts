import type { Instrument } from '../../core/market/instruments.ts';
import type { Records } from '../../core/memory/records.ts';
import { PlanNote } from '../../core/order/plans/apply-plan.ts';
import { EVENT_LONG_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { OrderStatus, OrderType, isFinal, isHere } from '../../core/schema/order-kind.ts';
import { ChildRole, Term, TermFlag, TriggerBy } from '../../core/schema/terms.ts';
import { PlanView } from '../../core/schema/views.ts';
import { priceText, timeText, unitsText } from './decimal-text.ts';

/**
 * What an order whose type needs more than side, quantity and price says besides, as JSON; and where it stands.
 *
 *   the order of a client   its terms, in the words of the request
 *   a child                 parent_order_id, role and leg; of a stop also what it waits for
 */
const LONG_BYTES = EVENT_LONG_BYTES;
const { TERMS, ORDER_ID, PRICE_TICKS } = EventWord;
const { LENGTH, KIND_VERSION } = EventHalf;
const PART_DECIMALS = 6;
const PERCENT_DECIMALS = 4;

const TRIGGERS = namesOf(TriggerBy);
const CHILD_ROLES = namesOf(ChildRole);
/** `PlanNote`, by its number. */
export const PROTECTION = namesOf(PlanNote);

/** Whether a record has terms. Of orders that have left the table nobody knows them any more. */
export function hasTermWords({ i32 }: Records, at: number): boolean {
  return i32[(at >> 2) + LENGTH]! > LONG_BYTES;
}

/** `,"stop_price":…`: fields for the end of an order. */
export function termsJson(instrument: Instrument, type: number, records: Records, at: number): string {
  const { f64 } = records;
  const from = (at >> 3) + TERMS;
  const flags = f64[from + Term.FLAGS]!;
  const by = `,"trigger_by":"${TRIGGERS[flags & TermFlag.triggerBy] ?? 'last'}"`;
  const parentId = f64[from + Term.PARENT_ID]!;
  if (parentId !== 0) {
    const role = f64[from + Term.VARIANCE]!;
    const isLeg = role === ChildRole.leg;
    const isStop = f64[from + Term.STOP_TICKS]! > 0 || f64[from + Term.TRAIL]! > 0;
    return (
      `,"parent_order_id":"${parentId}","role":"${CHILD_ROLES[role] ?? role}"` +
      `${isLeg ? `,"leg":${f64[from + Term.LEGS]!}` : ''}` +
      `${isStop ? `${stopJson(instrument, 'stop_price', f64, from, flags)}${by}` : ''}`
    );
  }
  switch (type) {
    // In slices, because it is larger than the exchange takes in one order.
    case OrderType.limit:
    case OrderType.market:
      return '';
    case OrderType.stop:
    case OrderType.stop_limit:
    case OrderType.trailing_stop:
      return `${stopJson(instrument, 'stop_price', f64, from, flags)}${by}`;
    case OrderType.iceberg:
      return (
        `,"iceberg_legs":${f64[from + Term.LEGS]!}` +
        `,"iceberg_quantity_variance":"${unitsText(f64[from + Term.VARIANCE]!, 1, PART_DECIMALS)}"`
      );
    default:
      return groupJson(instrument, type, f64, at >> 3, flags, by);
  }
}

function groupJson(
  instrument: Instrument,
  type: number,
  f64: Float64Array,
  word: number,
  flags: number,
  by: string,
): string {
  const from = word + TERMS;
  // The order of an OCO is its target: a replace of the one is in the report before it is in the other.
  const target = f64[type === OrderType.oco ? word + PRICE_TICKS : from + Term.TARGET_TICKS]!;
  const limit = f64[from + Term.STOP_LIMIT_TICKS]!;
  const hasStop = f64[from + Term.STOP_TICKS]! > 0 || f64[from + Term.TRAIL]! > 0;
  let text = '';
  if (target > 0) text += `,"target":"${priceText(instrument, target)}"`;
  if (hasStop) text += stopJson(instrument, 'stop_loss', f64, from, flags);
  if (limit > 0) text += `,"stop_loss_limit":"${priceText(instrument, limit)}"`;
  if (hasStop) text += by;
  if (type !== OrderType.oco)
    text += `,"arm_on":"${(flags & TermFlag.armWhenFull) === 0 ? 'first_fill' : 'full_fill'}"`;
  if (type !== OrderType.oto) text += `,"on_double_fill":"${(flags & TermFlag.flatten) === 0 ? 'report' : 'flatten'}"`;
  return text;
}

function stopJson(instrument: Instrument, name: string, f64: Float64Array, from: number, flags: number): string {
  const stop = f64[from + Term.STOP_TICKS]!;
  const trail = f64[from + Term.TRAIL]!;
  const stopText = stop > 0 ? `,"${name}":"${priceText(instrument, stop)}"` : '';
  if (trail === 0) return stopText;
  if ((flags & TermFlag.percent) !== 0) return `${stopText},"trail_percent":"${unitsText(trail, 1, PERCENT_DECIMALS)}"`;
  return `${stopText},"trail_amount":"${priceText(instrument, trail)}"`;
}

/** Whether a record is of a client's plain order that is larger than the exchange takes in one. */
export function isInSlices(type: number, records: Records, at: number): boolean {
  const terms = (at >> 3) + TERMS;
  const isClients = type < OrderType.stop && hasTermWords(records, at) && records.f64[terms + Term.PARENT_ID] === 0;
  return isClients && records.f64[terms + Term.LEGS]! > 0;
}

/** `"execution":{…}` of an order: `broker` as JSON, where it is or null. `hasEnded`: of a group, its exits, too. */
export function executionJson(type: number, status: number, broker: string, hasEnded = false): string {
  const isEmulated = type >= OrderType.stop || status === OrderStatus.working;
  const mode = isEmulated ? 'emulated' : 'native';
  const restsHere = isHere(status);
  const isGone = isFinal(status) && (type < OrderType.bracket || hasEnded);
  const restsAt = restsHere ? '"gateway"' : isGone ? 'null' : broker;
  return `"execution":{"mode":"${mode}","rests_at":${restsAt},"dies_with_gateway":${diesWith(type, status, hasEnded)}}`;
}

/** Whether something that the order is to do stops while the gateway is down. */
function diesWith(type: number, status: number, hasEnded: boolean): boolean {
  // What the exits are to do begins with a fill, and goes on when the entry has ended.
  if (type >= OrderType.bracket) return !hasEnded;
  return isHere(status);
}

/** Of the view of an order with terms: whether its plan has ended. */
export function hasPlanEnded({ f64, i32 }: Records, at: number): boolean {
  const kind = i32[(at >> 2) + KIND_VERSION]! & 0xffff;
  const isView = kind === EventKind.order_view || kind === EventKind.place_repeated;
  return isView && f64[(at >> 3) + PlanView.HAS_ENDED] === 1;
}

function isTrigger(type: number): boolean {
  return type >= OrderType.stop && type < OrderType.iceberg;
}

/** Of a view of a client's own order: what the gateway has made of it. */
export function planJson(type: number, records: Records, at: number): string {
  const { f64, i32 } = records;
  const word = at >> 3;
  const isView = (i32[(at >> 2) + KIND_VERSION]! & 0xffff) === EventKind.order_view;
  if (!isView || f64[word + TERMS + Term.PARENT_ID] !== 0 || isTrigger(type)) return '';
  const ids = [f64[word + PlanView.FIRST_ID]!, f64[word + PlanView.SECOND_ID]!, f64[word + PlanView.FLATTEN_ID]!];
  const children = ids.filter((id) => id !== 0 && id !== f64[word + ORDER_ID]).map((id) => `"${id}"`);
  const gapUs = f64[word + PlanView.GAP_US]!;
  const since = gapUs === 0 ? '' : `,"unprotected_since":"${timeText(gapUs)}"`;
  return `,"children":[${children.join(',')}]${since}`;
}

export const RESTING_PARTS = [
  'order',
  'until_triggered',
  'once_triggered',
  'leg',
  'other_legs',
  'slice',
  'other_slices',
  'entry',
  'target',
  'stop',
] as const;

/** `,"rests":[…]` of an order that a client has placed: what of it stands where, or will; null: its broker isn't chosen yet. */
export function placedRestsJson(type: number, records: Records, at: number, broker: string): string {
  const isWhole = type < OrderType.stop && !isInSlices(type, records, at);
  return isWhole || isFinal(records.u8[at + EventByte.STATUS]!)
    ? ''
    : `,"rests":${restsJson(type, records, at, broker)}`;
}

/** What stands where. */
export function restsJson(type: number, records: Records, at: number, broker: string): string {
  const part = (what: (typeof RESTING_PARTS)[number], isHere: boolean): string =>
    `{"what":"${what}","rests_at":${isHere ? '"gateway"' : broker},"dies_with_gateway":${isHere}}`;
  const parts: string[] = [];
  if (isInSlices(type, records, at)) parts.push(part('slice', false), part('other_slices', true));
  else if (type < OrderType.stop) parts.push(part('order', false));
  else if (type < OrderType.iceberg) parts.push(part('until_triggered', true), part('once_triggered', false));
  else if (type === OrderType.iceberg) parts.push(part('leg', false), part('other_legs', true));
  else {
    const terms = (at >> 3) + TERMS;
    const { f64 } = records;
    if (type !== OrderType.oco) parts.push(part('entry', false));
    if (f64[terms + Term.TARGET_TICKS]! > 0) parts.push(part('target', false));
    if (f64[terms + Term.STOP_TICKS]! > 0 || f64[terms + Term.TRAIL]! > 0) parts.push(part('stop', true));
  }
  return `[${parts.join(',')}]`;
}

function namesOf(codes: Readonly<Record<string, number>>): readonly string[] {
  const names: string[] = [];
  for (const [name, code] of Object.entries(codes)) names[code] = name;
  return names;
}
