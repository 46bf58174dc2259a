/** What the owner of a key has. */
export interface OwnKey {
    readonly id: string;
    /** Of HMAC. */
    readonly secret?: string;
    /** Of Ed25519, in PEM. */
    readonly privateKey?: string;
}
/** As its owner makes it: `tickgate keys create`. */
export declare function makeKey(file: string, accounts: string, kind: 'hmac' | 'ed25519'): Promise<OwnKey>;
