import { type ClientRequest, acceptedBy, readAckLogs } from './ack-log.ts';
import { type GatewayFill, type GatewayOrder, type GatewayView, readGateway } from './gateway-view.ts';
import { judgeExits } from './judge-exits.ts';
import type { ToldOrder } from './report-watch.ts';
import {
  attemptOf,
  orderIdOf,
  readVenueLog,
  scaledDecimal,
  type VenueFill,
  type VenueOrder,
  type VenueRecord,
} from './venue-log-reader.ts';

/**
 * An independent model: it reads the acknowledgement logs, the venues' logs and what the gateway says in public, knows
 * nothing else, and names what doesn't agree.
 *
 *   acknowledgement logs ─┐
 *   GET /orders …         ├─▶ every acknowledged order once, at the gateway and at a venue; the same fills; positions
 *   venue.log of each ────┘   their sum; the stored answer on retry; nothing unknown, nothing unasked
 *
 * The market moves on meanwhile: a fill may be on its way. What still disagrees in the next pass isn't.
 */
export interface Evidence {
  readonly api: string;
  readonly ackLogs: readonly string[];
  /** By the broker's id. */
  readonly venueLogs: ReadonlyMap<string, string>;
  /** Each order as it was told last on the channel of reports: children, too, which no request is answered with. */
  readonly told?: ReadonlyMap<string, ToldOrder>;
}

export interface Verdict {
  readonly problems: readonly string[];
  readonly orders: number;
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly retried: number;
  /** Requests that the gateway gave up on after its own time-out. */
  readonly timedOut: number;
  readonly fills: number;
  readonly rerouted: number;
  /** Orders that rest although a cancel was answered with 200: while their venue was away it was refused. */
  readonly cancelsRefused: number;
}

const FINAL = new Set(['filled', 'cancelled', 'rejected', 'expired', 'not_sent']);
const AT_REST = new Set(['live', 'partly_filled']);
/** Kept at the gateway: it waits for a price, or is sent in legs. */
const KEPT = new Set(['armed', 'working']);

const LOOKUPS = 50;

export async function judge(evidence: Evidence): Promise<Verdict> {
  const problems: string[] = [];
  const client = readClient(evidence.ackLogs, problems);
  const venues = new Map([...evidence.venueLogs].map(([broker, path]) => [broker, readVenueLog(path)]));
  for (const [broker, { faults }] of venues) problems.push(...faults.map((fault) => `venue ${broker}: ${fault}`));
  const view = await readGateway(evidence.api, [...client.ids.keys()].slice(-LOOKUPS));
  const byId = compareWithClient(client, view, problems);
  compareWithVenues(byId, venues, problems);
  compareWithTold(evidence.told ?? new Map(), byId, problems);
  judgeExits(byId, mostLots(client), venues, problems);
  judgeWaiting(view, problems);
  compareFills(byId, view.fills, venues, problems);
  comparePositions(view, venues, problems);
  return {
    problems,
    orders: view.orders.length,
    acknowledged: [...client.ids.values()].filter(({ acks }) => acks.length > 0).length,
    unanswered: client.unanswered,
    retried: client.retried,
    timedOut: client.timedOut,
    fills: view.fills.length,
    rerouted: view.orders.filter(({ attempt }) => attempt > 1).length,
    cancelsRefused: [...client.cancelled].filter((id) =>
      AT_REST.has(byId.get(client.ids.get(id)?.acks[0]?.order_id ?? '')?.status ?? ''),
    ).length,
  };
}

// ---- what the client knows

interface ClientOrder {
  readonly asked: ClientRequest;
  readonly acks: GatewayOrder[];
  /** Refused for good at least once. */
  refused: boolean;
  replaced: boolean;
  /** Answers that said that it is new: one at most, whichever of several at once it is. */
  created: number;
  /** The most that it was ever asked to be. */
  most: bigint;
}

