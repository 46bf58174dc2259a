/** So many letters; no call, and no JSON. */
export declare function letters(count: number): Buffer;
/** The same bytes in pieces. */
export declare function chopped(bytes: Uint8Array, size: number): readonly Uint8Array[];
