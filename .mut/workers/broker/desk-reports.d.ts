import type { ReportKind } from '../../core/schema/report.ts';
import type { DeskMeter } from './desk.ts';
import type { ReportFields, ReportWriter } from './report-writer.ts';
/** What one desk reports: under its broker's number, and counted. */
export interface DeskReports {
    /** See `ReportWriter`. */
    readonly next: ReportFields;
    put(kind: ReportKind, orderId: number, attempt: number, text?: string): void;
    isTight(): boolean;
    /** Counts those put since: once a turn, as reports are many. */
    count(): void;
}
export declare function createDeskReports(broker: number, writer: ReportWriter, meter: DeskMeter): DeskReports;
