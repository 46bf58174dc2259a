/** Bugs that the simulator has found, each in the shortest script that it found. All of them hold now. */
export interface Found {
    readonly name: string;
    /** Settings of the world, where they aren't the usual ones. */
    readonly world?: string;
    readonly script: string;
}
export declare const found: readonly Found[];
