/** Waits for a condition, looking again every turn; fails after 5 s. */
export declare function until(holds: () => boolean, what: string): Promise<void>;
