import type { EngineState } from '../state/state.ts';
/**
 * The limits in force, worked out once per change of them: what stands in `limits` is a row per scope that something was
 * set for; what an order is judged by is one slot here, with each field of the most specific scope that sets it.
 *
 *   slot │ field 0 │ field 1 │ … │ account, instrument │ tag, broker │ version │      NO_LIMIT where nothing sets it
 *
 * Derived from the tables, so it is no state: a slot whose version is old is worked out again when it is next asked for,
 * and one that another key took over, too. A place that no row of limits tells from others (an account where all have
 * the same) has no slot of its own: with one row for everybody there is one slot for everybody.
 *
 * Whoever judges an order keeps several slots in mind at once (the order's, its book's, its account's, the firm's). So
 * that none takes another's place, each kind of key has a range of slots to itself: the kind is which of the four are
 * named.
 */
export interface ResolvedLimits {
    readonly words: Float64Array;
    /** Of books that are named by account and instrument alone, and of every other kind of key. */
    readonly bookMask: number;
    readonly kindMask: number;
    /** How many rows of `limits` the next two were worked out from. */
    rowsSeen: number;
    /** Bit 16 × (layer − 1) + kind: there are rows of that layer and kind. */
    kinds: number;
    /** The same of the firm's; above them which of the four any row names. */
    firmKinds: number;
}
/** What stands for "no limit": flags, modes and windows that nobody set are off all the same (`limitOr`). */
export declare const NO_LIMIT: number;
/** `rows`: how many scopes are in use together, about. */
export declare function createResolvedLimits(rows: number): ResolvedLimits;
/**
 * Where the limits of a scope begin in `state.resolved.words`: one word per `LimitField`. Each of the four is a row, -1:
 * none named. `tag` is the tag's row in `scopes`. Valid until limits are asked for of another key that names the same.
 *
 * Totals of a tag, and of a broker, come only from limits that name a tag, or a broker: those of its account, or of
 * everybody, are no inheritance for a part of it.
 */
export declare function limitsOf(state: EngineState, account: number, tag: number, instrument: number, broker: number): number;
/** The totals of all accounts together; with an instrument, of all their books of it. */
export declare function firmLimits(state: EngineState, instrument?: number): number;
/** Whether any limits name a tag: else an order's tag needn't be looked up to judge it. */
export declare function namesTags(state: EngineState): boolean;
export declare function namesBrokers(state: EngineState): boolean;
export declare function hasFirmLimits(state: EngineState): boolean;
/** A field that is off where nobody set it. */
export declare function limitOr(state: EngineState, at: number, index: number, otherwise: number): number;
