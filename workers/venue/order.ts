import type { Level, Side } from './book.ts';

/** An order as the venue keeps it: what was asked, what became of it, and its links in the book. */
export interface Order {
  /** 1, 2, 3 … per venue, across restarts. */
  readonly number: number;
  readonly gateway: Gateway;
  readonly id: string;
  readonly instrument: number;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  priceTicks: number;
  /** In all, filled lots included. */
  quantityLots: number;
  filledLots: number;
  state: OrderState;
  /** When a day or gtd order ends, in microseconds since the Unix epoch; 0: never. */
  readonly expireAtUs: number;
  readonly postOnly: boolean;
  readonly executions: Execution[];
  level: Level | undefined;
  before: Order | undefined;
  after: Order | undefined;
}

export type OrderType = 'limit' | 'market';
export type TimeInForce = 'day' | 'gtc' | 'ioc' | 'fok' | 'gtd';
export type OrderState = 'open' | 'filled' | 'cancelled' | 'rejected' | 'expired';

/** One fill of one order; two users' orders that meet get one each. */
export interface Execution {
  /** Unique and rising at this venue, across restarts. */
  readonly id: number;
  readonly clientId: string;
  readonly instrument: number;
  readonly priceTicks: number;
  readonly quantityLots: number;
  /** The order's total after this one. */
  readonly filledLots: number;
}

/** A gateway that said hello: client ids are its own. */
export interface Gateway {
  readonly number: number;
  readonly name: string;
  epoch: number;
  session: number;
  readonly orders: Map<string, Order>;
  /** Final orders dropped from memory: id → packed state, so that an id is never used twice. */
  readonly retired: Map<string, number>;
  /** Newest last. */
  readonly executions: Execution[];
}

export const OrderStates: readonly OrderState[] = ['open', 'filled', 'cancelled', 'rejected', 'expired'];

/** Ids of orders and gateways. */
export const IdPattern = /^[A-Za-z0-9._:-]{1,48}$/;

export function openLots(order: Order): number {
  return order.quantityLots - order.filledLots;
}
