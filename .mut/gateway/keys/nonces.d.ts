/**
 * The nonces that each key has used within the window, in two generations:
 *
 *   older   [ ……… ]     recent [ ……… ]        every `keepMs` recent becomes older, and older is forgotten:
 *                                             each is kept for `keepMs` at least, where little happens for longer
 *
 * They are kept by the key's number, whatever happens to the key meanwhile. At the bound no more are taken: forgetting
 * one early would let it be used again.
 */
export interface Nonces {
    take(key: number, nonce: string, nowMs: number): 'new' | 'seen' | 'full';
    readonly count: number;
}
export interface NonceBounds {
    readonly keepMs: number;
    readonly perKey: number;
    readonly inAll: number;
}
export declare function createNonces({ keepMs, perKey, inAll }: NonceBounds): Nonces;
