import type { Records } from '../../core/memory/records.ts';
import type { TradingScope } from './trading-scope.ts';
/** What became of the orders of one scope since it was stopped, by the events that go by. */
export interface KillWatch {
    /** The stop stands in the journal; its cancels end with a fan-out of this request. */
    journaled(requestId: number, cancels: boolean): void;
    event(kind: number, records: Records, at: number): void;
    /** Each of its open orders was asked to end, or none was to be. */
    readonly isAsked: boolean;
    /** Refused, orders and replaces. */
    readonly blocked: number;
    /** Decided before, and certainly not sent. */
    readonly notSent: number;
    /** Whose end was asked for, and of those the ones that have ended. */
    readonly cancelled: number;
    readonly confirmed: number;
}
export declare function createKillWatch({ account, instrument, broker }: TradingScope): KillWatch;
