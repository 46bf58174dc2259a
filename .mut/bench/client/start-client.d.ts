import type { BlockJob, BlockResult, OpenJob } from './job.ts';
/** A client process; jobs are done one after the other. What goes wrong in one rejects, and the client lives on. */
export interface Client {
    readonly pid: number;
    open(job: Omit<OpenJob, 'job'>): Promise<void>;
    block(job: Omit<BlockJob, 'job'>): Promise<BlockResult>;
    close(group: string): Promise<void>;
    /** Ends the process. */
    end(): Promise<void>;
}
/** `cpus`: the CPUs that all of its threads may use, as `taskset` takes them; '': all. */
export declare function startClient(cpus: string): Client;
