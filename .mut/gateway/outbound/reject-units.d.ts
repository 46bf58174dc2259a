import type { Instrument } from '../../core/market/instruments.ts';
import type { RejectName } from '../../core/schema/reject.ts';
export type RejectUnit = 'ticks' | 'lots' | 'money' | 'count' | 'us' | 'hundredths';
/** What LIMIT and VALUE of a refusal, or of a control, count. Those that aren't here tell neither. */
export declare const REJECT_UNITS: Partial<Record<RejectName, RejectUnit>>;
/** Those of which an order takes a part: what is left of them is told. */
export declare const USED_UP: ReadonlySet<RejectName>;
/** As a decimal, in the unit that people count in. */
export declare function rejectText(unit: RejectUnit, instrument: Instrument | undefined, of: number): string;
