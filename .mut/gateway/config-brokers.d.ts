import { type ValueKind } from './config-values.ts';
/** The last two in millionths of the accounts' currency. */
export interface BrokerFees {
    readonly feePpm: number;
    readonly feeLeast: number;
    readonly feePerOrder: number;
}
export interface BrokerConfig {
    readonly id: string;
    /** `simulated`: the venue program of this package. `null`: acknowledges every order and sends it nowhere. */
    readonly adapter: 'simulated' | 'null';
    /** `host:port` of a venue that runs already; '' lets the gateway start its own. */
    readonly address: string;
    /** 1 is asked first. */
    readonly priority: number;
    /** Requests, 0: no limit. */
    readonly perSecond: number;
    readonly perMinute: number;
    /** What it takes: millionths of a fill's value, but so much of each at least, and so much once of an order that trades. */
    readonly fees?: BrokerFees;
    /** Of a `null` broker: `full` fills every order at its price, `none`, as unless given, lets them rest. */
    readonly fills?: 'none' | 'full';
}
/** At most so many, whatever MAX_BROKERS says: the engine's scoreboard has a row for each. */
export declare const MOST_BROKERS = 5;
export declare const brokerList: ValueKind<readonly BrokerConfig[]>;
