/** A few 32-bit words from one writer to any number of readers, each word complete in itself; 32 at most. */
export declare function createWords(name: string): SharedArrayBuffer;
export declare const MAX_WORDS = 32;
export declare class SharedWords {
    #private;
    constructor(buffer: SharedArrayBuffer);
    load(index: number): number;
    store(index: number, value: number): void;
}
