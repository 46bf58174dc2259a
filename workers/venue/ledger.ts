import { invariant } from '../../core/invariant.ts';
import type { Instrument } from '../../core/market/instruments.ts';
import { type Book, createBook, removeOrder, restOrder, type Side } from './book.ts';
import type { VenueLimits } from './limits.ts';
import type { Execution, Gateway, Order, OrderState, OrderType, TimeInForce } from './order.ts';
import { openLots, OrderStates } from './order.ts';

/**
 * All that the venue knows, and the only functions that change it. Each change leaves one record; the records,
 * applied in order to an empty ledger, give the same ledger: that is how a venue starts again.
 *
 *   ["G",gateway,"name",epoch]                                        a gateway said hello
 *   ["P",order,gateway,"id",instrument,side,"type","tif",priceTicks,quantityLots,expireAtUs,timeUs]   accepted
 *                                                                     behind timeUs 1: post only
 *   ["J", … as P …,"reason"]                                          rejected, and remembered
 *   ["F",order,execution,priceTicks,quantityLots,timeUs]              one order's fill
 *   ["R",order]                                                       went to the end of its price's queue
 *   ["A",order,quantityLots]                                          shrank, keeps its place
 *   ["M",order,priceTicks,quantityLots]                               changed, left the queue
 *   ["C",order,timeUs]  ["E",order,timeUs]                            cancelled, expired
 */
export interface Ledger {
  readonly gateways: ReadonlyMap<string, Gateway>;
  /** By instrument id. */
  readonly books: readonly Book[];
  readonly openOrders: ReadonlyMap<number, Order>;
  readonly lastExecutionId: number;
  /** Orders in memory, final ones included. */
  readonly orderCount: number;
  readonly retiredCount: number;
  /** Undefined if there are too many gateways. */
  hello(name: string, epoch: number): Gateway | undefined;
  /** Undefined if another order can be kept; else why not. */
  full(): string | undefined;
  accept(gateway: Gateway, request: PlaceRequest, expireAtUs: number, timeUs: number): Order;
  reject(gateway: Gateway, request: PlaceRequest, reason: string, timeUs: number): Order;
  fill(order: Order, priceTicks: number, quantityLots: number, timeUs: number): Execution;
  rest(order: Order): void;
  shrink(order: Order, quantityLots: number): void;
  move(order: Order, priceTicks: number, quantityLots: number): void;
  finish(order: Order, state: 'cancelled' | 'expired', timeUs: number): void;
  /** Takes the records made since the last call, each ended by a newline. */
  takeRecords(): string;
  apply(record: readonly unknown[]): void;
}

export interface PlaceRequest {
  readonly id: string;
  readonly instrument: number;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  /** 0 for a market order. */
  readonly priceTicks: number;
  readonly quantityLots: number;
  /** As asked: 0 unless gtd. */
  readonly expireAtUs: number;
  /** Refused, and no change of it taken, where it would trade at once. */
  readonly postOnly: boolean;
}

export interface RetiredOrder {
  readonly state: OrderState;
  readonly instrument: number;
  readonly filledLots: number;
}

const STATE_RANGE = 8;
const INSTRUMENT_RANGE = 128;

export function unpackRetired(packed: number): RetiredOrder {
  const rest = Math.floor(packed / STATE_RANGE);
  return {
    state: OrderStates[packed % STATE_RANGE] ?? 'rejected',
    instrument: rest % INSTRUMENT_RANGE,
    filledLots: Math.floor(rest / INSTRUMENT_RANGE),
  };
}

function packRetired(order: Order): number {
  return (order.filledLots * INSTRUMENT_RANGE + order.instrument) * STATE_RANGE + OrderStates.indexOf(order.state);
}

