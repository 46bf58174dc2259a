/** What was reached, by name, and how often. */
export interface Coverage {
    reach(name: string): void;
    readonly counts: Map<string, number>;
}
export declare function createCoverage(): Coverage;
export declare function addCoverage(to: Coverage, from: Iterable<readonly [string, number]>): void;
