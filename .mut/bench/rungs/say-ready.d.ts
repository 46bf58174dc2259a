/** What a rung says once it listens, for whoever started it. */
export declare function sayReady(port: number): void;
