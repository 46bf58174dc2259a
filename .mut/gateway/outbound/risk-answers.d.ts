import type { Records } from '../../core/memory/records.ts';
import { PendingKind } from '../inbound/pending.ts';
import { type RiskEncoder } from './encode-risk.ts';
/**
 * Answers about risk are put together of several views: each is kept as a row, its first letter saying what it is, until
 * the end comes.
 */
export interface RiskAnswers {
    /** The row that a view is kept as; undefined: it is no view of these. */
    row(asked: PendingKind, records: Records, at: number): string | undefined;
    /** The whole, at the end at byte `at`; undefined: nothing of these was asked for. */
    whole(asked: PendingKind, rows: readonly string[], records: Records, at: number): string | undefined;
}
export declare function createRiskAnswers(encoder: RiskEncoder): RiskAnswers;
