import type { Op } from './op.ts';
/** The same order in and the same answer out, in the project's codecs and in JSON's own. */
export declare function codecOps(): Op[];
