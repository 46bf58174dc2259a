import { type Admission } from './admit.ts';
/** One pre-computed value on its way to the engine. */
export interface MetricValue {
    /** -1: of the firm, or of an instrument. */
    readonly account: number;
    /** -1: of an account or of the firm. */
    readonly instrument: number;
    /** Money in whole millionths; of an instrument, millionths of its value. */
    readonly value: number;
}
/**
 * Hands a value to the engine; nobody waits for an answer. False: there is no room now. The slots that are kept for
 * cancels are left to them.
 */
export declare function createMetricCommands(admission: Admission): (value: MetricValue, asOfUs: number, nowNs: number) => boolean;
