/** What the kernel says of a process on this machine. */
export interface ProcessFigures {
    /** Processor time of all its threads so far. */
    readonly cpuMs: number;
    readonly rssMb: number;
}
/** Undefined: there is no such process here. */
export declare function processFigures(pid: number): ProcessFigures | undefined;