interface ClientSide {
  readonly ids: ReadonlyMap<string, ClientOrder>;
  readonly cancelled: ReadonlySet<string>;
  readonly unanswered: number;
  readonly retried: number;
  readonly timedOut: number;
}

function readClient(paths: readonly string[], problems: string[]): ClientSide {
  const ids = new Map<string, ClientOrder>();
  const cancelled = new Set<string>();
  let unanswered = 0;
  let retried = 0;
  let timedOut = 0;
  for (const { request, answer } of readAckLogs(paths)) {
    const { kind, id, body } = request;
    if (kind === 'place' || kind === 'cancel_replace') {
      ids.set(id, {
        asked: request,
        acks: [],
        refused: false,
        created: 0,
        replaced: false,
        most: scaledDecimal(body['quantity'] ?? '0'),
      });
    }
    const order = ids.get(id);
    if (answer === undefined) unanswered += 1;
    if (answer?.status === 504) timedOut += 1;
    if (kind === 'again' || kind === 'other') retried += 1;
    if (order === undefined) continue;
    if (kind === 'replace') {
      order.replaced = true;
      const lots = scaledDecimal(body['quantity'] ?? '0');
      if (lots > order.most) order.most = lots;
    }
    if (answer === undefined || answer.status >= 500) continue;
    const told = JSON.parse(answer.body) as GatewayOrder & { error?: { code: string } };
    if (kind === 'cancel') {
      if (answer.status === 200) cancelled.add(id);
    } else if (kind === 'other') {
      const isRight = answer.status === 409 && told.error?.code === 'DUPLICATE_CLIENT_ORDER_ID';
      if (order.acks.length > 0 && !isRight)
        problems.push(`${id}: another payload got ${answer.status} ${answer.body}`);
    } else if (kind === 'place' || kind === 'again' || kind === 'cancel_replace') {
      const accepted = acceptedBy(request, answer) as GatewayOrder | undefined;
      if (accepted !== undefined) acknowledge(order, accepted, kind, answer.status, problems);
      else if (order.acks.length > 0)
        problems.push(`${id}: acknowledged, and on retry ${answer.status} ${answer.body}`);
      else order.refused = true;
      if (answer.status === 409 && kind !== 'cancel_replace')
        problems.push(`${id}: the same payload got ${answer.body}; asked ${JSON.stringify(body)}`);
    }
  }
  return { ids, cancelled, unanswered, retried, timedOut };
}

function acknowledge(
  order: ClientOrder,
  told: GatewayOrder,
  kind: ClientRequest['kind'],
  status: number,
  problems: string[],
): void {
  const { id, body } = order.asked;
  const [first] = order.acks;
  if (first !== undefined && first.order_id !== told.order_id) {
    problems.push(`${id}: order ${first.order_id} by one answer, ${told.order_id} by another`);
  }
  if (status === 201 || kind === 'cancel_replace') order.created += 1;
  if (status === 201 && order.created > 1) problems.push(`${id}: placed a second time, answered 201`);
  const wanted = [body['symbol'], body['side'], (body['order_type'] ?? 'LIMIT').toUpperCase(), body['time_in_force']];
  const got = [told.symbol, told.side, told.order_type, told.time_in_force];
  if (told.client_order_id !== id || wanted.join() !== got.join()) {
    problems.push(`${id}: answered as ${got.join(' ')}, asked ${wanted.join(' ')}`);
  }
  if (!order.replaced && !sameTerms(told, body)) {
    problems.push(`${id}: answered with ${told.quantity}@${told.price}, asked ${body['quantity']}@${body['price']}`);
  }
  order.acks.push(told);
}

function sameTerms(told: GatewayOrder, body: Readonly<Record<string, string>>): boolean {
  const isOco = told.order_type === 'OCO';
  // The order of an OCO is its target, which is made smaller by what its stop, or another order, has closed.
  const price = isOco ? body['target'] : body['price'];
  const asked = scaledDecimal(body['quantity'] ?? '0');
  const now = scaledDecimal(told.quantity);
  if (isOco ? now > asked : now !== asked) return false;
  return price === undefined
    ? told.price === null
    : told.price !== null && scaledDecimal(told.price) === scaledDecimal(price);
}

