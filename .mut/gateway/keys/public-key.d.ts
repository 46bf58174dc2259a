import { type KeyObject } from 'node:crypto';
export declare const PUBLIC_KEY_BYTES = 32;
export declare function publicKeyOf(base64: string): KeyObject;
/** Base64 of the 32 bytes of a key object or of a PEM text; undefined: it is no Ed25519 public key. */
export declare function publicKeyText(key: KeyObject | string): string | undefined;
