import { MAX_WINDOW_MS } from '../keys/admittance.js';
import { ACCOUNT_PER_SECOND, OTHERS, SESSION_PER_SECOND } from '../limits/rate-limits.js';
export const SIGNATURE_HEADERS = [
    { scheme: 'key', header: 'X-TG-KEY', about: 'The id of the key.' },
    {
        scheme: 'timestamp',
        header: 'X-TG-TIMESTAMP',
        about: 'Milliseconds since 1970. Accepted from 5,000 ms ago to 1,000 ms ahead, and not from before the gateway’s own start.',
    },
    {
        scheme: 'nonce',
        header: 'X-TG-NONCE',
        about: '1 to 64 of A-Z a-z 0-9 . _ -, never the same again within the window.',
    },
    {
        scheme: 'sign',
        header: 'X-TG-SIGN',
        about: 'Lower-case hex of HMAC-SHA256 with the secret, over METHOD, path, query (without ?), lower-case hex of the SHA-256 of the body, timestamp and nonce, with a line feed between each.',
    },
];
/** One more header, which is no part of the signature. */
export const WINDOW_HEADER = {
    header: 'X-TG-WINDOW',
    about: `At most so many milliseconds old, instead of ${MAX_WINDOW_MS}; it isn’t signed.`,
    schema: { type: 'string', pattern: '^[0-9]{1,4}$', description: `0 to ${MAX_WINDOW_MS}` },
};
/** Told with every answer to somebody who has limits. */
export const REMAINING_HEADERS = {
    'X-TG-Remaining-Orders': 'Orders that may be sent now; 65,535: no limit.',
    'X-TG-Remaining-Cancels': 'Cancels that may be sent now; 65,535: no limit.',
};
export const SIGNING = 'With KEYS_FILE each request carries X-TG-KEY, X-TG-TIMESTAMP, X-TG-NONCE and X-TG-SIGN, with a key that `tickgate keys create` made. A key has scopes (`read`, `cancel_only`, `trade`, which may cancel too, `feed`, `admin`), accounts, and perhaps symbols and addresses. Health, /docs and the two documents need no key; /latency, /metrics and /health/detailed need none from this machine, else `read`. Without KEYS_FILE there is the local principal, on loopback only, and no signature.';
export const LIMITS = `Where there are keys, a session, or over HTTP a key, has ${SESSION_PER_SECOND} orders per second (RATE_SESSION_PER_SECOND), RATE_SESSION_BURST at once, and each account ${ACCOUNT_PER_SECOND} (RATE_ACCOUNT_PER_SECOND). Cancels have as many again, in a lane of their own; everything else of a session or key has ${OTHERS.perSecond} per second, ${OTHERS.burst} at once. Each order of a batch counts, and is refused in its entry. Above that it is 429 \`RATE_LIMITED\` with \`retry_after_ms\`, and \`Retry-After\` over HTTP. What is left stands in X-TG-Remaining-Orders and X-TG-Remaining-Cancels, or in \`rate_limits\`, a list of RateLimit that is empty where there are no limits.`;
export const LOGGING_ON = 'With KEYS_FILE a session begins with session.logon {"key","timestamp","nonce","signature"}: the signature is HMAC-SHA256 in lower-case hex, or Ed25519 in base64 (`tickgate keys create --ed25519`), over "tickgate-logon", key, timestamp and nonce, with a line feed between each. Only ping and time may come before it. session.logout ends it. Without KEYS_FILE a session is the local principal’s from its first frame.';
//# sourceMappingURL=security.js.map