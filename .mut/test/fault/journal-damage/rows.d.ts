import { type Row } from './damage.ts';
/** Damage → what may come of it. `zoneOutcomes` says it for changed bytes; here stands what isn't just bytes. */
export declare const rows: readonly Row[];
