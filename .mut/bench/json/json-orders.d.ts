import type { Answers, Request } from '../client/job.ts';
export declare function callRequest(): Request;
export declare function httpRequest(port: number): Request;
export declare const HTTP_ANSWERS: Answers;
export interface SigningKey {
    readonly id: string;
    readonly secret: string;
}
/** Signs requests with each key in turn; a nonce never comes twice. */
export declare function createSigner(keys: readonly SigningKey[]): (port: number, nowMs: number) => Buffer;
