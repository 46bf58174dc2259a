/** Money, limits and orders that are only judged: over HTTP, then the same as methods. What is set is taken back. */
export declare function risk(port: number): Promise<void>;
