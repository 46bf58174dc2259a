/**
 * The port between the broker agent and one venue session. An adapter owns the network I/O of one broker
 * and nothing else: it keeps no order state that matters, sends nothing twice and decides nothing.
 *
 * Calls return at once. `true`: the bytes were handed to the socket, the outcome comes through `VenueEvents`.
 * `false`: certainly nothing was written (no session, or no room), the agent may say `not_sent`.
 */
export interface BrokerAdapter {
  /** The venue can be told that an order must rest or be refused. */
  readonly hasPostOnly: boolean;
  /** Starts, and from then on keeps, a session; reconnects with back-off until `close`. */
  open(): void;
  place(order: VenueOrder): boolean;
  cancel(clientId: string): boolean;
  /** `quantityLots` in all, what is filled included; `symbol` is the order's own: venues read numbers by it. */
  replace(clientId: string, priceTicks: number, quantityLots: number, symbol: string): boolean;
  /** Asks for the order's state and its executions; answered by `filled`… then one `state`. */
  query(clientId: string): boolean;
  /** Asks for every order that rests for this gateway; answered by one `state` each (query unset), then `listed`. */
  listOpen(): boolean;
  /** Part of what was handed over is still in this process: it leaves when the venue reads again, whatever happens here. */
  isBackedUp(): boolean;
  /** Stops or goes on reading the venue's socket: back-pressure while the reports ring is full. */
  pauseReading(paused: boolean): void;
  close(): void;
}

/** A new order as a venue gets it; ticks and lots of the instrument named by `symbol`. */
export interface VenueOrder {
  readonly clientId: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: 'limit' | 'market';
  readonly timeInForce: 'day' | 'gtc' | 'ioc' | 'fok' | 'gtd';
  /** 0 for a market order. */
  readonly priceTicks: number;
  readonly quantityLots: number;
  /** Microseconds since the Unix epoch; 0 unless `gtd`. */
  readonly expireAtUs: number;
  /** Refused where it would trade at once. Only set where the adapter has it. */
  readonly postOnly: boolean;
}

export type VenueState = 'open' | 'filled' | 'cancelled' | 'rejected' | 'expired' | 'absent';

/** What a venue says. Quantities in lots, prices in ticks; `filledLots` is the venue's cumulative figure. */
export interface VenueEvents {
  /** A session is up; `fenced` if the venue promises that bytes of earlier sessions will no longer be acted on. */
  up(fenced: boolean): void;
  down(reason: string): void;
  acknowledged(clientId: string): void;
  /** `transient`: the venue refused without looking at the order (busy, throttled): another broker may be tried. */
  rejected(clientId: string, reason: string, transient: boolean): void;
  /** One execution. `executionId` is unique at this venue and identifies the fill however often it is told. */
  filled(clientId: string, executionId: number, priceTicks: number, quantityLots: number, filledLots: number): void;
  cancelled(clientId: string, filledLots: number): void;
  expired(clientId: string, filledLots: number): void;
  cancelRejected(clientId: string, reason: string): void;
  replaced(clientId: string, priceTicks: number, quantityLots: number, filledLots: number): void;
  replaceRejected(clientId: string, reason: string): void;
  /** The answer to `query` or one line of `listOpen`. */
  state(clientId: string, state: VenueState, priceTicks: number, quantityLots: number, filledLots: number): void;
  /** `listOpen` is complete. */
  listed(count: number): void;
}
