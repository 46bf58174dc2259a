/** A fill without an id, of nothing or at no price moves no position: something is wrong at the venue. */
export declare function isBelievable(executionId: number, lots: number, ticks: number): boolean;
