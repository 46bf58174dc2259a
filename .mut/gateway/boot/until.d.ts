/** Resolves with true once `isSo`, with false if it isn't within `timeoutMs`. */
export declare function until(isSo: () => boolean, timeoutMs: number): Promise<boolean>;
