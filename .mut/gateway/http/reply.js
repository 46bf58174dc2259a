import { httpStatusOf, isTransient } from '../inbound/refusal.js';
import { refusalJson } from '../inbound/refusal-json.js';
export const NO_HEADERS = [];
export const JSON_TYPE = 'application/json; charset=utf-8';
/** Codes that say "not now": clients should wait so long. */
const RETRY_AFTER_S = '1';
/** A 401 has to say how (RFC 9110, 11.6.1); there is no registered name for headers of one's own. */
const SIGNED = 'TG-HMAC-SHA256';
export function refusalHeaders(refusal) {
    if (refusal.allow !== undefined)
        return [['Allow', refusal.allow]];
    if (refusal.retryAfterMs !== undefined)
        return [['Retry-After', String(Math.ceil(refusal.retryAfterMs / 1000))]];
    if (refusal.code === 'UPGRADE_REQUIRED') {
        return [
            ['Upgrade', 'websocket'],
            ['Sec-WebSocket-Version', '13'],
        ];
    }
    const status = httpStatusOf(refusal.code);
    if (status === 401)
        return [['WWW-Authenticate', SIGNED]];
    const later = status === 429 || (status === 503 && isTransient(refusal.code));
    return later ? [['Retry-After', RETRY_AFTER_S]] : [];
}
export function refusalBody(refusal) {
    return `{${refusalJson(refusal)}}`;
}
const TEXTS = {
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
export function statusLine(status) {
    return TEXTS[status] ?? String(status);
}
//# sourceMappingURL=reply.js.map