/**
 * Who may call, where the gateway has keys (KEYS_FILE): how a request is signed and a session logs on. Without keys
 * there is one local account, on loopback only, and nothing of this is needed.
 */
export interface SignatureHeader {
    readonly scheme: string;
    readonly header: string;
    readonly about: string;
}
export declare const SIGNATURE_HEADERS: readonly SignatureHeader[];
/** One more header, which is no part of the signature. */
export declare const WINDOW_HEADER: {
    readonly header: 'X-TG-WINDOW';
    readonly about: "At most so many milliseconds old, instead of 5000; it isn’t signed.";
    readonly schema: {
        readonly type: 'string';
        readonly pattern: '^[0-9]{1,4}$';
        readonly description: "0 to 5000";
    };
};
/** Told with every answer to somebody who has limits. */
export declare const REMAINING_HEADERS: {
    readonly 'X-TG-Remaining-Orders': 'Orders that may be sent now; 65,535: no limit.';
    readonly 'X-TG-Remaining-Cancels': 'Cancels that may be sent now; 65,535: no limit.';
};
export declare const SIGNING = "With KEYS_FILE each request carries X-TG-KEY, X-TG-TIMESTAMP, X-TG-NONCE and X-TG-SIGN, with a key that `tickgate keys create` made. A key has scopes (`read`, `cancel_only`, `trade`, which may cancel too, `feed`, `admin`), accounts, and perhaps symbols and addresses. Health, /docs and the two documents need no key; /latency, /metrics and /health/detailed need none from this machine, else `read`. Without KEYS_FILE there is the local principal, on loopback only, and no signature.";
export declare const LIMITS: string;
export declare const LOGGING_ON = "With KEYS_FILE a session begins with session.logon {\"key\",\"timestamp\",\"nonce\",\"signature\"}: the signature is HMAC-SHA256 in lower-case hex, or Ed25519 in base64 (`tickgate keys create --ed25519`), over \"tickgate-logon\", key, timestamp and nonce, with a line feed between each. Only ping and time may come before it. session.logout ends it. Without KEYS_FILE a session is the local principal\u2019s from its first frame.";
