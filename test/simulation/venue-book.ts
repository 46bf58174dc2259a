import type { VenueOrder, VenueState } from '../../workers/broker/adapter.ts';

/**
 * What a simulated venue has really done: its orders and executions, without matching: fills come from the script.
 * What it says is another matter (`venue.ts`); this is what the invariants compare the gateway with.
 */
export interface VenueBook {
  readonly orders: Map<string, BookedOrder>;
  readonly executions: Execution[];
  /** How often a place with this client id was handed to the venue's socket. */
  readonly placed: Map<string, number>;
  accept(order: VenueOrder): BookedOrder;
  /** Whatever is left of the order or not. */
  fill(order: BookedOrder, lots: number, ticks: number): Execution;
  /** A fill of an order that this venue never had. */
  invent(clientId: string, side: 'buy' | 'sell', lots: number, ticks: number): Execution;
  end(order: BookedOrder, state: 'cancelled' | 'expired' | 'rejected'): void;
}

export interface BookedOrder {
  readonly clientId: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  /** Never to take: what would trade at once is refused. */
  readonly postOnly: boolean;
  readonly quantityFirst: number;
  priceTicks: number;
  quantityLots: number;
  filledLots: number;
  state: Exclude<VenueState, 'absent'>;
  readonly executions: Execution[];
  /** The venue has told something untrue about it: the gateway can't know better. */
  isLiedAbout: boolean;
  /** Questions are answered as if there were no such order. */
  isForgotten: boolean;
}

export interface Execution {
  readonly id: number;
  readonly clientId: string;
  readonly side: 'buy' | 'sell';
  readonly ticks: number;
  readonly lots: number;
  readonly filledLots: number;
  /** More than the order had left, or after its end: of such a fill nobody will ask. */
  readonly isOdd: boolean;
  /** The life of the gateway in which it was told, 0: none. */
  toldInLife: number;
}

export function createVenueBook(): VenueBook {
  const orders = new Map<string, BookedOrder>();
  const executions: Execution[] = [];

  function execute(
    clientId: string,
    side: 'buy' | 'sell',
    lots: number,
    ticks: number,
    filledLots: number,
    isOdd: boolean,
  ): Execution {
    const id = executions.length + 1;
    const execution = { id, clientId, side, ticks, lots, filledLots, isOdd, toldInLife: 0 };
    executions.push(execution);
    return execution;
  }

  return {
    orders,
    executions,
    placed: new Map(),
    accept({ clientId, symbol, side, postOnly, priceTicks, quantityLots }) {
      const order: BookedOrder = {
        clientId,
        symbol,
        side,
        postOnly,
        quantityFirst: quantityLots,
        priceTicks,
        quantityLots,
        filledLots: 0,
        state: 'open',
        executions: [],
        isLiedAbout: false,
        isForgotten: false,
      };
      orders.set(clientId, order);
      return order;
    },
    fill(order, lots, ticks) {
      const isOdd = order.state !== 'open' || order.filledLots + lots > order.quantityLots;
      order.filledLots += lots;
      if (order.filledLots >= order.quantityLots && order.state === 'open') order.state = 'filled';
      const execution = execute(order.clientId, order.side, lots, ticks, order.filledLots, isOdd);
      order.executions.push(execution);
      return execution;
    },
    invent: (clientId, side, lots, ticks) => execute(clientId, side, lots, ticks, lots, true),
    end(order, state) {
      order.state = state;
    },
  };
}
