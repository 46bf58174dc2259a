import type { Records } from '../../core/memory/records.ts';
import type { Directory } from '../directory.ts';
/** What the engine says of risk and money, as JSON. Every function takes a record by its byte offset. */
export interface RiskEncoder {
    /** What an account, a tag or the firm has and has done, without braces. */
    scope(records: Records, at: number): string;
    /** A position as /pnl has it. */
    pnlRow(records: Records, at: number): string;
    /** The account's line of /pnl, with what its positions would lose or earn at what is quoted now; without braces. */
    pnl(scope: ScopeMoney, unrealised: number): string;
    check(records: Records, at: number): string;
    limits(records: Records, at: number): string;
    override(records: Records, at: number): string;
    /** What would become of an order, without braces. */
    verdict(records: Records, at: number): string;
    /** The answer to a change: what stands from now on. */
    changed(records: Records, at: number): string;
}
/** Of one scope, in millionths. */
export interface ScopeMoney {
    readonly account: number;
    readonly realised: number;
    readonly fees: number;
    readonly dayBase: number;
    readonly dayPeak: number;
    readonly dayUs: number;
}
export declare function scopeMoney({ f64, i32 }: Records, at: number): ScopeMoney;
/** What a position would earn at what is quoted now, in millionths. */
export declare function unrealisedOf({ f64 }: Records, at: number): number;
/** The part of a position that is money of the account. */
export declare function positionMoney({ f64 }: Records, at: number, currency: string): string;
export declare function createRiskEncoder(directory: Directory, currencies: readonly string[]): RiskEncoder;
/** `Warning` bits by their names. */
export declare function warningsJson(bits: number): string;
