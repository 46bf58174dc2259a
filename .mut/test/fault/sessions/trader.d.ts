import type { Client } from '../../../gateway/client/node.ts';
import type { Random } from '../../crash/random.ts';
import type { Tally } from './tally.ts';
/** Places orders and cancels them, at a steady rate, and remembers what it was told. */
export interface Trader {
    /** `client_order_id` → `order_id`, of orders that were told as placed. */
    readonly placed: ReadonlyMap<string, string>;
    /** All that were asked for. */
    readonly asked: ReadonlySet<string>;
    /** `order_id` of orders whose cancel was told as done or asked for. */
    readonly cancelled: ReadonlySet<string>;
    start(): void;
    /** Resolves once nothing of it is under way. */
    stop(): Promise<void>;
}
export declare function createTrader(prefix: string, perSecond: number, client: () => Client | undefined, random: Random, tally: Tally): Trader;
