import type { Instrument } from '../../core/market/instruments.ts';
import type { BrokerRoleOptions } from '../../workers/broker/broker-role.ts';
import type { MarketRoleOptions } from '../../workers/market/market-role.ts';
import type { Config } from '../config.ts';
/** What the threads at the edges of the process are told: where their venues and feeds are. */
export interface Edges {
    readonly config: Config;
    readonly instruments: readonly Instrument[];
    /** The venue that the gateway started for itself. */
    readonly venue: Address | undefined;
    readonly journalId: string;
    /** Rises with every start. */
    readonly epoch: number;
    /** Of each broker: the requests of the last minute of the run before. */
    readonly sentBefore: readonly number[];
}
interface Address {
    readonly host: string;
    readonly port: number;
}
export declare function brokerRoleOptions({ config, instruments, venue, journalId, epoch, sentBefore, }: Edges): BrokerRoleOptions;
export declare function marketRoleOptions({ config, instruments, venue }: Edges): MarketRoleOptions;
/** Throws `ExitError` if FEED names recorded files that can't be played: better before anything runs. */
export declare function checkFeed({ FEED: feed }: Config): void;
export {};
