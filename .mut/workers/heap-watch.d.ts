import { type Role, type Shared } from '../core/topology.ts';
/**
 * What this thread does with its heap, in shared counters. Of collections it hears in the thread's event loop, to which a
 * thread that parks returns once after each look. (V8's GCProfiler needs no loop. But each one that was ever started, in
 * Node 20, goes on writing down every collection until the next major one frees it: 6 GB after 18,000 collections.)
 */
export interface HeapWatch {
    /**
     * Once per cycle: looks about once a second, when there is no `work` if that comes soon. A look takes 2 us, and 2 KB.
     * Returns whether it has looked.
     */
    turn(nowUs: number, work: number): boolean;
}
/**
 * For threads that are started afterwards: no major collection of a heap only because little happens on it. V8
 * begins one once a thread's event loop has been quiet for 8 s; it frees a megabyte of ten, and costs milliseconds.
 */
export declare function keepHeaps(): void;
export declare function createHeapWatch(heaps: Shared['heaps'], role: Role): HeapWatch;
