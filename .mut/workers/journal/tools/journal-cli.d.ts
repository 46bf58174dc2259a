import type { Print } from './print.ts';
/** `tickgate journal …`: returns the exit code. 0 done, 2 wrong arguments, 74 unreadable, 78 damaged, foreign or newer. */
export declare function runJournalCli(args: string[], out?: Print, err?: Print): Promise<number>;
