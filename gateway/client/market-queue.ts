/** What market data have in common here. */
export interface Skipping {
  readonly symbol: string;
  readonly skipped: number;
}

/** What waits for a reader of market data: bounded, and what had to go is counted in the next of its symbol. */
export interface MarketQueue<T extends Skipping> {
  readonly length: number;
  push(element: T): void;
  shift(): T | undefined;
}

/** Only the newest of each symbol. */
export function createNewestQueue<T extends Skipping>(): MarketQueue<T> {
  const bySymbol = new Map<string, T>();
  return {
    get length() {
      return bySymbol.size;
    },
    push(element) {
      const before = bySymbol.get(element.symbol);
      const skipped = before === undefined ? element.skipped : element.skipped + before.skipped + 1;
      bySymbol.set(element.symbol, { ...element, skipped });
    },
    shift() {
      for (const [symbol, element] of bySymbol) {
        bySymbol.delete(symbol);
        return element;
      }
      return undefined;
    },
  };
}

/** All of them up to `max`; beyond, the oldest goes. */
export function createLastQueue<T extends Skipping>(max: number): MarketQueue<T> {
  const queue: T[] = [];
  const lost = new Map<string, number>();
  return {
    get length() {
      return queue.length;
    },
    push(element) {
      if (queue.length >= max) {
        const { symbol, skipped } = queue.shift()!;
        lost.set(symbol, (lost.get(symbol) ?? 0) + skipped + 1);
      }
      queue.push(element);
    },
    shift() {
      const element = queue.shift();
      if (element === undefined) return undefined;
      const more = lost.get(element.symbol) ?? 0;
      lost.delete(element.symbol);
      return more === 0 ? element : { ...element, skipped: element.skipped + more };
    },
  };
}
