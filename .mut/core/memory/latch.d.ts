/**
 * Makes a latch of `slots` slots of `words` doubles, at most 64.
 * `startVersion` is for tests, which begin just before the versions wrap.
 */
export declare function createLatch(name: string, slots: number, words: number, startVersion?: number): SharedArrayBuffer;
/** The writing end; exactly one per latch. */
export declare class LatchWriter {
    #private;
    readonly slots: number;
    readonly words: number;
    constructor(buffer: SharedArrayBuffer);
    /** Makes `words` doubles of `from`, beginning at index `at`, the newest value of `slot`. */
    write(slot: number, from: Float64Array, at: number): void;
    /**
     * Whether whoever follows changes wants to hear of them at once, by a bell. Looked at after writing: either this sees
     * the wish, or the sweep that follows it sees the mark.
     */
    isWatched(): boolean;
    /**
     * For a writer that takes over from one that died: whatever was written but not yet marked as changed is marked.
     * Returns how many slots hold a value.
     */
    repair(): number;
}
/** A reading end; any number per latch. */
export declare class LatchReader {
    #private;
    readonly slots: number;
    readonly words: number;
    /** Of the value that the last successful `read` gave; 32 bits, wraps. */
    version: number;
    constructor(buffer: SharedArrayBuffer);
    /** The version of the newest value of `slot`: who has read that one needn't read it again. */
    newest(slot: number): number;
    /**
     * Copies the newest value of `slot` to `into`, beginning at index `at`. False: nothing was ever written, or the
     * writer was faster three times; `into` is garbage then, and the value is to be treated as stale.
     */
    read(slot: number, into: Float64Array, at: number): boolean;
}
/**
 * The one reader that follows changes:
 *
 *   for (let slot = changes.next(); slot >= 0; slot = changes.next()) {
 *     if (!reader.read(slot, into, 0)) changes.again(slot);
 *     else if ((skipped = changes.delivered(slot, reader.version)) >= 0) send(into, skipped);
 *   }
 *
 * Every write is either delivered or counted in the `skipped` of a later delivery.
 */
export declare class LatchChanges {
    #private;
    constructor(buffer: SharedArrayBuffer);
    /** The next slot of this sweep that changed, or -1 at its end; the call after that begins a new sweep. */
    next(): number;
    /**
     * Notes that `version` of `slot` was delivered. Returns how many versions before it were not, or -1 if this one
     * already was.
     */
    delivered(slot: number, version: number): number;
    /** Tells the writer whether changes are wanted at once. Sweep after wishing for it. */
    watch(isWatched: boolean): void;
    /** Whether a sweep would find something, or is under way. */
    hasMore(): boolean;
    /** Puts a slot that couldn't be read back among the changed ones, for a later sweep. */
    again(slot: number): void;
}
