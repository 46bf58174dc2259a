import { Refused } from './errors.ts';
import type { OrderReport, Quote, Trade } from './types.ts';
/** A text frame of the gateway, as far as this client looks at it. */
export interface JsonFrame {
    readonly id?: number | string | null;
    readonly status?: number;
    readonly result?: unknown;
    readonly error?: JsonError;
    readonly rate_limits?: readonly {
        readonly lane: string;
        readonly remaining: number;
    }[];
    readonly channel?: string;
    readonly type?: string;
    readonly data?: unknown;
    readonly batch?: readonly unknown[];
}
interface JsonError {
    readonly code: string;
    readonly message: string;
    readonly field?: string;
    readonly limit?: string;
    readonly value?: string;
    readonly retry_after_ms?: number;
}
export declare function jsonCall(id: number, method: string, params: object): string;
export declare function jsonRefused(status: number, error: JsonError): Refused;
/** Whether the same request may pass later. A code that is younger than this client is judged by its status. */
export declare function isTransient(code: string, status: number): boolean;
export declare function jsonReport(frame: JsonFrame): OrderReport;
/** The elements of a frame of `quotes:` or `ticks:`. */
export declare function jsonMarket(frame: JsonFrame): (Quote | Trade)[];
export {};
