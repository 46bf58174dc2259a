export interface Descendant {
    readonly pid: number;
    readonly command: string;
}
/** Asks them to end, and ends those that don't in 3 s. Returns what was there. */
export declare function stopDescendants(): Promise<readonly Descendant[]>;
