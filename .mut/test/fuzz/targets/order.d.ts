import type { Target } from '../target.ts';
/** An order, a replace, a name and a scope out of the same bytes: what is taken is exact and within its limits. */
export declare const order: Target;
