/** What the pool's threads are asked for: as good as nothing. */
export declare function addOne(value: number): number;
