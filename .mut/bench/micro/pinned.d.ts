/** Pins this thread, and no helper of V8's, to one CPU until `work` is done. */
export declare function pinned<Result>(cpu: number, work: () => Result | Promise<Result>): Promise<Result>;
