import type { VenueState } from './adapter.ts';
import type { ReportKind } from '../../core/schema/report.ts';

/**
 * One venue as a desk sees it: orders go by their id and attempt, as in the events, and cost no text. Venues that know
 * orders by a text, all real ones, stand behind `text-venue.ts`; calls and answers mean what `BrokerAdapter` and
 * `VenueEvents` say of them.
 *
 *   desk ─▶ VenuePort  ─▶ text-venue ─▶ BrokerAdapter ─▶ venue        7, 1  ⇄  "tg-1f00c0de-7-1"
 *        ◀─ PortEvents ◀─            ◀─ VenueEvents  ◀─
 */
export interface VenuePort {
  /** Whether orders may be told to rest or be refused; where not, such an order isn't sent. */
  readonly hasPostOnly: boolean;
  open(): void;
  /** `order` is one object for all orders: it is read within the call. */
  place(order: PortOrder): boolean;
  cancel(orderId: number, attempt: number): boolean;
  replace(orderId: number, attempt: number, priceTicks: number, quantityLots: number, symbol: string): boolean;
  query(orderId: number, attempt: number): boolean;
  listOpen(): boolean;
  isBackedUp(): boolean;
  pauseReading(paused: boolean): void;
  close(): void;
}

export interface PortOrder {
  readonly orderId: number;
  readonly attempt: number;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: 'limit' | 'market';
  readonly timeInForce: 'day' | 'gtc' | 'ioc' | 'fok' | 'gtd';
  readonly priceTicks: number;
  readonly quantityLots: number;
  readonly expireAtUs: number;
  readonly postOnly: boolean;
}

export interface PortEvents {
  up(fenced: boolean): void;
  down(reason: string): void;
  acknowledged(orderId: number, attempt: number): void;
  rejected(orderId: number, attempt: number, reason: string, transient: boolean): void;
  filled(
    orderId: number,
    attempt: number,
    executionId: number,
    priceTicks: number,
    quantityLots: number,
    filledLots: number,
  ): void;
  cancelled(orderId: number, attempt: number, filledLots: number): void;
  expired(orderId: number, attempt: number, filledLots: number): void;
  cancelRejected(orderId: number, attempt: number, reason: string): void;
  replaced(orderId: number, attempt: number, priceTicks: number, quantityLots: number, filledLots: number): void;
  replaceRejected(orderId: number, attempt: number, reason: string): void;
  state(
    orderId: number,
    attempt: number,
    state: VenueState,
    priceTicks: number,
    quantityLots: number,
    filledLots: number,
  ): void;
  listed(count: number): void;
  /** Something was said of an order that is none of ours. */
  foreign(kind: ReportKind, clientId: string, fields: ForeignFields): void;
  /** Runs `tell`, all of whose answers were heard at the same moment: one look at the clock for them. */
  together(tell: () => void): void;
}

/** What was said, what is left out being 0. */
export interface ForeignFields {
  readonly state?: number;
  readonly executionId?: number;
  readonly lastTicks?: number;
  readonly lastLots?: number;
  readonly filledLots?: number;
  readonly priceTicks?: number;
  readonly quantityLots?: number;
}
