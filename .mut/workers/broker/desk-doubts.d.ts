import type { VenueState } from './adapter.ts';
import type { DeskClock } from './desk.ts';
import type { DeskReports } from './desk-reports.ts';
import type { DeskSession } from './desk-session.ts';
import type { OutstandingTable } from './outstanding.ts';
import { type Probes } from './probes.ts';
import { RequestKind } from './request.ts';
/**
 * Orders of which it isn't known what became of them: asked about until the venue's answer proves something.
 *
 *   late, session lost ─┐
 *   the engine asks ────┼─▶ probe ─▶ query ─▶ state ─▶ open, ended ──────────────────▶ report: state
 *   refused, doubted ───┘     ▲                 │ open, but as before its replace ─┐
 *                             └── rests ◀───────┴ absent ───────────────────────────┴▶ the second time: report
 */
export interface DeskDoubts {
    /** The engine asks what became of an order: its session isn't reconciled before the answer. */
    askedByEngine(orderId: number, attempt: number): void;
    /** An end that nobody is sure of. */
    doubt(orderId: number, attempt: number): void;
    /** The outstanding request had no answer in time. Before it is removed. */
    unanswered(row: number, kind: RequestKind, nowUs: number): void;
    /** The order is known to exist or to be final. */
    settle(orderId: number, attempt: number, isFinal: boolean): void;
    /** The venue told the order's state. */
    state(orderId: number, attempt: number, state: VenueState, priceTicks: number, quantityLots: number, filledLots: number): void;
}
export interface DeskDoubtsParts {
    readonly probes: Probes;
    readonly outstanding: OutstandingTable;
    readonly session: DeskSession;
    readonly reports: DeskReports;
    readonly clock: DeskClock;
    /** "Absent" must be said twice, so far apart. */
    readonly proofUs: number;
}
export declare function createDeskDoubts(parts: DeskDoubtsParts): DeskDoubts;
