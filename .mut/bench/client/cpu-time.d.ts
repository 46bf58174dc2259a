/** CPU time of each living thread of a process by its id, in seconds, to the nanosecond. */
export declare function threadCpuSeconds(pid: number): Readonly<Record<string, number>>;
/** Of all of them together. */
export declare function cpuSecondsOf(pid: number): number;
