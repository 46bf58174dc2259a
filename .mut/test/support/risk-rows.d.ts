import { type LimitName } from '../../core/risk/limit-field.ts';
import { type EngineState } from '../../core/state/state.ts';
/** Rows of the tables of risk, written straight: for tests of what reads them. */
export interface LimitScope {
    readonly account?: number;
    /** A row of `scopes`. */
    readonly tag?: number;
    readonly instrument?: number;
    readonly broker?: number;
    readonly firm?: boolean;
}
export type Limits = Partial<Record<LimitName, number>>;
/** From now on the tables of risk are kept. */
export declare function beginRisk(state: EngineState): void;
/** `undefined` of a scope: any. A limit that is set already gets the new value. */
export declare function setLimits(state: EngineState, scope: LimitScope, limits: Limits): void;
/** A tag of an account with its book of an instrument: the rows that its first order would make. */
export declare function addTag(state: EngineState, account: number, name: string, instrument: number): number;
