import type { Catalog } from './catalog.ts';
import { Refused } from './errors.ts';
import type { Budget, OrderReport, Quote, Trade } from './types.ts';
/** Whom the records of a frame go to. */
export interface FrameSink {
    answer(id: number, status: number, result: unknown): void;
    refused(id: number, refused: Refused): void;
    report(report: OrderReport): void;
    quote(quote: Quote): void;
    trade(trade: Trade): void;
    budget(budget: Budget): void;
}
export interface FrameReader {
    /** Undefined, or what is wrong with the frame. Records before that were taken. */
    read(bytes: Uint8Array): string | undefined;
}
/** `orders`: what reports in records don't tell themselves, as the subscription told it. */
export declare function createFrameReader(catalogNow: () => Catalog, orders: {
    readonly epoch: string;
    readonly account: string;
}, sink: FrameSink): FrameReader;
