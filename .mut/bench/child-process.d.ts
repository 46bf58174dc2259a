/** A process of the bench, which dies with it whatever happens. */
export interface Child {
    readonly pid: number;
    /** The first match of `pattern` in a line of its output; rejects if it ends before. */
    says(pattern: RegExp): Promise<RegExpExecArray>;
    tell(line: string): void;
    signal(signal: NodeJS.Signals): void;
    /** SIGTERM, and once it is too late SIGKILL. Resolves when it is gone. */
    stop(): Promise<void>;
}
export interface ChildOptions {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** Only when nobody else wants the core (SCHED_IDLE). */
    readonly isIdle?: boolean;
}
export declare function startChild(cpus: string, args: readonly string[], options?: ChildOptions): Child;
/** All threads of a process may use these CPUs from now on, and no others; '': all. */
export declare function pinProcess(pid: number, cpus: string): void;
