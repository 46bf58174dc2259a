import type { RejectName } from '../../core/schema/reject.ts';
import type { HttpRequest } from './door.ts';

const order = (more: string): HttpRequest => ({
  method: 'POST',
  path: '/orders',
  body: `{"symbol":"ALPHA","side":"buy","quantity":1,"price":10000${more}}`,
});
const body = (text: string): HttpRequest => ({ method: 'POST', path: '/orders', body: text });
const limits = (text: string): HttpRequest => ({ method: 'PUT', path: '/limits', body: text });
const head = (name: string, value: string): HttpRequest => ({ ...order(''), headers: { [name]: value } });

/** Requests that deserve the code of the door that they stand under. */
export const BadRequests: Readonly<Partial<Record<RejectName, HttpRequest>>> = {
  INVALID_JSON: body('{"symbol":'),
  DUPLICATE_FIELD: order(',"price":10001'),
  UNKNOWN_FIELD: order(',"prize":1'),
  UNSUPPORTED_FIELD: order(',"product":"MIS"'),
  MISSING_FIELD: body('{"symbol":"ALPHA","side":"buy"}'),
  INVALID_SYMBOL: body('{"symbol":"","side":"buy","quantity":1}'),
  INVALID_SIDE: body('{"symbol":"ALPHA","side":"hold","quantity":1}'),
  INVALID_QUANTITY: body('{"symbol":"ALPHA","side":"buy","quantity":0,"price":10000}'),
  INVALID_ORDER_TYPE: order(',"order_type":"STOPPED"'),
  INVALID_STOP_PRICE: body('{"symbol":"ALPHA","side":"buy","quantity":1,"order_type":"STOP","stop_price":0}'),
  INVALID_TRAIL: body('{"symbol":"ALPHA","side":"buy","quantity":1,"order_type":"TRAILING_STOP","trail_percent":100}'),
  INVALID_LEGS: order(',"order_type":"ICEBERG","iceberg_legs":1'),
  INVALID_EXITS: order(',"order_type":"BRACKET","target":1,"stop_loss":2'),
  INVALID_PRICE: body('{"symbol":"ALPHA","side":"buy","quantity":1,"price":-1}'),
  INVALID_TIME_IN_FORCE: order(',"time_in_force":"SOON"'),
  INVALID_EXPIRE_AT: order(',"time_in_force":"GTD","expire_at":"tomorrow"'),
  INVALID_CLIENT_ORDER_ID: order(',"client_order_id":"a b"'),
  INVALID_TAG: order(',"tag":"a b"'),
  INVALID_BROKER: order(',"broker":"z"'),
  INVALID_ORDER_ID: { method: 'DELETE', path: '/orders/0' },
  INVALID_PARAMETER: { method: 'GET', path: '/orders', query: 'limit=0' },
  FORBIDDEN_ACCOUNT: order(',"account":"nobody"'),
  FORBIDDEN_ORIGIN: head('origin', 'http://elsewhere'),
  FORBIDDEN_HOST: head('host', 'elsewhere'),
  FORBIDDEN_PROXY: head('via', 'somebody'),
  NOT_FOUND: { method: 'GET', path: '/nothing' },
  METHOD_NOT_ALLOWED: { method: 'PUT', path: '/orders' },
  BODY_TOO_LARGE: head('content-length', '99999'),
  UNSUPPORTED_MEDIA_TYPE: head('content-type', 'text/plain'),
  LENGTH_REQUIRED: head('content-length', ''),
  TRANSFER_ENCODING_REFUSED: head('transfer-encoding', 'chunked'),
  LIMITS_VERSION_MISMATCH: limits('{"scope":{"account":"demo"},"limits":{"max_open_orders":50},"if_version":999999}'),
  INVALID_LIMIT_SCOPE: limits('{"scope":{"account":"demo","symbol":"ALPHA"},"limits":{"cash":1}}'),
  NOT_TRIPPED: { method: 'POST', path: '/throttles/rearm', body: '{"account":"demo","symbol":"BETA","tag":"calm"}' },
  UNKNOWN_INSTRUMENT: body('{"symbol":"OMEGA","side":"buy","quantity":1,"price":10000}'),
  PRICE_NOT_ON_TICK: body('{"symbol":"ALPHA","side":"buy","quantity":1,"price":10000.5}'),
  QUANTITY_NOT_ON_LOT: body('{"symbol":"ALPHA","side":"buy","quantity":1.5,"price":10000}'),
};
