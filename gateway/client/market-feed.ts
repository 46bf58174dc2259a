import type { MarketQueue, Skipping } from './market-queue.ts';
import { type StreamEnd, createStream } from './stream.ts';
import type { Stream } from './types.ts';

/**
 * Channels of one kind, `quotes:` or `ticks:`, each subscribed once however many streams read it: as often as the most
 * eager of them wants. A stream that comes later begins with the newest that is known.
 */
export interface MarketFeed<T extends Skipping> {
  open(symbols: readonly string[], throttleMs: number | undefined, queue: MarketQueue<T>): Stream<T>;
  data(element: T): void;
  lost(): void;
  renew(): Promise<void>;
  end(error: Error | undefined): void;
}

export interface MarketChannel {
  subscribe(symbol: string, throttleMs: number | undefined): Promise<void>;
  unsubscribe(symbol: string): Promise<void>;
}

interface Reader<T extends Skipping> {
  readonly symbols: readonly string[];
  readonly throttleMs: number | undefined;
  readonly queue: MarketQueue<T>;
  readonly end: StreamEnd<T>;
}

interface Symbols<T extends Skipping> {
  readonly readers: Set<Reader<T>>;
  isOn: boolean;
  throttleMs: number | undefined;
  newest: T | undefined;
  moving: Promise<void> | undefined;
}

export function createMarketFeed<T extends Skipping & { readonly is_snapshot: boolean }>(
  channel: MarketChannel,
): MarketFeed<T> {
  const bySymbol = new Map<string, Symbols<T>>();
  let isConnected = false;

  function wantedMs({ readers }: Symbols<T>): number | undefined {
    let least: number | undefined;
    for (const { throttleMs } of readers) {
      if (throttleMs === undefined) return undefined;
      least = least === undefined ? throttleMs : Math.min(least, throttleMs);
    }
    return least;
  }

  function isSettled(one: Symbols<T>): boolean {
    if (!isConnected) return true;
    if (one.readers.size === 0) return !one.isOn;
    return one.isOn && one.throttleMs === wantedMs(one);
  }

  async function moveOnce(symbol: string, one: Symbols<T>): Promise<void> {
    if (one.isOn) {
      one.isOn = false;
      await channel.unsubscribe(symbol);
      return;
    }
    one.throttleMs = wantedMs(one);
    one.isOn = true;
    await channel.subscribe(symbol, one.throttleMs);
  }

  async function moveAll(symbol: string, one: Symbols<T>): Promise<void> {
    try {
      while (!isSettled(one)) await moveOnce(symbol, one);
    } catch (error) {
      if (!isConnected) return;
      one.isOn = false;
      for (const reader of one.readers) leave(reader, error as Error);
    }
  }

  function move(symbol: string, one: Symbols<T>): Promise<void> {
    one.moving ??= moveAll(symbol, one).finally(() => {
      one.moving = undefined;
      if (!isSettled(one)) void move(symbol, one);
      else if (one.readers.size === 0) bySymbol.delete(symbol);
    });
    return one.moving;
  }

  function leave(reader: Reader<T>, error: Error | undefined): void {
    reader.end.end(error);
    for (const symbol of reader.symbols) {
      const one = bySymbol.get(symbol);
      if (one?.readers.delete(reader) === true) void move(symbol, one);
    }
  }

  return {
    open(symbols, throttleMs, queue) {
      const end = createStream<T>(
        () => queue.shift(),
        () => {
          leave(reader, undefined);
        },
      );
      const reader: Reader<T> = { symbols: [...new Set(symbols)], throttleMs, queue, end };
      for (const symbol of reader.symbols) {
        const one = bySymbol.get(symbol) ?? {
          readers: new Set(),
          isOn: false,
          throttleMs: undefined,
          newest: undefined,
          moving: undefined,
        };
        bySymbol.set(symbol, one);
        one.readers.add(reader);
        if (one.isOn && one.newest !== undefined) queue.push({ ...one.newest, skipped: 0, is_snapshot: true });
        void move(symbol, one);
      }
      return end.stream;
    },

    data(element) {
      const one = bySymbol.get(element.symbol);
      if (one?.isOn !== true) return;
      one.newest = element;
      for (const { queue, end } of one.readers) {
        queue.push(element);
        end.wake();
      }
    },

    lost() {
      isConnected = false;
      for (const one of bySymbol.values()) {
        one.isOn = false;
        one.newest = undefined;
      }
    },

    async renew() {
      for (const { moving } of bySymbol.values()) await moving;
      isConnected = true;
      await Promise.all(Array.from(bySymbol, ([symbol, one]) => move(symbol, one)));
    },

    end(error) {
      for (const { readers } of bySymbol.values()) for (const reader of readers) reader.end.end(error);
      bySymbol.clear();
    },
  };
}