/** Returns the gateway's orders by order id. */
function compareWithClient(client: ClientSide, view: GatewayView, problems: string[]): Map<string, GatewayOrder> {
  const byId = new Map<string, GatewayOrder>();
  const byClientId = new Map<string, GatewayOrder>();
  for (const order of view.orders) {
    const { order_id: id, client_order_id: clientId, status } = order;
    if (byId.has(id)) problems.push(`order ${id}: listed twice`);
    if (!FINAL.has(status) && !AT_REST.has(status) && !KEPT.has(status)) problems.push(`order ${id}: still ${status}`);
    if (order.parent_order_id !== undefined) {
      byId.set(id, order);
      if (!view.orders.some((other) => other.order_id === order.parent_order_id))
        problems.push(`order ${id}: its parent is gone`);
      continue;
    }
    if (byClientId.has(clientId))
      problems.push(`${clientId}: two orders, ${byClientId.get(clientId)?.order_id} and ${id}`);
    byId.set(id, order);
    byClientId.set(clientId, order);
    const asked = client.ids.get(clientId);
    if (asked === undefined) problems.push(`order ${id}: nobody asked for ${clientId}`);
    else if (asked.acks.length === 0) problems.push(`order ${id}: ${clientId} was never acknowledged`);
    else if (!asked.replaced && !sameTerms(order, asked.asked.body)) {
      problems.push(`order ${id}: is ${order.quantity}@${order.price}, asked ${JSON.stringify(asked.asked.body)}`);
    }
  }
  for (let id = 1; id <= view.orders.length; id++) {
    if (!byId.has(String(id))) problems.push(`order ids: ${id} is missing among 1 to ${view.orders.length}`);
  }
  for (const [id, { acks, refused }] of client.ids) {
    const order = byClientId.get(id);
    if (acks.length === 0 && !refused) problems.push(`${id}: without an answer, in spite of retries`);
    for (const ack of acks) {
      if (order === undefined)
        problems.push(`${id}: acknowledged as order ${ack.order_id}, and unknown to the gateway`);
      else if (order.order_id !== ack.order_id)
        problems.push(`${id}: acknowledged as ${ack.order_id}, is ${order.order_id}`);
      else if (wentBack(ack, order)) problems.push(`${id}: went back from ${word(ack)} to ${word(order)}`);
    }
  }
  for (const [clientId, order] of view.lookups) {
    const listed = byClientId.get(clientId);
    if (order?.order_id !== listed?.order_id)
      problems.push(`${clientId}: found by its id ${order?.order_id}, listed ${listed?.order_id}`);
  }
  return byId;
}

/** What was told, and is no longer so. */
function wentBack(before: ToldOrder, now: ToldOrder): boolean {
  if (now.version < before.version || scaledDecimal(now.filled_quantity) < scaledDecimal(before.filled_quantity))
    return true;
  // A fill may overtake a cancel.
  return FINAL.has(before.status) && before.status !== now.status && now.status !== 'filled';
}

/** By the gateway's order id: the most that its client ever asked for. */
function mostLots({ ids }: ClientSide): ReadonlyMap<string, bigint> {
  const most = new Map<string, bigint>();
  for (const order of ids.values()) {
    const [ack] = order.acks;
    if (ack !== undefined) most.set(ack.order_id, order.most);
  }
  return most;
}

