import { type JsonSchema, orNull, text, word } from './json-schema.ts';
import { Side } from '../../core/schema/order-kind.ts';
import { CLIENT_ID_PATTERN, ORDER_ID_PATTERN } from './request-schemas.ts';

/** Fields that answers of several kinds have. */
export const symbol = text('name of the instrument');
export const side = word(Object.keys(Side), 'buy or sell');
export const orderId: JsonSchema = { type: 'string', pattern: ORDER_ID_PATTERN, description: 'a text of digits' };
export const clientOrderId = orNull({ type: 'string', pattern: CLIENT_ID_PATTERN, description: 'as it was given' });
export const broker = orNull(text('where it is; null while it is nowhere'));
export const account = text('whose order it is');
export const epoch = text('of the journal: sequences of another epoch mean something else');

/** The names of codes as JSON has them. */
export const upper = (codes: Readonly<Record<string, number>>): string[] =>
  Object.keys(codes).map((name) => name.toUpperCase());
