import type { Target } from '../target.ts';
/** A venue's stream in pieces: whole lines only, one call a line, whole ticks and lots, or a malformed line. */
export declare const venue: Target;
