import type { Target } from '../target.ts';
/** A segment's header and batches, of which every checksum is right: it is read or refused, in bounds and in order. */
export declare const journal: Target;
