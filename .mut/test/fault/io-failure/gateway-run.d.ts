import type { CaseReport } from './journal-sweep.ts';
import { type Injection } from './trace.ts';
/**
 * The whole gateway under load and strace; one call on the journal's files fails:
 *
 *   orders ─▶ the Nth call fails in some thread ─▶ exit 74, every client's connection closes ─▶ nothing of the batch that
 *   failed was answered ─▶ started again: every acknowledged order is there ─▶ retried, and judged in full
 */
export declare function runGatewayWithFailure(injection: Injection, seed: number): Promise<CaseReport>;
