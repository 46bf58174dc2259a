/**
 * Who may call, where the gateway has keys (KEYS_FILE): how a request is signed and a session logs on. Without keys
 * there is one local account, on loopback only, and nothing of this is needed.
 */
export interface SignatureHeader {
  readonly scheme: string;
  readonly header: string;
  readonly about: string;
}

export const SIGNATURE_HEADERS: readonly SignatureHeader[] = [
  { scheme: 'key', header: 'X-TG-KEY', about: 'The id of the key.' },
  {
    scheme: 'timestamp',
    header: 'X-TG-TIMESTAMP',
    about:
      'Milliseconds since 1970. Accepted from 5,000 ms ago to 1,000 ms ahead, and not from before the gateway’s own start.',
  },
  {
    scheme: 'nonce',
    header: 'X-TG-NONCE',
    about: '1 to 64 of A-Z a-z 0-9 . _ -, never the same again within the window.',
  },
  {
    scheme: 'sign',
    header: 'X-TG-SIGN',
    about:
      'Lower-case hex of HMAC-SHA256 with the secret, over METHOD, path, query (without ?), lower-case hex of the SHA-256 of the body, timestamp and nonce, with a line feed between each.',
  },
];

export const SIGNING =
  'With KEYS_FILE each request carries X-TG-KEY, X-TG-TIMESTAMP, X-TG-NONCE and X-TG-SIGN. Health, /docs and the two documents need no key; /latency, /metrics and /health/detailed need none from this machine. Without KEYS_FILE there is one local account, on loopback only, and no signature.';

export const LOGGING_ON =
  'With KEYS_FILE a session begins with session.logon {"key","timestamp","nonce","signature"}: the signature is HMAC-SHA256 in lower-case hex, or Ed25519 in base64, over "tickgate-logon", key, timestamp and nonce, with a line feed between each. Without KEYS_FILE a session is the local account’s from its first frame.';