/** What was told of an order, armed stops and legs included, is still so, or has gone on from there. */
function compareWithTold(
  told: ReadonlyMap<string, ToldOrder>,
  byId: ReadonlyMap<string, GatewayOrder>,
  problems: string[],
): void {
  for (const [id, before] of told) {
    const now = byId.get(id);
    if (now === undefined) {
      problems.push(
        `order ${id}: told as ${word(before)}${before.role === undefined ? '' : `, a ${before.role}`}, and gone`,
      );
      continue;
    }
    if (wentBack(before, now)) problems.push(`order ${id}: went back from ${word(before)}, as told, to ${word(now)}`);
    const isSame =
      before.symbol === now.symbol &&
      before.side === now.side &&
      before.order_type === now.order_type &&
      before.parent_order_id === now.parent_order_id &&
      before.role === now.role;
    // As many lots as long as it wasn't replaced: while that is asked for, it has the new version and the old quantity.
    const isTheSame = before.version === now.version && !CHANGING.has(before.status);
    const isAsLarge = !isTheSame || before.quantity === now.quantity;
    // Of what has ended nobody may know any more what it waited for; one that needn't wait isn't told with it.
    const isKnown = before.stop_price !== undefined && now.stop_price !== undefined;
    const waitsForSame = !isTheSame || !isKnown || before.stop_price === now.stop_price;
    if (!isSame || !isAsLarge || !waitsForSame) {
      problems.push(`order ${id}: told as ${JSON.stringify(before)}, is ${JSON.stringify(now)}`);
    }
  }
}

const CHANGING = new Set(['pending_replace', 'pending_cancel', 'unknown']);
const WAITS_FOR_LAST = new Set(['STOP', 'STOP_LIMIT']);

/** An armed stop whose price has come, and who goes on waiting. A quote may be newer than the order: then not in the next pass. */
function judgeWaiting({ orders, lasts }: GatewayView, problems: string[]): void {
  for (const { order_id: id, status, symbol, side, order_type: type, stop_price: stop, trigger_by: by } of orders) {
    const last = lasts.get(symbol);
    if (status !== 'armed' || stop === undefined || last === undefined) continue;
    if (by !== 'last' || !WAITS_FOR_LAST.has(type)) continue;
    const isReached = side === 'buy' ? last >= scaledDecimal(stop) : last <= scaledDecimal(stop);
    if (isReached) problems.push(`order ${id}: waits for ${stop}, and the last price is ${last}e-12`);
  }
}

function word({ status, version, filled_quantity: filled }: ToldOrder): string {
  return `${status}, version ${version}, filled ${filled}`;
}

// ---- what the venues know

/** The venue's word for each of the gateway's. */
const AT_VENUE: Readonly<Record<string, readonly VenueOrder['state'][]>> = {
  live: ['open'],
  partly_filled: ['open'],
  filled: ['filled'],
  cancelled: ['cancelled'],
  // An expiry is the venue's own, or a cancel that the gateway's clock asked for.
  expired: ['expired', 'cancelled'],
  rejected: ['rejected'],
};

function compareWithVenues(
  byId: ReadonlyMap<string, GatewayOrder>,
  venues: ReadonlyMap<string, VenueRecord>,
  problems: string[],
): void {
  const found = new Map<string, { broker: string; attempt: number; order: VenueOrder }[]>();
  for (const [broker, { orders }] of venues) {
    for (const order of orders) {
      const id = orderIdOf(order.clientId) ?? '';
      if (!byId.has(id)) problems.push(`venue ${broker}: ${order.clientId} is no order of the gateway`);
      const list = found.get(id) ?? [];
      found.set(id, list);
      list.push({ broker, attempt: attemptOf(order.clientId), order });
    }
  }
  for (const [id, order] of byId) {
    const all = found.get(id) ?? [];
    const working = all.filter((one) => one.order.state !== 'rejected');
    if (working.length > 1)
      problems.push(
        `order ${id}: ${working.length} times at the venues: ${all.map((one) => `${one.order.clientId} at ${one.broker}`).join(', ')}`,
      );
    const last = all.find(({ attempt }) => attempt === order.attempt);
    if (order.status === 'not_sent') {
      if (working.length > 0)
        problems.push(
          `order ${id}: not sent by the gateway's word, ${working[0]?.order.state} at ${working[0]?.broker}`,
        );
      continue;
    }
    // It was never sent itself: it waits here, is sent in legs, or ended before it left.
    if (order.attempt === 0 && order.broker === null) {
      for (const one of all) problems.push(`order ${id}: never sent by the gateway's word, known at ${one.broker}`);
      continue;
    }
    // A venue that is busy refuses unseen, and remembers nothing of it.
    if (order.status === 'rejected' && last === undefined) continue;
    if (last === undefined || last.broker !== order.broker) {
      problems.push(
        `order ${id}: ${order.status} as attempt ${order.attempt} at ${order.broker}, which doesn't know it`,
      );
      continue;
    }
    const { state, filled, quantity, price } = last.order;
    if (AT_VENUE[order.status]?.includes(state) !== true)
      problems.push(`order ${id}: ${order.status}, at the venue ${state}`);
    if (filled !== scaledDecimal(order.filled_quantity))
      problems.push(`order ${id}: filled ${order.filled_quantity}, at the venue ${filled}e-12`);
    if (
      state === 'open' &&
      (quantity !== scaledDecimal(order.quantity) || price !== scaledDecimal(order.price ?? '0'))
    ) {
      problems.push(`order ${id}: ${order.quantity}@${order.price}, at the venue ${quantity}e-12@${price}e-12`);
    }
  }
}

