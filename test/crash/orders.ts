import type { ClientRequest } from './ack-log.ts';
import type { Random } from './random.ts';

/** What a load is made of, in the words of the public interface. Prices and quantities are decimal texts. */
interface Market {
  readonly symbol: string;
  /** Where the simulated market is, and how far it may wander: in ticks. */
  readonly home: number;
  readonly band: number;
  readonly price: (ticks: number) => string;
  readonly quantity: (lots: number) => string;
}

const MARKETS: readonly Market[] = [
  {
    symbol: 'BTCUSDT',
    home: 4_500_000,
    band: 20_000,
    price: (ticks) => (ticks / 100).toFixed(2),
    quantity: (lots) => (lots / 1000).toFixed(3),
  },
  {
    symbol: 'ETHUSDT',
    home: 250_000,
    band: 1_000,
    price: (ticks) => (ticks / 100).toFixed(2),
    quantity: (lots) => (lots / 100).toFixed(2),
  },
  {
    symbol: 'NIFTY24DEC25000CE',
    home: 3_000,
    band: 10,
    price: (ticks) => (ticks / 20).toFixed(2),
    quantity: (lots) => String(lots * 75),
  },
];

/** Beyond the risk limits, so that it is refused: larger than any order may be. */
const TOO_LARGE = 5_000_000;

/** A new order under that client order id: rests far away, crosses, takes at once, ends soon, or is refused. */
export function drawOrder(random: Random, id: string, nowMs: number): ClientRequest {
  const market = random.pick(MARKETS);
  const side = random.pick(['buy', 'sell'] as const);
  const draw = random.whole(1, 100);
  const lots = draw > 97 ? TOO_LARGE : random.whole(1, 40);
  const base = { symbol: market.symbol, side, quantity: market.quantity(lots), client_order_id: id };
  const far = Math.floor(market.home * (random.whole(20, 60) / 1000)) * (side === 'buy' ? -1 : 1);
  const near = random.whole(-market.band, market.band);
  const at = (ticks: number): string => market.price(market.home + ticks);
  const order = (fields: Record<string, string>): ClientRequest => ({
    kind: 'place',
    id,
    body: { ...base, ...fields },
  });
  if (draw <= 35 || draw > 97) return order({ price: at(far), time_in_force: 'GTC' });
  if (draw <= 42) return order({ price: at(far), time_in_force: 'DAY', tag: 'crash' });
  if (draw <= 70) return order({ price: at(near), time_in_force: 'GTC' });
  if (draw <= 82) return order({ price: at(near), time_in_force: 'IOC' });
  if (draw <= 86) return order({ price: at(near), time_in_force: 'FOK' });
  if (draw <= 92) return order({ order_type: 'MARKET', time_in_force: 'IOC' });
  if (draw <= 95) {
    const expireAt = new Date(nowMs + random.whole(500, 3000)).toISOString();
    return order({ price: at(far), time_in_force: 'GTD', expire_at: expireAt });
  }
  return order({ price: at(far), time_in_force: 'GTD', ttl_minutes: '600' });
}

/** A typed order's prices are so many parts of its market apart: the market crosses one in seconds. */
const PARTS = 3000;
const EXIT_PARTS = 4;
/** Lots of a market order that gives positions, so that there is something to protect. */
const BASE_LOTS = 400;

/**
 * One that the gateway keeps to itself, or is several orders: it fills soon, in part or whole, or waits. Entries buy BTCUSDT
 * and sell ETHUSDT, so that positions grow that OCOs may end; of the third market either, so that they get in each other's way.
 */
