import type { Calls } from '../inbound/calls.ts';
/**
 * What accounts hold and have at stake, for health pages and metrics: asked of the engine every few seconds, an account
 * after another, as a client would.
 *
 *   tick ─▶ whose turn is it? ─▶ pnl, account ─▶ figures ─▶ /health/pnl, /health/risk, /metrics
 */
export interface AccountFigures {
    readonly account: string;
    /** Symbols of its positions that nothing fresh is quoted for. */
    readonly unmarked: readonly string[];
    readonly limitsVersion: number;
    /** A limit of value at risk stands against it, and the value is missing or too old. */
    readonly isRiskStale: boolean;
    /** In the accounts' currency. */
    readonly gauges: Readonly<Record<GaugeName, number>>;
}
export declare const GAUGES: {
    readonly open_orders: 'Open orders of an account.';
    readonly open_notional: 'Value of the open orders of an account.';
    readonly gross_exposure: 'Worst case of what an account could hold.';
    readonly net_exposure: 'Value of what an account holds, signed.';
    readonly day_pnl: 'What an account has earned since the day began.';
};
export type GaugeName = keyof typeof GAUGES;
export interface AccountWatch {
    /** By account; undefined: not asked yet. */
    readonly figures: readonly (AccountFigures | undefined)[];
    /** Begins what is due. Not within a socket's callback. `nowNs`: monotonic. */
    tick(calls: Calls, nowNs: number): void;
}
export declare const WATCH_EVERY_MS = 5000;
export declare const MOST_WATCHED = 256;
export declare function createAccountWatch(accounts: readonly string[], everyMs?: number): AccountWatch;
