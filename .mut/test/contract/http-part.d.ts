import type { Json } from '../support/gateway-program.ts';
export declare function refusedAtEntry(port: number): Promise<void>;
export declare function otherMethods(port: number): Promise<void>;
/** What the server says by itself, as the document tells in its description. */
export declare function malformed(port: number): Promise<void>;
export declare function heads(port: number): Promise<void>;
export declare function pages(port: number): Promise<void>;
/** Bodies of a place that are refused, each with its code. */
export declare const BAD_ORDERS: readonly (readonly [Json, number, string])[];
export declare function ordersOverHttp(port: number): Promise<void>;
export declare function listsOverHttp(port: number): Promise<void>;