export function drawTyped(random: Random, id: string): ClientRequest {
  const market = random.pick(MARKETS);
  const index = MARKETS.indexOf(market);
  const entry = index === 0 ? 'buy' : index === 1 ? 'sell' : random.pick(['buy', 'sell'] as const);
  const exit = entry === 'buy' ? 'sell' : 'buy';
  const sign = entry === 'buy' ? 1 : -1;
  const part = Math.max(1, market.home / PARTS);
  /** So many ticks, from one to `parts` parts. */
  const apart = (parts: number): number => random.whole(1, Math.max(2, Math.ceil(part * parts)));
  const near = market.home + random.whole(-Math.ceil(part * 2), Math.ceil(part * 2));
  const from = random.chance(0.9) ? near : Math.floor(market.home * (1 - sign * 0.04));
  const at = (ticks: number): string => market.price(from + sign * ticks);
  const quantity = market.quantity(random.whole(10, 60));
  const order = (side: string, type: string, fields: Record<string, string>): ClientRequest => ({
    kind: 'place',
    id,
    body: { symbol: market.symbol, side, quantity, order_type: type, client_order_id: id, ...fields },
  });
  const tif = { time_in_force: random.pick(['GTC', 'DAY']) };
  const gtc = { time_in_force: 'GTC' };
  const trail = random.chance(0.5)
    ? { trail_amount: market.price(apart(EXIT_PARTS)) }
    : { trail_percent: random.pick(['0.05', '0.1', '0.2']) };
  const target = { target: at(apart(EXIT_PARTS)) };
  const stop = random.chance(0.25) ? trail : { stop_loss: at(-apart(EXIT_PARTS)) };
  const choice = random.whole(1, 100);
  if (choice <= 24) return order(entry, 'BRACKET', { price: at(0), ...tif, ...target, ...stop });
  if (choice <= 30) {
    const more = { on_double_fill: 'flatten', arm_on: 'full_fill' };
    return order(entry, 'BRACKET', { price: at(0), ...tif, ...target, ...stop, ...more });
  }
  if (choice <= 42) {
    const one = random.chance(0.4) ? target : stop;
    return order(entry, 'OTO', { price: at(0), ...tif, ...one });
  }
  if (choice <= 55) return order(exit, 'OCO', { ...tif, ...target, ...stop });
  if (choice <= 70) {
    const legs = { iceberg_legs: String(random.whole(2, 10)) };
    const jitter = random.chance(0.5) ? { iceberg_quantity_variance: '0.3' } : {};
    return order(entry, 'ICEBERG', { price: at(0), ...gtc, ...legs, ...jitter });
  }
  if (choice <= 80) {
    const by = random.chance(0.3) ? { trigger_by: 'bid_ask' } : {};
    return order(random.pick(['buy', 'sell']), 'STOP', {
      ...gtc,
      stop_price: at(random.pick([-1, 1]) * apart(3)),
      ...by,
    });
  }
  if (choice <= 85) {
    const ticks = apart(3);
    return order(entry, 'STOP_LIMIT', { ...gtc, stop_price: at(ticks), price: at(ticks + apart(2)) });
  }
  if (choice <= 94) return order(random.pick(['buy', 'sell']), 'TRAILING_STOP', { ...gtc, ...trail });
  const base = market.quantity(random.whole(BASE_LOTS / 2, BASE_LOTS));
  return order(entry, 'MARKET', { time_in_force: 'IOC', quantity: base });
}

/** Another price and quantity for that order, further from the market; of one that waits here, what it waits for. */
export function drawReplace(random: Random, placed: ClientRequest): ClientRequest | undefined {
  const market = MARKETS.find(({ symbol }) => symbol === placed.body['symbol']);
  const { price, stop_price: stop } = placed.body;
  if (market === undefined || (price ?? stop ?? placed.body['target']) === undefined) return undefined;
  const away = Math.floor(market.home * (random.whole(20, 60) / 1000)) * (placed.body['side'] === 'buy' ? -1 : 1);
  const body: Record<string, string> = { quantity: market.quantity(random.whole(1, 40)) };
  if (price === undefined && stop !== undefined) body['stop_price'] = market.price(market.home - away);
  else if (price !== undefined && random.chance(0.7)) body['price'] = market.price(market.home + away);
  return { kind: 'replace', id: placed.id, body };
}

/** That order goes, and this one comes in its place. */
export function drawCancelReplace(
  random: Random,
  old: ClientRequest,
  oldOrderId: string,
  instead: ClientRequest,
): ClientRequest {
  const mode = random.pick(['STOP_ON_FAILURE', 'ALLOW_FAILURE']);
  return { kind: 'cancel_replace', id: instead.id, body: instead.body, old: { id: old.id, orderId: oldOrderId, mode } };
}

export function drawCancelAll(random: Random): ClientRequest {
  return { kind: 'cancel_all', id: '', body: { symbol: random.pick(MARKETS).symbol } };
}

/** The same client order id, another payload. */
export function otherPayload(placed: ClientRequest): ClientRequest {
  return { kind: 'other', id: placed.id, body: { ...placed.body, tag: 'another' } };
}
