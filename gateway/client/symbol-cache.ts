import type { Order, OrderRef } from './types.ts';

/** The symbols of this client's newest orders: a replace in a record is written in its instrument's ticks and lots. */
export interface SymbolCache {
  put(order: Order): void;
  of(order: OrderRef): string | undefined;
}

const MAX = 20_000;

export function createSymbolCache(): SymbolCache {
  const symbols = new Map<string, string>();

  function keep(key: string, symbol: string): void {
    symbols.set(key, symbol);
    if (symbols.size <= MAX) return;
    for (const oldest of symbols.keys()) {
      symbols.delete(oldest);
      return;
    }
  }

  return {
    put({ order_id, client_order_id, symbol }) {
      keep(`o${order_id}`, symbol);
      if (client_order_id !== null) keep(`c${client_order_id}`, symbol);
    },
    of({ order_id, client_order_id }) {
      return symbols.get(order_id === undefined ? `c${client_order_id}` : `o${order_id}`);
    },
  };
}
