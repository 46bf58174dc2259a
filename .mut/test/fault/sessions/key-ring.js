import { runKeysCli } from '../../../gateway/keys/keys-cli.js';
/** As its owner makes it: `tickgate keys create`. */
export async function makeKey(file, accounts, kind) {
    let out = '';
    let err = '';
    const args = ['create', '--file', file, '--accounts', accounts];
    const code = await runKeysCli(kind === 'hmac' ? args : [...args, '--ed25519'], (text) => (out += text), (text) => (err += text));
    const id = /^key (tg_\w+) of /.exec(err)?.[1];
    if (code !== 0 || id === undefined)
        throw new Error(`keys create ended with ${code}: ${err}`);
    return kind === 'hmac' ? { id, secret: out.trimEnd() } : { id, privateKey: out };
}
//# sourceMappingURL=key-ring.js.map