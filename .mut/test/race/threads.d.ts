/** How long a race may take before it counts as hung. */
export declare const DEADLINE_MS = 60000;
/** Runs a worker file to its end and gives what it posted. Rejects if it throws, or hangs beyond the deadline. */
export declare function runThread<Result>(entry: URL, data: object): Promise<Result>;
/** In a worker file: calls the role that `workerData` names and posts what it returns or resolves to. */
export declare function playRole<Data extends {
    readonly role: string;
}>(roles: Readonly<Record<Data['role'], (data: Data) => unknown>>): void;
/** Waits for a condition, turn by turn of the event loop. Rejects after the deadline. */
export declare function until(condition: () => boolean, what: string): Promise<void>;
