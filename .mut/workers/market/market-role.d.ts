import type { Instrument } from '../../core/market/instruments.ts';
import type { Agent, RoleContext } from '../agent.ts';
/** The market thread's part of the configuration. */
export interface MarketRoleOptions {
    readonly instruments: readonly Instrument[];
    readonly feed: FeedConfig;
}
export type FeedConfig = {
    readonly kind: 'simulated';
    readonly seed: number;
    readonly ticksPerSecond: number;
} | {
    readonly kind: 'venue';
    readonly host: string;
    readonly port: number;
} | {
    readonly kind: 'replay';
    readonly symbol: string;
    readonly speed: number;
    readonly tradesFile?: string;
    readonly quotesFile?: string;
};
export declare function createRole(context: RoleContext): Agent;
/** Said to the thread while it runs: instruments that it hasn't heard of. A venue's ticks of them are taken from then on. */
export interface MoreInstruments {
    readonly instruments: readonly Instrument[];
}
