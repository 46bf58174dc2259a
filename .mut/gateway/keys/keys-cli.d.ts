type Print = (text: string) => void;
/** `tickgate keys …`: returns the exit code. */
export declare function runKeysCli(args: string[], out?: Print, err?: Print): Promise<number>;
export {};
