import type { RejectName } from '../../core/schema/reject.ts';
import { BY_CLIENT_ID, HEALTH, ORDERS, type PATHS, QUOTES } from '../http/routes.ts';
import type { AnswerName } from './answer-schemas.ts';
import type { ExampleName } from './examples.ts';
import { type JsonSchema } from './json-schema.ts';
import { type requestSchemas } from './request-schemas.ts';
/** Those that the router has: of one call, or with an argument at their end. */
type CallPath = (typeof PATHS)[number] | '/ws' | `${typeof ORDERS | typeof BY_CLIENT_ID | typeof QUOTES | typeof HEALTH}${string}`;
/** One HTTP call: a method of a path. */
export interface HttpCall {
    readonly id: string;
    readonly group: HttpGroup;
    readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly path: CallPath;
    readonly title: string;
    readonly about: string;
    /** HEAD is taken as well. */
    readonly head: boolean;
    /** Whether it must be signed with KEYS_FILE; 'elsewhere': unless it comes from this machine. */
    readonly signed: boolean | 'elsewhere';
    readonly parameters: readonly Parameter[];
    readonly body?: {
        readonly schema: keyof typeof requestSchemas;
        readonly example: ExampleName;
        readonly maxBytes: number;
    };
    readonly answers: readonly HttpAnswer[];
    /** What can be refused, those of the entry included. */
    readonly codes: readonly RejectName[];
}
export interface Parameter {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly schema: JsonSchema;
    readonly example: string;
}
export interface HttpAnswer {
    readonly status: number;
    readonly about: string;
    /** Undefined: no content. */
    readonly type?: string;
    /** Undefined: no JSON. */
    readonly schema?: AnswerName;
    readonly example?: ExampleName;
    /** Names of headers beside Content-Type that every such answer has. */
    readonly headers?: readonly string[];
}
export declare const HTTP_GROUPS: {
    readonly orders: 'Orders';
    readonly account: 'Fills, positions and money';
    readonly limits: 'Limits';
    readonly market: 'Instruments and quotes';
    readonly control: 'Stopping and resuming';
    readonly operation: 'Health and figures';
    readonly session: 'Opening a WebSocket';
    readonly documents: 'These documents';
};
export type HttpGroup = keyof typeof HTTP_GROUPS;
/** All of them. A code that two parts of a call may tell is named once. */
export declare const HTTP_CALLS: readonly HttpCall[];
export {};
