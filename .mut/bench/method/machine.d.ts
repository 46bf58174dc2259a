/** What the kernel has counted of all CPUs since the machine started, in ticks of 10 ms. */
export interface CpuTicks {
    readonly total: number;
    readonly idle: number;
    /** Time that the hypervisor gave to somebody else while a virtual CPU wanted to run. */
    readonly steal: number;
}
export declare function cpuTicks(): CpuTicks;
/** Steal between two readings, as a share of all CPU time. */
export declare function stealShare(before: CpuTicks, after: CpuTicks): number;
/** The load average of the last minute. */
export declare function loadAverage(): number;
