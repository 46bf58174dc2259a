import type { Op } from './op.ts';
export declare const OWN_HISTOGRAM = "histogram, one record (own)";
export declare function numberOps(): Promise<Op[]>;
