import { type RungName } from '../order-path/rung.ts';
/** By how much the heap of a server's main thread grew while it answered so many frames. */
export interface FrameGrowth {
    readonly bytes: number;
    readonly frames: number;
    /** What it grows by in the same time without any frame; in `bytes` no more. */
    readonly idleBytes: number;
}
/** Some blocks of about `seconds`, those that nothing was collected in. */
export declare function measureFrames(name: RungName, folder: string, seconds: number, blocks: number): Promise<readonly FrameGrowth[]>;
