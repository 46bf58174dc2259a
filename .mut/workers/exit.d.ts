/**
 * Ends the whole process from the calling thread, now: no handlers, no buffers, no other thread can hold it up.
 * `process.exit` in a worker would only end the worker.
 */
export declare function exitNow(code: number): never;
