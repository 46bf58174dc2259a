/** A program of the bench that is asked over its IPC channel; one question at a time. It ends with its parent. */
export interface Program<Job, Answer> {
    readonly pid: number;
    /** Rejects when the program says `{ error }`, or has ended. */
    ask(job: Job): Promise<Answer>;
    stop(): Promise<void>;
}
export declare function startProgram<Job extends object, Answer extends {
    readonly error?: string;
}>(module: URL, flags?: readonly string[]): Program<Job, Answer>;
