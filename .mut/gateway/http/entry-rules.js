import { MAX_BATCH_BYTES } from '../inbound/batch.js';
import { refusal } from '../inbound/refusal.js';
/** The one path whose body may be larger than others'. */
export const BATCH_PATH = '/orders/batch';
export const MAX_BODY_BYTES = 16 * 1024;
const BODY_METHODS = new Set(['POST', 'PATCH', 'PUT']);
const transferEncoding = refusal('TRANSFER_ENCODING_REFUSED', 'Send a Content-Length; Transfer-Encoding is refused.');
const badLength = refusal('INVALID_PARAMETER', 'Content-Length is given once, in digits.', 'Content-Length');
const lengthRequired = refusal('LENGTH_REQUIRED', 'A body needs a Content-Length.');
const tooLarge = refusal('BODY_TOO_LARGE', `A body has at most ${MAX_BODY_BYTES} bytes.`);
const batchTooLarge = refusal('BODY_TOO_LARGE', `A batch has at most ${MAX_BATCH_BYTES} bytes.`);
const mediaType = refusal('UNSUPPORTED_MEDIA_TYPE', 'A body is JSON: Content-Type: application/json.');
const proxied = refusal('FORBIDDEN_PROXY', 'The local account takes no requests through a proxy.');
const wrongHost = refusal('FORBIDDEN_HOST', 'This is not the name of this host; see ALLOWED_HOSTS.');
const wrongOrigin = refusal('FORBIDDEN_ORIGIN', 'This origin is not allowed; see ALLOWED_ORIGINS.');
export function createEntryRules(options) {
    const hosts = new Set(options.allowedHosts);
    const origins = new Set(options.allowedOrigins);
    /** Clients keep to one name. */
    let lastRightHost;
    function isOurs(host) {
        if (host === lastRightHost)
            return true;
        if (!hosts.has(hostName(host)))
            return false;
        lastRightHost = host;
        return true;
    }
    return {
        check(head) {
            if (head.hasTransferEncoding)
                return transferEncoding;
            if (head.hasBadLength)
                return badLength;
            if (head.hostCount !== 1 || !isOurs(head.host))
                return wrongHost;
            if (head.origin !== '' && !origins.has(head.origin))
                return wrongOrigin;
            if (options.refusesProxies && head.proxyHeader !== '')
                return proxied;
            if (BODY_METHODS.has(head.method)) {
                if (head.contentLength < 0)
                    return lengthRequired;
                if (!isJson(head.contentType))
                    return mediaType;
            }
            if (head.path === BATCH_PATH)
                return head.contentLength > MAX_BATCH_BYTES ? batchTooLarge : undefined;
            return head.contentLength > MAX_BODY_BYTES ? tooLarge : undefined;
        },
    };
}
/** Without the port, in lower case: `[::1]:8099` → `[::1]`. */
function hostName(host) {
    return host.replace(/:\d{1,5}$/, '').toLowerCase();
}
function isJson(contentType) {
    if (contentType === 'application/json')
        return true;
    return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType);
}
//# sourceMappingURL=entry-rules.js.map