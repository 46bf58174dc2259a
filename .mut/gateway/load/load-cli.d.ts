/** `tickgate load`: returns the exit code, see `LoadHelp`. */
export declare function runLoadCli(args: string[]): Promise<number>;
