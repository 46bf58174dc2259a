/** Its value, or undefined if there is none by `endMs`, of `performance.now()`. */
export declare function within<Value>(value: Promise<Value> | undefined, endMs: number): Promise<Value | undefined>;
/** `isAwaited`: somebody waits for what comes then; else it keeps no process alive. */
export declare function sleep(ms: number, isAwaited: boolean): Promise<void>;
