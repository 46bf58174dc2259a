/**
 * One HTTP/1.1 connection that asks one thing at a time, with as little of its own in the time it measures as can be:
 * no agent, no streams, the request's bytes ready before the clock starts.
 */
export interface HttpLine {
    /** Resolves with the answer; rejects if the connection ends, the answer isn't HTTP, or none comes in time. */
    ask(request: string): Promise<HttpAnswer>;
    readonly isOpen: boolean;
    close(): void;
}
export interface HttpAnswer {
    readonly status: number;
    readonly body: string;
}
/** Rejects if nobody listens. */
export declare function openHttpLine(url: URL): Promise<HttpLine>;
/** The bytes of a request. */
export declare function httpRequest(url: URL, method: 'GET' | 'POST', path: string, body?: string): string;
