import { type Fields } from './fields.ts';
import type { OrderRequest } from './order-request.ts';
import { type Refusal } from './refusal.ts';
/** An order by its name: the gateway's own id, or the client's. */
/** Reads `text` as an order id: digits without leading zeros, 1 to 2^53 - 1. 0: it is none. */
export declare function orderIdOf(text: string): number;
/** Copies a client order id into `into` if it is one. */
export declare function takeClientId(text: string, into: OrderRequest): boolean;
/** Copies a tag into `into` if it is one. */
export declare function takeTag(text: string, into: OrderRequest): boolean;
export declare const CLIENT_ID_RULE = "1 to 48 of A-Z a-z 0-9 . _ : -";
/** `orderId`, `clientId`: the places of those fields. `named`: the path names the order, and they must be absent. */
export declare function nameOf(fields: Fields, into: OrderRequest, named: boolean, orderId: number, clientId: number): Refusal | undefined;
