import type { Print } from './print.ts';
export interface DumpArguments {
    readonly data: string;
    readonly fromSeq: number;
    readonly toSeq: number;
    /** 0: all. */
    readonly orderId: number;
    readonly json: boolean;
}
/** Prints the events of a journal, archive included, one line each. */
export declare function journalDump(args: DumpArguments, print: Print): Promise<number>;
/** To the microsecond, in UTC. */
export declare function timeText(timeUs: number): string;
export declare function eventKindName(kind: number): string;
