import type { Json } from '../support/gateway-program.ts';
import type { WsClient } from '../support/ws-client.ts';
import { type RawAnswer, type RawRequest } from './exchange.ts';
import { type HttpContract } from './http-contract.ts';
import { type WsContract } from './ws-contract.ts';
/** The contracts that all parts of the test share, and calls that are held to them. */
export declare let http: HttpContract;
export declare let ws: WsContract;
export declare const ORDER: {
    symbol: string;
    side: string;
    quantity: string;
    price: string;
    time_in_force: string;
};
/** Takes the documents of a running gateway. */
export declare function hold(port: number): Promise<void>;
/** Asks and holds the answer, which may have no content, to the document. */
export declare function answerOf(port: number, request: RawRequest): Promise<RawAnswer>;
/** Asks and holds the answer to the document. */
export declare function ask(port: number, request: RawRequest, status?: number, code?: string): Promise<Json>;
/** Calls, and holds the answer to the document; frames of channels that come meanwhile stay where they are. */
export declare function call(client: WsClient, method: string, params: unknown, status?: number, code?: string): Promise<Json>;
export declare function checkFrames(client: WsClient): void;
/** A request as the document shows it, for any operation. */
export declare function exampleOf(method: string, template: string): RawRequest;
export declare function askEngineCalls(port: number, status: number, code: string): Promise<void>;
export declare function callEngineMethods(client: WsClient, status: number, code: string): Promise<void>;
export declare function becomes(port: number, id: string, status: string): Promise<void>;
