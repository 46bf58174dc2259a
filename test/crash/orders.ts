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

/** One that the gateway keeps itself to in several orders: it fills soon, in part or whole, or rests far away. */
export function drawTyped(random: Random, id: string): ClientRequest {
  const market = random.pick(MARKETS);
  const side = random.pick(['buy', 'sell'] as const);
  const sign = side === 'buy' ? 1 : -1;
  const lots = random.whole(10, 60);
  const near = random.chance(0.8) ? random.whole(-market.band, market.band) : -sign * Math.floor(market.home * 0.04);
  const at = (ticks: number): string => market.price(market.home + near + sign * ticks);
  const draw = random.whole(1, 100);
  const far = Math.floor(market.home * 0.03);
  const base = { symbol: market.symbol, side, quantity: market.quantity(lots), client_order_id: id };
  const exits = { target: at(random.whole(1, market.band)), stop_loss: at(-far) };
  const bracket = { order_type: 'BRACKET', price: at(0), time_in_force: random.pick(['GTC', 'DAY']), ...exits };
  const iceberg = {
    order_type: 'ICEBERG',
    price: at(0),
    time_in_force: 'GTC',
    iceberg_legs: String(random.whole(2, 10)),
  };
  if (draw <= 45) return { kind: 'place', id, body: { ...base, ...bracket } };
  if (draw <= 50)
    return { kind: 'place', id, body: { ...base, ...bracket, on_double_fill: 'flatten', arm_on: 'full_fill' } };
  if (draw <= 75) return { kind: 'place', id, body: { ...base, ...iceberg } };
  if (draw <= 95) return { kind: 'place', id, body: { ...base, ...iceberg, iceberg_quantity_variance: '0.3' } };
  const stop = market.price(market.home + sign * far);
  return { kind: 'place', id, body: { ...base, order_type: 'STOP', time_in_force: 'GTC', stop_price: stop } };
}

/** Another price and quantity for that order, further from the market. */
export function drawReplace(random: Random, placed: ClientRequest): ClientRequest | undefined {
  const market = MARKETS.find(({ symbol }) => symbol === placed.body['symbol']);
  if (market === undefined || placed.body['price'] === undefined) return undefined;
  const away = Math.floor(market.home * (random.whole(20, 60) / 1000)) * (placed.body['side'] === 'buy' ? -1 : 1);
  const body: Record<string, string> = { quantity: market.quantity(random.whole(1, 40)) };
  if (random.chance(0.7)) body['price'] = market.price(market.home + away);
  return { kind: 'replace', id: placed.id, body };
}

export function drawCancelAll(random: Random): ClientRequest {
  return { kind: 'cancel_all', id: '', body: { symbol: random.pick(MARKETS).symbol } };
}

/** The same client order id, another payload. */
export function otherPayload(placed: ClientRequest): ClientRequest {
  return { kind: 'other', id: placed.id, body: { ...placed.body, tag: 'another' } };
}
