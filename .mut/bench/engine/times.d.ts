/** Nanoseconds of very many single operations, to 3 digits. */
export interface Times {
    readonly add: (ns: number) => void;
    readonly summary: () => Summary;
}
export interface Summary {
    readonly count: number;
    readonly maximumNs: number;
    at(percent: number): number;
    /** The curve: x is 1 − quantile, y in ns. */
    points(): readonly (readonly [x: number, y: number])[];
}
export declare function createTimes(): Times;
