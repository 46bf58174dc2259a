/** Waits at most 5 s to be the only one; undefined: somebody else has it all the time. Returns what releases it. */
export declare function lockFile(path: string): Promise<(() => void) | undefined>;
