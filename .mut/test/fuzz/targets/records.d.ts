import type { Target } from '../target.ts';
/**
 * Any binary frame, and any bytes for the client's decoders: each record of the frame is answered once, at once or from
 * the engine, with a record that the client reads.
 */
export declare const records: Target;
