export declare function createCounters(name: string, counterNames: readonly string[]): SharedArrayBuffer;
/** A view for the one writer or for any reader. Throws `SegmentError` if it was made for other names. */
export declare class Counters<Name extends string> {
    #private;
    readonly names: readonly Name[];
    constructor(buffer: SharedArrayBuffer, names: readonly Name[]);
    /** Where `name` stands: the index that the other calls take, looked up once. */
    index(name: Name): number;
    get(index: number): number;
    /** The writer only. */
    add(index: number, amount: number): void;
    /** The writer only. */
    set(index: number, value: number): void;
}
