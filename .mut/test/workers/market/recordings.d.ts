import type { TestContext } from 'node:test';
export interface Recording {
    readonly trades: string;
    readonly quotes: string;
    readonly tradeCount: number;
    readonly quoteCount: number;
    readonly recorded: boolean;
}
/** The recorded Binance files where they are, else a seeded copy of their shape, and then the test says so. */
export declare function findRecording(context: TestContext): Recording;
export declare function generateRecording(context: TestContext): Recording;
