import type { Target } from '../target.ts';
/** What the reader takes, `JSON.parse` takes too, with the same values; what it calls no JSON, is none. */
export declare const json: Target;
