import type { Instrument } from '../../core/market/instruments.ts';
import { type LimitName } from '../../core/risk/limit-field.ts';
import { type Fields } from './fields.ts';
import { type Refusal } from './refusal.ts';
/** The values of limits: as a request gives them, as the engine keeps them (whole units), as an answer tells them. */
export declare const LIMIT_NAMES: readonly LimitName[];
/** Public words of the limits that choose, by their number. */
export declare const MODES: {
    readonly duplicate_mode: readonly ['refuse', 'warn'];
    readonly self_trade_mode: readonly ['none', 'cancel_newest', 'cancel_oldest', 'cancel_both'];
};
export type ModeName = keyof typeof MODES;
export declare function isMode(name: LimitName): name is ModeName;
/** What a limit is counted in, for people. */
export declare function limitUnitRule(name: LimitName): string;
/** The value at the place of `name` in `fields`. `instrument`: of the scope, undefined where it names none. */
export declare function readLimitValue(fields: Fields, place: number, name: LimitName, instrument: Instrument | undefined): number | Refusal;
/** A value as JSON, in the unit in which it is given. */
export declare function limitJson(name: LimitName, value: number, instrument: Instrument | undefined): string;