export function createLedger(instruments: readonly Instrument[], limits: VenueLimits): Ledger {
  invariant(
    instruments.every(({ id }, index) => id === index) && instruments.length <= INSTRUMENT_RANGE,
    'instrument ids are 0, 1, 2 …, fewer than 128',
  );
  const books = instruments.map(createBook);
  const gateways = new Map<string, Gateway>();
  const byNumber: Gateway[] = [];
  const openOrders = new Map<number, Order>();
  let finals: (Order | undefined)[] = [];
  let finalsHead = 0;
  let lastOrder = 0;
  let lastExecutionId = 0;
  let orderCount = 0;
  let retiredCount = 0;
  let records = '';

  function bookOf(order: Order): Book {
    const book = books[order.instrument];
    invariant(book !== undefined, 'every order has a book');
    return book;
  }

  function addGateway(name: string): Gateway {
    const gateway: Gateway = {
      number: byNumber.length,
      name,
      epoch: 0,
      session: -1,
      orders: new Map(),
      retired: new Map(),
      executions: [],
    };
    byNumber.push(gateway);
    gateways.set(name, gateway);
    return gateway;
  }

  /** Makes room for one more by retiring the order that has been final for longest. */
  function retireOldest(): void {
    const order = finals[finalsHead];
    invariant(order !== undefined, 'full() said that a final order can go');
    finals[finalsHead++] = undefined;
    if (finalsHead > 65_536 && finalsHead * 2 > finals.length) {
      finals = finals.slice(finalsHead);
      finalsHead = 0;
    }
    order.gateway.orders.delete(order.id);
    order.gateway.retired.set(order.id, packRetired(order));
    orderCount--;
    retiredCount++;
  }

  function add(
    gateway: Gateway,
    request: PlaceRequest,
    expireAtUs: number,
    state: 'open' | 'rejected',
    number: number,
  ): Order {
    if (orderCount >= limits.orders) retireOldest();
    invariant(!gateway.orders.has(request.id) && !gateway.retired.has(request.id), 'a client id is used once');
    const order: Order = {
      number,
      gateway,
      id: request.id,
      instrument: request.instrument,
      side: request.side,
      type: request.type,
      timeInForce: request.timeInForce,
      priceTicks: request.priceTicks,
      quantityLots: request.quantityLots,
      filledLots: 0,
      state,
      expireAtUs,
      postOnly: request.postOnly,
      executions: [],
      level: undefined,
      before: undefined,
      after: undefined,
    };
    lastOrder = number;
    gateway.orders.set(order.id, order);
    orderCount++;
    if (state === 'open') openOrders.set(number, order);
    else finals.push(order);
    return order;
  }

  function end(order: Order, state: OrderState): void {
    removeOrder(bookOf(order), order);
    order.state = state;
    openOrders.delete(order.number);
    finals.push(order);
  }

  function execute(order: Order, id: number, priceTicks: number, quantityLots: number): Execution {
    invariant(order.state === 'open' && quantityLots > 0 && quantityLots <= openLots(order), 'a fill fits its order');
    invariant(id > lastExecutionId, 'execution ids rise');
    lastExecutionId = id;
    order.filledLots += quantityLots;
    const { gateway, instrument, filledLots } = order;
    const execution = { id, clientId: order.id, instrument, priceTicks, quantityLots, filledLots };
    order.executions.push(execution);
    gateway.executions.push(execution);
    if (gateway.executions.length > limits.executions + (limits.executions >>> 3))
      gateway.executions.splice(0, gateway.executions.length - limits.executions);
    if (filledLots === order.quantityLots) end(order, 'filled');
    return execution;
  }

  function change(order: Order, priceTicks: number, quantityLots: number): void {
    removeOrder(bookOf(order), order);
    order.priceTicks = priceTicks;
    order.quantityLots = quantityLots;
  }

  function placeRecord(
    kind: 'P' | 'J',
    order: Order,
    request: PlaceRequest,
    expireAtUs: number,
    timeUs: number,
  ): string {
    return (
      `["${kind}",${order.number},${order.gateway.number},"${request.id}",${request.instrument},${request.side},` +
      `"${request.type}","${request.timeInForce}",${request.priceTicks},${request.quantityLots},${expireAtUs},${timeUs}`
    );
  }

  return {
    gateways,
    books,
    openOrders,
    get lastExecutionId() {
      return lastExecutionId;
    },
    get orderCount() {
      return orderCount;
    },
    get retiredCount() {
      return retiredCount;
    },
    hello(name, epoch) {
      const gateway = gateways.get(name) ?? (byNumber.length < limits.gateways ? addGateway(name) : undefined);
      if (gateway === undefined) return undefined;
      gateway.epoch = epoch;
      records += `["G",${gateway.number},"${name}",${epoch}]\n`;
      return gateway;
    },
    full() {
      if (orderCount < limits.orders) return undefined;
      if (finals[finalsHead] === undefined) return 'too many open orders at this venue';
      return retiredCount < limits.retired ? undefined : 'this venue remembers no more client ids';
    },
    accept(gateway, request, expireAtUs, timeUs) {
      const order = add(gateway, request, expireAtUs, 'open', lastOrder + 1);
      records += `${placeRecord('P', order, request, expireAtUs, timeUs)}${request.postOnly ? ',1' : ''}]\n`;
      return order;
    },
    reject(gateway, request, reason, timeUs) {
      const order = add(gateway, request, 0, 'rejected', lastOrder + 1);
      records += `${placeRecord('J', order, request, 0, timeUs)},"${reason}"]\n`;
      return order;
    },
    fill(order, priceTicks, quantityLots, timeUs) {
      const execution = execute(order, lastExecutionId + 1, priceTicks, quantityLots);
      records += `["F",${order.number},${execution.id},${priceTicks},${quantityLots},${timeUs}]\n`;
      return execution;
    },
    rest(order) {
      restOrder(bookOf(order), order);
      records += `["R",${order.number}]\n`;
    },
    shrink(order, quantityLots) {
      order.quantityLots = quantityLots;
      records += `["A",${order.number},${quantityLots}]\n`;
    },
    move(order, priceTicks, quantityLots) {
      change(order, priceTicks, quantityLots);
      records += `["M",${order.number},${priceTicks},${quantityLots}]\n`;
    },
    finish(order, state, timeUs) {
      end(order, state);
      records += `["${state === 'cancelled' ? 'C' : 'E'}",${order.number},${timeUs}]\n`;
    },
    takeRecords() {
      const taken = records;
      records = '';
      return taken;
    },
    apply(record) {
      const [kind, first, second, third, fourth] = record as [string, number, never, never, never];
      if (kind === 'G') {
        const gateway = gateways.get(second) ?? addGateway(second);
        gateway.epoch = third;
        return;
      }
      if (kind === 'P' || kind === 'J') {
        const gateway = byNumber[second];
        invariant(gateway !== undefined, 'the log names a gateway before its orders');
        const [side, type, timeInForce, priceTicks, quantityLots, expireAtUs] = record.slice(5) as [
          Side,
          OrderType,
          TimeInForce,
          number,
          number,
          number,
        ];
        const request = {
          id: third,
          instrument: fourth,
          side,
          type,
          timeInForce,
          priceTicks,
          quantityLots,
          expireAtUs,
          postOnly: kind === 'P' && record[12] === 1,
        };
        add(gateway, request, expireAtUs, kind === 'P' ? 'open' : 'rejected', first);
        return;
      }
      const order = openOrders.get(first);
      invariant(order !== undefined, 'the log changes open orders only');
      if (kind === 'F') execute(order, second, third, fourth);
      else if (kind === 'R') restOrder(bookOf(order), order);
      else if (kind === 'A') order.quantityLots = second;
      else if (kind === 'M') change(order, second, third);
      else {
        invariant(kind === 'C' || kind === 'E', 'the log has known records only');
        end(order, kind === 'C' ? 'cancelled' : 'expired');
      }
    },
  };
}
