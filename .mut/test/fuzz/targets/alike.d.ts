import type { Target } from '../target.ts';
/** A place record of any content, and the JSON of the same order: both are read into the same, or refused alike. */
export declare const alike: Target;
