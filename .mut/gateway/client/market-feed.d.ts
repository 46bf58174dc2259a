import type { MarketQueue, Skipping } from './market-queue.ts';
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
export declare function createMarketFeed<T extends Skipping & {
    readonly is_snapshot: boolean;
}>(channel: MarketChannel): MarketFeed<T>;