function compareFills(
  byId: ReadonlyMap<string, GatewayOrder>,
  fills: readonly GatewayFill[],
  venues: ReadonlyMap<string, VenueRecord>,
  problems: string[],
): void {
  const executed = new Map<string, VenueFill>();
  for (const [broker, record] of venues)
    for (const fill of record.fills) executed.set(`${broker} ${fill.execution}`, fill);
  const seen = new Set<string>();
  const sums = new Map<string, bigint>();
  for (const fill of fills) {
    const key = `${fill.broker} ${fill.execution_id}`;
    if (seen.has(key)) problems.push(`fill ${key}: twice at the gateway`);
    seen.add(key);
    sums.set(fill.order_id, (sums.get(fill.order_id) ?? 0n) + scaledDecimal(fill.quantity));
    const there = executed.get(key);
    if (there === undefined) {
      problems.push(`fill ${key}: unknown to the venue`);
      continue;
    }
    const same =
      orderIdOf(there.order.clientId) === fill.order_id &&
      there.order.symbol === fill.symbol &&
      there.order.side === fill.side &&
      there.price === scaledDecimal(fill.price) &&
      there.quantity === scaledDecimal(fill.quantity);
    if (!same) problems.push(`fill ${key}: ${JSON.stringify(fill)} is another at the venue`);
  }
  for (const key of executed.keys()) if (!seen.has(key)) problems.push(`fill ${key}: unknown to the gateway`);
  // What a leg has filled, the whole has.
  for (const { order_id: id, parent_order_id: parent, role } of byId.values()) {
    if (parent !== undefined && role === 'leg') sums.set(parent, (sums.get(parent) ?? 0n) + (sums.get(id) ?? 0n));
  }
  for (const [id, order] of byId) {
    if ((sums.get(id) ?? 0n) !== scaledDecimal(order.filled_quantity)) {
      problems.push(`order ${id}: filled ${order.filled_quantity}, its fills are ${sums.get(id) ?? 0n}e-12`);
    }
  }
}

function comparePositions(view: GatewayView, venues: ReadonlyMap<string, VenueRecord>, problems: string[]): void {
  const sums = new Map<string, bigint>();
  for (const { fills } of venues.values()) {
    for (const { order, quantity } of fills) {
      sums.set(order.symbol, (sums.get(order.symbol) ?? 0n) + (order.side === 'buy' ? quantity : -quantity));
    }
  }
  for (const { symbol, quantity } of view.positions) {
    const sum = sums.get(symbol) ?? 0n;
    if (scaledDecimal(quantity) !== sum)
      problems.push(`position ${symbol}: ${quantity}, the venues' executions are ${sum}e-12`);
    sums.delete(symbol);
  }
  for (const [symbol, sum] of sums)
    if (sum !== 0n) problems.push(`position ${symbol}: none, the venues' executions are ${sum}e-12`);
}
