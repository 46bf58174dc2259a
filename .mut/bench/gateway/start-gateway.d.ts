import { type Child } from '../child-process.ts';
/** A gateway of this build, as it is installed, that has said it is ready. */
export interface StartedGateway {
    readonly child: Child;
    /** `http://127.0.0.1:port`. */
    readonly api: string;
    readonly port: number;
}
export interface StartOptions {
    /** Where its threads may run, as `taskset` takes it; '', the default: anywhere. */
    readonly cpus?: string;
    /** Of Node. */
    readonly flags?: readonly string[];
}
/** What lets one account place as many orders as a bench has. */
export declare const OpenLimits: {
    readonly LIMIT_OPEN_ORDERS: '1000000';
    readonly LIMIT_POSITION_LOTS: '1000000000000';
};
/** For loads: nothing is switched off but the venue, which is one that takes every order, and what is written of it. */
export declare const LoadSettings: {
    readonly LIMIT_OPEN_ORDERS: '1000000';
    readonly LIMIT_POSITION_LOTS: '1000000000000';
    readonly BROKERS: '[{"id":"null","adapter":"null"}]';
    readonly FEED: 'simulated';
    readonly LOG_LEVEL: 'silent';
};
/** On free ports; its data and logs in `folder`, which is made. Rejects if it ends before it is ready. */
export declare function startGateway(folder: string, settings: Readonly<Record<string, string>>, { cpus, flags }?: StartOptions): Promise<StartedGateway>;
