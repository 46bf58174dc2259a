import type { Target } from '../target.ts';
/**
 * An order, or the frame of one, as the quick readers take it and as the general one reads it: what the quick ones take
 * is the same order or the same refusal, field by field; what they don't take they leave as it was.
 */
export declare const quick: Target;
