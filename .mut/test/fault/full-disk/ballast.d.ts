/** A file that fills a disk as far as wanted. */
export interface Ballast {
    /** Until no more than `freeBytes` are free, but for a block or two; 0: until nothing can be written at all. */
    fillTo(freeBytes: number): void;
    /** Gives all of it back. */
    drop(): void;
}
export declare function createBallast(folder: string): Ballast;
