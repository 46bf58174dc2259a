import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { createTick, type Tick } from '../../../workers/market/feeds/feed.ts';
import { type Book, BUY, SELL } from '../../../workers/venue/book.ts';
import type { Order } from '../../../workers/venue/order.ts';
import { createExchange, type Exchange } from '../../../workers/venue/exchange.ts';
import { createLedger, type Ledger } from '../../../workers/venue/ledger.ts';
import { DefaultVenueLimits, type VenueLimits } from '../../../workers/venue/limits.ts';
import type { Gateway, OrderType, TimeInForce } from '../../../workers/venue/order.ts';

/** The venue's rules without socket, log or clock, driven by a small script language; see book.test.ts. */
export interface Rig {
  readonly ledger: Ledger;
  readonly exchange: Exchange;
  readonly gateway: Gateway;
  /** Runs one line of script and returns what users were told. */
  run(line: string): string[];
}

const DAY_END = 1_000_000;

export function createRig(limits: Partial<VenueLimits> = {}, logFull = (): boolean => false): Rig {
  const all = { ...DefaultVenueLimits, ...limits };
  const ledger = createLedger(SimulatedInstruments, all);
  const gateway = ledger.hello('g', 1) as Gateway;
  let told: string[] = [];
  let timeUs = 0;
  const exchange = createExchange(
    { instruments: SimulatedInstruments, limits: all, dayEndUs: () => DAY_END, logFull },
    ledger,
    {
      acknowledged: (order) => told.push(`ack ${order.id}`),
      rejected: (_, id, reason) => told.push(`rejected ${id} ${reason}`),
      filled: (order, execution) => told.push(`fill ${order.id} ${execution.priceTicks}@${execution.quantityLots}`),
      cancelled: (order) => told.push(`cancelled ${order.id} ${order.filledLots}`),
      expired: (order) => told.push(`expired ${order.id} ${order.filledLots}`),
      cancelRejected: (_, id, reason) => told.push(`nocancel ${id} ${reason}`),
      replaced: (order) => told.push(`replaced ${order.id} ${order.priceTicks}@${order.quantityLots}`),
      replaceRejected: (_, id, reason) => told.push(`noreplace ${id} ${reason}`),
    },
  );

  function place(id: string, side: string, terms: string, tif: string, expire: string, post: string): void {
    const [price = '', lots = ''] = terms.split('@');
    const request = {
      id,
      instrument: 0,
      side: side === 'B' ? BUY : SELL,
      type: (price === 'market' ? 'market' : 'limit') as OrderType,
      timeInForce: tif as TimeInForce,
      priceTicks: price === 'market' ? 0 : Number(price),
      quantityLots: Number(lots),
      expireAtUs: Number(expire),
      postOnly: post === 'post',
    } as const;
    exchange.place(gateway, request, timeUs, undefined);
  }

  return {
    ledger,
    exchange,
    gateway,
    run(line) {
      told = [];
      const [op = '', a = '', b = '', c = '', d = 'gtc', e = '0', f = ''] = line.trim().split(/\s+/);
      if (op === 'new') place(a, b, c, d, e, f);
      else if (op === 'cancel') exchange.cancel(gateway, a, timeUs);
      else if (op === 'replace') exchange.replace(gateway, a, ...numbers(b), timeUs);
      else if (op === 'quote') exchange.tick(quote(numbers(a), numbers(b)), timeUs);
      else if (op === 'trade') exchange.tick(trade(numbers(a)), timeUs);
      else if (op === 'time') {
        timeUs = Number(a);
        exchange.expire(timeUs);
      } else if (op === 'book') told = [bookText(ledger)];
      else throw new Error(`unknown line of script: ${line}`);
      return told;
    },
  };
}

/** Every resting order of a side, best first. */
function* ordersOf(book: Book, side: typeof BUY | typeof SELL): Generator<Order> {
  const { levels } = book.sides[side];
  for (let at = levels.length - 1; at >= 0; at--)
    for (let order = levels[at]?.head; order !== undefined; order = order.after) yield order;
}

/** `B 100@7(a) 99@5(b c) S 101@2(d)`: open lots per level, ids oldest first. */
function bookText(ledger: Ledger, instrument = 0): string {
  const book = ledger.books[instrument];
  if (book === undefined) throw new Error('no such book');
  const side = (which: typeof BUY | typeof SELL): string => {
    const levels = new Map<number, { lots: number; ids: string[] }>();
    for (const order of ordersOf(book, which)) {
      const level = levels.get(order.priceTicks) ?? { lots: 0, ids: [] };
      level.lots += order.quantityLots - order.filledLots;
      level.ids.push(order.id);
      levels.set(order.priceTicks, level);
    }
    return [...levels].map(([price, { lots, ids }]) => ` ${price}@${lots}(${ids.join(' ')})`).join('');
  };
  return `B${side(BUY)} S${side(SELL)}`;
}

/** All that a restart must bring back, as text. */
export function ledgerText(ledger: Ledger): string {
  const lines = [`executions ${ledger.lastExecutionId} orders ${ledger.orderCount} retired ${ledger.retiredCount}`];
  for (const book of ledger.books.keys()) lines.push(bookText(ledger, book));
  for (const gateway of ledger.gateways.values()) {
    lines.push(`gateway ${gateway.name} ${gateway.epoch} ${JSON.stringify(gateway.executions)}`);
    lines.push(JSON.stringify([...gateway.retired]));
    for (const { level, before, after, gateway: _, ...order } of gateway.orders.values())
      lines.push(JSON.stringify(order), String(level?.priceTicks), `${before?.id} ${after?.id}`);
  }
  return lines.join('\n');
}

function numbers(text: string): [number, number] {
  const [price = '', lots = ''] = text.split('@');
  return [Number(price), Number(lots)];
}

function quote([bidTicks, bidLots]: [number, number], [askTicks, askLots]: [number, number]): Tick {
  return { ...createTick(), kind: 'quote', bidTicks, bidLots, askTicks, askLots };
}

function trade([lastTicks, lastLots]: [number, number]): Tick {
  return { ...createTick(), kind: 'trade', lastTicks, lastLots };
}
