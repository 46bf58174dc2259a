/** As much of `ringbuf.js` as is measured: its own types don't compile. */
export interface Ringbuf {
    readonly RingBuffer: {
        new (buffer: SharedArrayBuffer, type: Float64ArrayConstructor): {
            push(elements: Float64Array, length: number): number;
            pop(elements: Float64Array, length: number): number;
            empty(): boolean;
        };
        getStorageForCapacity(capacity: number, type: Float64ArrayConstructor): SharedArrayBuffer;
    };
}
/** The module's address, or undefined: it is there for the bench only, and whoever installs the package hasn't got it. */
export declare function ringbufModule(): string | undefined;
