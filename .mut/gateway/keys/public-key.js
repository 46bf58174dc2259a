import { createPublicKey } from 'node:crypto';
export const PUBLIC_KEY_BYTES = 32;
/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
export function publicKeyOf(base64) {
    const der = Buffer.concat([SPKI_HEAD, Buffer.from(base64, 'base64')]);
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
/** Base64 of the 32 bytes of a key object or of a PEM text; undefined: it is no Ed25519 public key. */
export function publicKeyText(key) {
    try {
        // A private key would pass, too: its public half is derived.
        if (typeof key === 'string' && !key.includes('-----BEGIN PUBLIC KEY-----'))
            return undefined;
        const object = typeof key === 'string' ? createPublicKey(key) : key;
        if (object.asymmetricKeyType !== 'ed25519')
            return undefined;
        return object.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length).toString('base64');
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=public-key.js.map