import { exactText } from './decimal-text.ts';
import { TickgateError } from './errors.ts';
import type {
  CallOptions,
  Client,
  ConnectOptions,
  NewOrder,
  Order,
  OrderRef,
  OrderState,
  PlacedOrder,
} from './types.ts';

/** An order as `placeOrder` takes it: its side may be left out. */
export interface ServiceOrder extends Omit<NewOrder, 'side'> {
  /** Default: of a BRACKET the one that its exits say (a stop above the target is that of a sell), else buy. */
  readonly side?: 'buy' | 'sell' | undefined;
}

/** What `GET /health/brokers` says. */
export interface BrokerHealth {
  readonly status: string;
  readonly service: string;
  readonly reason?: string;
  readonly since: string;
}

/** Orders over every broker of the gateway, by names that programs of the older services use. */
export interface MultiBrokerService {
  /** Resolves when the order is durable; rejects as `Client.place` does. */
  placeOrder(order: ServiceOrder, options?: CallOptions): Promise<PlacedOrder>;
  cancelOrder(order: OrderRef, options?: CallOptions): Promise<Order>;
  getOrder(order: OrderRef, options?: CallOptions): Promise<OrderState>;
  /** Whether orders can be sent, also where the answer is 503. */
  getBrokerHealth(): Promise<BrokerHealth>;
  /** The samples of `GET /metrics` by their names, labels included. */
  getMetrics(): Promise<Readonly<Record<string, number>>>;
  /** Ends its connection; the next `getMultiBrokerService` makes another. */
  close(): Promise<void>;
}

const DEFAULT_URL = 'http://127.0.0.1:8099';
const UNAVAILABLE = 503;

const services = new Map<string, MultiBrokerService>();

/** One per gateway; it connects with its first order. */
export function serviceOf(
  connect: (options: ConnectOptions) => Promise<Client>,
  options: Partial<ConnectOptions> = {},
): MultiBrokerService {
  const url = options.url ?? DEFAULT_URL;
  const known = services.get(url);
  if (known !== undefined) return known;
  let connecting: Promise<Client> | undefined;

  /** A connection that failed is tried again by the next call. */
  function client(): Promise<Client> {
    connecting ??= connect({ ...options, url }).catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  }

  async function page(path: string): Promise<string> {
    const answer = await fetch(new URL(path, url));
    const text = await answer.text();
    if (answer.ok || answer.status === UNAVAILABLE) return text;
    throw new TickgateError('HTTP_ERROR', `${path} is answered with ${answer.status}: ${text}`);
  }

  const service: MultiBrokerService = {
    async placeOrder(order, call) {
      return (await client()).place({ ...order, side: order.side ?? sideOf(order) }, call);
    },
    async cancelOrder(order, call) {
      return (await client()).cancel(order, call);
    },
    async getOrder(order, call) {
      return (await client()).order(order, call);
    },
    async getBrokerHealth() {
      return JSON.parse(await page('/health/brokers')) as BrokerHealth;
    },
    async getMetrics() {
      return samplesOf(await page('/metrics'));
    },
    async close() {
      services.delete(url);
      await connecting?.then((one) => one.close());
    },
  };
  services.set(url, service);
  return service;
}

function sideOf({ order_type: type, target, stop_loss: stop }: ServiceOrder): 'buy' | 'sell' {
  if (type !== 'BRACKET' || target === undefined || stop === undefined) return 'buy';
  return Number(exactText(stop)) > Number(exactText(target)) ? 'sell' : 'buy';
}

/** Of the Prometheus text format. */
function samplesOf(text: string): Record<string, number> {
  const samples: Record<string, number> = {};
  for (const line of text.split('\n')) {
    const space = line.lastIndexOf(' ');
    if (space > 0 && !line.startsWith('#')) samples[line.slice(0, space)] = Number(line.slice(space + 1));
  }
  return samples;
}
