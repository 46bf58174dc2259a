/**
 * Starts the real gateway on `data`, until it says that it is ready; seconds since its process began. Then it is asked to
 * stop, which leaves a snapshot. Rejects if it ends instead.
 */
export declare function timedStart(data: string): Promise<number>;
