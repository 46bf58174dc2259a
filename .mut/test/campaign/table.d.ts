import type { PartResult } from './part.ts';
export interface Row {
    readonly name: string;
    readonly what: string;
    readonly seconds: number;
    readonly seed: number;
    /** Undefined: it was not run, because of `lack`. */
    readonly result: PartResult | undefined;
    readonly lack: string;
}
/** Whether a part kept all that it has to keep. One that did nothing has proved nothing. */
export declare function isGood({ result }: Row): boolean;
/** What was done, how often, how often it was survived, and how to see again what was not. */
export declare function tableOf(rows: readonly Row[]): string;
