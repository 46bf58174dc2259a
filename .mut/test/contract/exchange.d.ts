/** An answer with every header as it came, names in lower case. */
export interface RawAnswer {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly headers: ReadonlyMap<string, string>;
    readonly body: string;
}
export interface RawRequest {
    readonly method: string;
    readonly path: string;
    readonly body?: string;
    /** Beside, or instead of, those that a good request has; '' takes one away. */
    readonly headers?: Readonly<Record<string, string>>;
}
/** One request on a connection of its own, with exactly these headers: `fetch` would mend what is to be refused. */
export declare function exchange(port: number, { method, path, body, headers }: RawRequest): Promise<RawAnswer>;
