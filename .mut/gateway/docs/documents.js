import { createHash } from 'node:crypto';
import { JSON_TYPE } from '../http/reply.js';
import { asyncapi } from './asyncapi.js';
import { openapi } from './openapi.js';
import { STYLE } from './page-style.js';
import { referencePage } from './page.js';
/** They may differ after the next start. */
const FRESH = ['Cache-Control', 'no-cache'];
/** `host`: where the API listens, as `127.0.0.1:8099`. */
export function createDocuments(version, host) {
    return {
        openapi: once(() => json(openapi(version()))),
        asyncapi: once(() => json(asyncapi(version(), host))),
        page: once(() => ({
            type: 'text/html; charset=utf-8',
            body: referencePage(version(), host),
            headers: [FRESH, ['Content-Security-Policy', policy()], ['X-Content-Type-Options', 'nosniff']],
        })),
    };
}
function json(document) {
    return { type: JSON_TYPE, body: JSON.stringify(document), headers: [FRESH] };
}
/** Nothing may be loaded, run or framed; of styles the page's own alone. */
function policy() {
    const hash = createHash('sha256').update(STYLE).digest('base64');
    return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
function once(make) {
    let made;
    return () => (made ??= make());
}
//# sourceMappingURL=documents.js.map