/** `tickgate bench`: returns its exit code. It stops its own children when it is asked to end. */
export declare function runBenchProgram(args: readonly string[]): Promise<number>;
