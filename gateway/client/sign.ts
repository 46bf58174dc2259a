import type { Key, PrivateKey } from './types.ts';

/** The part of WebCrypto that is used here: Node and browsers have it as `crypto.subtle`. */
interface Subtle {
  importKey(
    format: string,
    key: Uint8Array,
    algorithm: object,
    extractable: boolean,
    usages: string[],
  ): Promise<object>;
  sign(algorithm: string, key: object, data: Uint8Array): Promise<ArrayBuffer>;
}

interface Platform {
  readonly subtle?: Subtle;
  getRandomValues(bytes: Uint8Array): Uint8Array;
}

const NONCE_BYTES = 16;

function platform(): Platform {
  return (globalThis as unknown as { readonly crypto: Platform }).crypto;
}

function subtleOf(): Subtle {
  const { subtle } = platform();
  if (subtle === undefined)
    throw new Error('There is no WebCrypto here: a browser has it on https and localhost only.');
  return subtle;
}

export interface Logon {
  readonly key: string;
  readonly timestamp: number;
  readonly nonce: string;
  readonly signature: string;
}

/** The params of `session.logon`: HMAC as hex, Ed25519 as base64. */
export async function signLogon(key: Key, timestampMs: number): Promise<Logon> {
  const nonce = hexOf(randomBytes(NONCE_BYTES));
  const text = `tickgate-logon\n${key.id}\n${timestampMs}\n${nonce}`;
  const message = new TextEncoder().encode(text);
  const signature = 'secret' in key ? await hmac(key.secret, message) : await ed25519(key.privateKey, message);
  return { key: key.id, timestamp: timestampMs, nonce, signature };
}

export function randomBytes(count: number): Uint8Array {
  return platform().getRandomValues(new Uint8Array(count));
}

async function hmac(secret: string, message: Uint8Array): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await subtleOf().importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign']);
  return hexOf(new Uint8Array(await subtleOf().sign('HMAC', key, message)));
}

async function ed25519(privateKey: string | PrivateKey, message: Uint8Array): Promise<string> {
  const key = typeof privateKey === 'string' ? await fromPem(privateKey) : privateKey;
  const signature = new Uint8Array(await subtleOf().sign('Ed25519', key, message));
  return btoa(String.fromCharCode(...signature));
}

async function fromPem(pem: string): Promise<object> {
  const base64 = pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return subtleOf().importKey('pkcs8', bytes, { name: 'Ed25519' }, false, ['sign']);
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
