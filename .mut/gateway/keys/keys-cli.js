import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ExitCode } from '../../workers/exit-codes.js';
import { ConfigError, loadConfig } from '../config.js';
import { KEY_FIELDS } from './key-entry.js';
import { KeyFileError, MAX_KEYS, NO_KEYS, withKey, withoutKey } from './key-file.js';
import { changeKeyFile, loadKeyFile } from './key-store.js';
import { publicKeyText } from './public-key.js';
const HELP = `tickgate keys create           makes a key; its secret goes to stdout, once, and nothing else does
    --name TEXT                whose it is
    --scopes LIST              read,trade by default; also cancel_only, feed, admin
    --accounts LIST            the first is meant where an order names none; default demo
    --symbols LIST             only these may be traded
    --ips LIST                 only from these addresses or networks (10.0.0.0/8, 2001:db8::1)
    --ed25519                  for session.logon only: prints the private key, the file gets the public one
    --public-key FILE          the same, with a public key (PEM) of your own: prints no secret
tickgate keys list             a table of all keys, without secrets
tickgate keys revoke ID        at once: a running gateway closes the key's sessions within a second

    --file PATH                the file of keys: by default KEYS_FILE, else keys.json in DATA_DIR

A gateway takes the file with KEYS_FILE=PATH. Exit codes: 0 done, 64 wrong usage or a file that can't be used.
`;
const toStdout = (text) => {
    process.stdout.write(text);
};
const toStderr = (text) => {
    process.stderr.write(text);
};
const FILE = { file: { type: 'string' } };
const CREATE = {
    ...FILE,
    name: { type: 'string' },
    scopes: { type: 'string' },
    accounts: { type: 'string' },
    symbols: { type: 'string' },
    ips: { type: 'string' },
    ed25519: { type: 'boolean' },
    'public-key': { type: 'string' },
};
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 16;
const SECRET_BYTES = 32;
/** `tickgate keys …`: returns the exit code. */
export async function runKeysCli(args, out = toStdout, err = toStderr) {
    const [command, ...rest] = args;
    if (command === undefined || rest.includes('--help') || command === '--help' || command === 'help') {
        out(HELP);
        return command === undefined ? ExitCode.usage : ExitCode.ok;
    }
    try {
        if (command === 'create')
            await create(rest, out, err);
        else if (command === 'list')
            list(rest, out);
        else if (command === 'revoke')
            await revoke(rest, err);
        else
            throw new UsageError(`there is no command keys ${command}`);
        return ExitCode.ok;
    }
    catch (error) {
        const isUsage = error instanceof UsageError;
        if (!isUsage && !(error instanceof KeyFileError) && !(error instanceof ConfigError) && !isSystem(error))
            throw error;
        err(`tickgate: ${error.message}\n${isUsage ? `\n${HELP}` : ''}`);
        return ExitCode.usage;
    }
}
class UsageError extends Error {
}
async function create(args, out, err) {
    const { values } = parsed(() => parseArgs({ args, options: CREATE, strict: true }));
    if (values.ed25519 === true && values['public-key'] !== undefined) {
        throw new UsageError('--ed25519 and --public-key: allowed is one of the two');
    }
    const entry = {
        id: newId(),
        name: values.name ?? '',
        scopes: listOf(values.scopes ?? 'read,trade'),
        accounts: listOf(values.accounts ?? 'demo'),
        ...(values.symbols === undefined ? {} : { symbols: listOf(values.symbols) }),
        ...(values.ips === undefined ? {} : { ips: listOf(values.ips) }),
        created: new Date().toISOString(),
    };
    const mistakes = Object.entries(entry)
        .map(([name, value]) => ({ name, value, field: KEY_FIELDS[name] }))
        .filter(({ value, field }) => !field.isGood(value))
        .map(({ name, value, field }) => `--${name}=${String(value)}: allowed is ${field.allowed}`);
    if (mistakes.length > 0)
        throw new UsageError(mistakes.join('\n          '));
    const { told, ...proof } = proofOf(values.ed25519 === true, values['public-key']);
    const path = pathOf(values.file);
    await changeKeyFile(path, cliRules(), NO_KEYS, (file) => {
        const next = withKey(file, { ...entry, ...proof });
        if (next === undefined)
            throw new KeyFileError(path, [`has ${MAX_KEYS} keys in force: revoke some`]);
        return next;
    });
    err(`key ${entry.id} of ${path}${told === '' ? '' : '; its secret is told this once'}\n`);
    out(told);
}
/** `told` is what nobody will see again. */
function proofOf(isEd25519, publicKeyFile) {
    if (publicKeyFile !== undefined) {
        const publicKey = publicKeyText(readFileSync(publicKeyFile, 'utf8'));
        if (publicKey === undefined)
            throw new UsageError(`${publicKeyFile} has no Ed25519 public key in PEM`);
        return { public_key: publicKey, told: '' };
    }
    if (!isEd25519) {
        const secret = `tgs_${randomBytes(SECRET_BYTES).toString('base64url')}`;
        return { secret, told: `${secret}\n` };
    }
    const pair = generateKeyPairSync('ed25519');
    const publicKey = publicKeyText(pair.publicKey);
    if (publicKey === undefined)
        throw new Error('a new key pair has no public key');
    return { public_key: publicKey, told: String(pair.privateKey.export({ format: 'pem', type: 'pkcs8' })) };
}
function list(args, out) {
    const { values } = parsed(() => parseArgs({ args, options: FILE, strict: true }));
    const { keys } = loadKeyFile(pathOf(values.file), cliRules()).file;
    const head = ['id', 'number', 'name', 'signs by', 'scopes', 'accounts', 'symbols', 'ips', 'created', 'revoked'];
    const rows = keys.map((key) => [
        key.id,
        String(key.number),
        key.name,
        key.public_key === undefined ? (key.secret === undefined ? '' : 'HMAC') : 'Ed25519',
        key.scopes.join(','),
        key.accounts.join(','),
        key.symbols?.join(',') ?? '',
        key.ips?.join(',') ?? '',
        key.created,
        key.revoked ?? '',
    ]);
    const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column].length)));
    for (const row of [head, ...rows]) {
        out(`${row
            .map((cell, column) => (cell === '' ? '-' : cell).padEnd(widths[column]))
            .join('  ')
            .trimEnd()}\n`);
    }
}
async function revoke(args, err) {
    const { values, positionals } = parsed(() => parseArgs({ args, options: FILE, strict: true, allowPositionals: true }));
    const [id, extra] = positionals;
    if (id === undefined || extra !== undefined)
        throw new UsageError('keys revoke takes the id of one key');
    const path = pathOf(values.file);
    await changeKeyFile(path, cliRules(), undefined, (file) => {
        const key = file.keys.find((one) => one.id === id);
        if (key === undefined)
            throw new KeyFileError(path, [`has no key ${id}`]);
        if (key.revoked !== undefined)
            throw new KeyFileError(path, [`${id} was revoked at ${key.revoked}`]);
        return withoutKey(file, id, new Date().toISOString());
    });
    err(`key ${id} of ${path} is revoked\n`);
}
function pathOf(file) {
    if (file === '')
        throw new UsageError('--file names a file');
    if (file !== undefined)
        return file;
    const { KEYS_FILE, DATA_DIR } = loadConfig(process.env, process.cwd());
    return KEYS_FILE === '' ? join(DATA_DIR, 'keys.json') : KEYS_FILE;
}
/** Root changes the files of the user whose gateway reads them. */
function cliRules() {
    const user = process.geteuid?.() ?? 0;
    return { owner: user === 0 ? -1 : user, credentials: '' };
}
/** What `parseArgs` throws quotes what it was given, and nobody gives it a secret: there is no argument for one. */
function parsed(parse) {
    try {
        return parse();
    }
    catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
    }
}
function listOf(text) {
    return text.split(',').map((part) => part.trim());
}
function newId() {
    const letters = Array.from({ length: ID_LENGTH }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]);
    return `tg_${letters.join('')}`;
}
function isSystem(error) {
    return error instanceof Error && 'syscall' in error;
}
//# sourceMappingURL=keys-cli.js.map