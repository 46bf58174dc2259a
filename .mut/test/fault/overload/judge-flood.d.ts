/**
 * What the flood client was told, against the journal and against what the venues got: each accepted order is there
 * once, under the order id that was told, and what was refused is nowhere.
 */
export declare function judgeFlood(log: string, prefix: string, data: string, venueLogs: readonly string[]): Promise<readonly string[]>;
