import type { OrderGap, OrderReport, OrdersOptions, ResumePoint, Stream } from './types.ts';
/**
 * The `orders` channel of one account, read by any number of streams. Each stream knows the last report that it has;
 * whatever happened, the subscription is begun again from the stream that is farthest behind, and each takes only what
 * comes next for it.
 *
 *   off ─▶ starting ─▶ on ─▶ stopping ─▶ off
 *
 * A stream whose queue is full takes nothing more. The subscription ends, and begins again from there once half of the
 * queue was read: nothing is dropped, and what waits is bounded.
 */
export interface OrdersFeed {
    open(options?: OrdersOptions): Stream<OrderReport | OrderGap>;
    report(report: OrderReport): void;
    /** Of the newest subscription; '' before the first. */
    readonly epoch: string;
    readonly account: string;
    lost(): void;
    /** A new connection, after `lost` and the failure of what the old one was asked: resolves once the channel is on again, if anybody reads it. */
    renew(): Promise<void>;
    end(error: Error | undefined): void;
}
/** The answer to a subscription. `sequence`: the newest report. */
export interface Subscribed extends ResumePoint {
    readonly recovered?: boolean;
    readonly account?: string;
}
export interface OrdersChannel {
    /** `read` is called as the answer comes, before any report behind it. */
    subscribe(from: ResumePoint | undefined, read: (answer: Subscribed) => void): Promise<void>;
    unsubscribe(): Promise<void>;
}
export declare function createOrdersFeed(channel: OrdersChannel): OrdersFeed;
