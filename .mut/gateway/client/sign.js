const NONCE_BYTES = 16;
function platform() {
    return globalThis.crypto;
}
function subtleOf() {
    const { subtle } = platform();
    if (subtle === undefined)
        throw new Error('There is no WebCrypto here: a browser has it on https and localhost only.');
    return subtle;
}
/** The params of `session.logon`: HMAC as hex, Ed25519 as base64. */
export async function signLogon(key, timestampMs) {
    const nonce = hexOf(randomBytes(NONCE_BYTES));
    const text = `tickgate-logon\n${key.id}\n${timestampMs}\n${nonce}`;
    const message = new TextEncoder().encode(text);
    const signature = 'secret' in key ? await hmac(key.secret, message) : await ed25519(key.privateKey, message);
    return { key: key.id, timestamp: timestampMs, nonce, signature };
}
export function randomBytes(count) {
    return platform().getRandomValues(new Uint8Array(count));
}
async function hmac(secret, message) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await subtleOf().importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign']);
    return hexOf(new Uint8Array(await subtleOf().sign('HMAC', key, message)));
}
async function ed25519(privateKey, message) {
    const key = typeof privateKey === 'string' ? await fromPem(privateKey) : privateKey;
    const signature = new Uint8Array(await subtleOf().sign('Ed25519', key, message));
    return btoa(String.fromCharCode(...signature));
}
async function fromPem(pem) {
    const base64 = pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return subtleOf().importKey('pkcs8', bytes, { name: 'Ed25519' }, false, ['sign']);
}
export function hexOf(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
//# sourceMappingURL=sign.js.map