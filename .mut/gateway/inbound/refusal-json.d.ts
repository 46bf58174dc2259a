import { type Refusal } from './refusal.ts';
/**
 * `"error":{…}` for the end of an answer, and for risk refusals the seeds' `approved` and `reason` before it.
 * Messages and values may hold a client's own text, hence `JSON.stringify`.
 */
export declare function refusalJson(refusal: Refusal): string;
