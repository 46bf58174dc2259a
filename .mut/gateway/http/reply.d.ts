import type { Responder } from '../inbound/pending.ts';
import { type Refusal } from '../inbound/refusal.ts';
/** An HTTP response that is still owed. Once answered, or once the peer is gone, sending does nothing. */
export interface HttpReply extends Responder {
    send(status: number, contentType: string, body: string, headers?: Headers): void;
    /** As `refuse`, and closes the connection: what follows on it can't be trusted or isn't wanted. */
    refuseAndClose(refusal: Refusal): void;
    /** More headers for whatever it is answered with, asked for at that time. */
    alsoSays?: () => Headers;
}
export type Headers = readonly (readonly [string, string])[];
export declare const NO_HEADERS: Headers;
export declare const JSON_TYPE = "application/json; charset=utf-8";
export declare function refusalHeaders(refusal: Refusal): Headers;
export declare function refusalBody(refusal: Refusal): string;
export declare function statusLine(status: number): string;
