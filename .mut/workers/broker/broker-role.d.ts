import type { Instrument } from '../../core/market/instruments.ts';
import type { Agent, RoleContext } from '../agent.ts';
/** The broker thread's part of the configuration. */
export interface BrokerRoleOptions {
    /** The first 8 hex digits of the journal's id. */
    readonly journal: string;
    /** Rises with every start. */
    readonly epoch: number;
    /** By id, without gaps. */
    readonly instruments: readonly Instrument[];
    /** In the order of their numbers; at most `MAX_BROKERS`. */
    readonly brokers: readonly BrokerConfig[];
}
export type BrokerConfig = BrokerCommon & ({
    readonly adapter: 'simulated';
    readonly host: string;
    readonly port: number;
}
/** Acknowledges everything and knows nothing: benches only. */
 | {
    readonly adapter: 'null';
    readonly fills: 'none' | 'full';
});
interface BrokerCommon {
    readonly id: string;
    /** Requests per second and minute, 0: no limit. */
    readonly perSecond: number;
    readonly perMinute: number;
    /** An answer that takes longer is unknown. 2,000. */
    readonly timeoutMs?: number;
    /** 1,000. */
    readonly proofMs?: number;
    /** Requests of the minute before this run. */
    readonly sentBefore?: number;
    /** Requests that wait to be sent; cancels have as many of their own. 32,768. */
    readonly outboxCapacity?: number;
}
export declare function createRole(context: RoleContext): Agent;
export {};
