import type { LatchReader, LatchWriter } from '../../core/memory/latch.ts';
import type { MarketCounter } from '../../core/topology.ts';
import type { Agent, Bell } from '../agent.ts';
import type { Feed, FeedSink } from './feeds/feed.ts';
/**
 * Brings ticks into the quote latch: newest wins, every tick counted.
 *
 *   feed ─ tick ─▶ dedupe by sequence ─▶ latch slot of the instrument ─▶ gateway's bell, once a turn,
 *                                                                 if it wants to hear at once
 *
 * The engine isn't rung: it looks at the latch when it decides.
 */
export interface MarketAgentOptions {
    readonly latch: LatchWriter;
    /** Of the same latch: what a market thread before this one left. */
    readonly reader: LatchReader;
    readonly gatewayBell: Bell;
    /** Engine time. */
    readonly nowUs: () => number;
    readonly count: (counter: MarketCounter, by: number) => void;
    readonly createFeed: (sink: FeedSink) => Feed;
    /** Asks for a turn soon. */
    readonly wake: () => void;
}
export declare function createMarketAgent(options: MarketAgentOptions): Agent;
