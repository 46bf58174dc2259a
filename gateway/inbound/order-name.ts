import { ABSENT, type Fields, isString, textAt } from './fields.ts';
import type { OrderRequest } from './order-request.ts';
import { type Refusal, refusal } from './refusal.ts';

/** An order by its name: the gateway's own id, or the client's. */

/** Reads `text` as an order id: digits without leading zeros, 1 to 2^53 - 1. 0: it is none. */
export function orderIdOf(text: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text)) return 0;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : 0;
}

/** Copies a client order id into `into` if it is one. */
export function takeClientId(text: string, into: OrderRequest): boolean {
  if (!/^[A-Za-z0-9._:-]{1,48}$/.test(text)) return false;
  for (let i = 0; i < text.length; i++) into.clientId[i] = text.charCodeAt(i);
  into.clientIdLength = text.length;
  return true;
}

/** Copies a tag into `into` if it is one. */
export function takeTag(text: string, into: OrderRequest): boolean {
  if (!/^[A-Za-z0-9._:-]{1,24}$/.test(text)) return false;
  for (let i = 0; i < text.length; i++) into.tag[i] = text.charCodeAt(i);
  into.tagLength = text.length;
  return true;
}

export const CLIENT_ID_RULE = '1 to 48 of A-Z a-z 0-9 . _ : -';

/** `orderId`, `clientId`: the places of those fields. `named`: the path names the order, and they must be absent. */
export function nameOf(
  fields: Fields,
  into: OrderRequest,
  named: boolean,
  orderId: number,
  clientId: number,
): Refusal | undefined {
  const hasOrderId = fields.type[orderId] !== ABSENT;
  const hasClientId = fields.type[clientId] !== ABSENT;
  if (named) {
    if (!hasOrderId && !hasClientId) return undefined;
    const field = hasOrderId ? 'order_id' : 'client_order_id';
    return refusal('UNKNOWN_FIELD', 'The path names the order already.', field);
  }
  if (hasOrderId && hasClientId) {
    return refusal('INVALID_PARAMETER', 'Give order_id or client_order_id, not both.', 'client_order_id');
  }
  if (hasOrderId) {
    into.orderId = isString(fields, orderId) ? orderIdOf(textAt(fields, orderId)) : 0;
    return into.orderId > 0 ? undefined : refusal('INVALID_ORDER_ID', 'order_id is a text of digits.', 'order_id');
  }
  if (!hasClientId) return refusal('MISSING_FIELD', 'Give order_id or client_order_id.', 'order_id');
  const isOne = isString(fields, clientId) && takeClientId(textAt(fields, clientId), into);
  if (isOne) return undefined;
  return refusal('INVALID_CLIENT_ORDER_ID', `client_order_id is ${CLIENT_ID_RULE}.`, 'client_order_id');
}
