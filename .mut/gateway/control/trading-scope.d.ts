import type { Directory } from '../directory.ts';
import { type Refusal } from '../inbound/refusal.ts';
/** Where trading is stopped, by rows; -1 and '': not limited to one. None at all: everything. */
export interface TradingScope {
    readonly account: number;
    readonly instrument: number;
    readonly broker: number;
    readonly tag: string;
}
/** The same by names, as people give it and files keep it. */
export interface ScopeNames {
    readonly account?: string;
    readonly symbol?: string;
    readonly broker?: string;
    readonly tag?: string;
}
export declare const SCOPE_FIELDS: readonly ['account', 'symbol', 'broker', 'tag'];
export declare function scopeOf(names: ScopeNames, directory: Directory): TradingScope | Refusal;
export declare function namesOf(scope: TradingScope, directory: Directory): ScopeNames;
export declare function keyOf({ account, instrument, broker, tag }: TradingScope): string;
/** `everything`, `account demo, tag T`, … */
export declare function scopeText(names: ScopeNames): string;
