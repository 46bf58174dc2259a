import type { Responder } from '../inbound/pending.ts';
import { type Refusal, httpStatusOf, isTransient } from '../inbound/refusal.ts';
import { refusalJson } from '../inbound/refusal-json.ts';

/** An HTTP response that is still owed. Once answered, or once the peer is gone, sending does nothing. */
export interface HttpReply extends Responder {
  /** Whence the request came, 4 or 16 bytes: asked of the kernel each time. Not once it was answered. */
  peer(): Uint8Array;
  send(status: number, contentType: string, body: string, headers?: Headers): void;
  /** As `refuse`, and closes the connection: what follows on it can't be trusted or isn't wanted. */
  refuseAndClose(refusal: Refusal): void;
  /** More headers for whatever it is answered with, asked for at that time. */
  alsoSays?: () => Headers;
}

export type Headers = readonly (readonly [string, string])[];

export const NO_HEADERS: Headers = [];

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Codes that say "not now": clients should wait so long. */
const RETRY_AFTER_S = '1';

/** A 401 has to say how (RFC 9110, 11.6.1); there is no registered name for headers of one's own. */
const SIGNED = 'TG-HMAC-SHA256';

export function refusalHeaders(refusal: Refusal): Headers {
  if (refusal.allow !== undefined) return [['Allow', refusal.allow]];
  if (refusal.retryAfterMs !== undefined) return [['Retry-After', String(Math.ceil(refusal.retryAfterMs / 1000))]];
  if (refusal.code === 'UPGRADE_REQUIRED') {
    return [
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
    ];
  }
  const status = httpStatusOf(refusal.code);
  if (status === 401) return [['WWW-Authenticate', SIGNED]];
  const later = status === 429 || (status === 503 && isTransient(refusal.code));
  return later ? [['Retry-After', RETRY_AFTER_S]] : [];
}

export function refusalBody(refusal: Refusal): string {
  return `{${refusalJson(refusal)}}`;
}

const TEXTS: Readonly<Record<number, string>> = {
  200: '200 OK',
  201: '201 Created',
  400: '400 Bad Request',
  401: '401 Unauthorized',
  403: '403 Forbidden',
  404: '404 Not Found',
  405: '405 Method Not Allowed',
  409: '409 Conflict',
  411: '411 Length Required',
  413: '413 Payload Too Large',
  415: '415 Unsupported Media Type',
  422: '422 Unprocessable Entity',
  426: '426 Upgrade Required',
  429: '429 Too Many Requests',
  503: '503 Service Unavailable',
  504: '504 Gateway Timeout',
};

function statusLine(status: number): string {
  return TEXTS[status] ?? String(status);
}

const statusAndJson = new Map<number, Uint8Array>();

/** The status with the first header behind it, as bytes: each piece that uWebSockets is handed costs as much as writing it. */
export function statusAndType(status: number, contentType: string): Uint8Array {
  if (contentType !== JSON_TYPE) return asBytes(status, contentType);
  let bytes = statusAndJson.get(status);
  if (bytes === undefined) statusAndJson.set(status, (bytes = asBytes(status, JSON_TYPE)));
  return bytes;
}

function asBytes(status: number, contentType: string): Uint8Array {
  return Buffer.from(`${statusLine(status)}\r\nContent-Type: ${contentType}`, 'latin1');
}
