/**
 * What a client asked and what it was told, in a file of its own on another file system than the gateway's data.
 * Every line is on its disk (O_DSYNC) before the client goes on: a request before it is sent, an answer once it came.
 *
 *   > 17 {"kind":"place","id":"r3-17","body":{…}}        request 17 of this file
 *   < 17 201 {"order_id":"5",…}                          its answer; none: nobody knows what became of it
 */
export interface AckLog {
    asked(request: ClientRequest): number;
    answered(number: number, status: number, body: string): void;
    close(): void;
}
/**
 * `place`: an order, or the same again under its client order id (`again`), or another one under that id (`other`).
 * `id`: the client order id; empty for a cancel of everything.
 */
export interface ClientRequest {
    readonly kind: 'place' | 'again' | 'other' | 'cancel' | 'replace' | 'cancel_all';
    readonly id: string;
    readonly body: Readonly<Record<string, string>>;
}
export interface Answer {
    readonly status: number;
    readonly body: string;
}
export declare function createAckLog(path: string): AckLog;
export interface Exchange {
    readonly request: ClientRequest;
    readonly answer: Answer | undefined;
}
/** All that was asked and answered in these files, in the order of asking. A half-written last line was never sent. */
export declare function readAckLogs(paths: readonly string[]): Exchange[];
