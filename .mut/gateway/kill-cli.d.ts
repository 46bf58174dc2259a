type Print = (text: string) => void;
/** `tickgate kill …`: returns the exit code. */
export declare function runKillCli(args: string[], out?: Print, err?: Print): Promise<number>;
export {};
