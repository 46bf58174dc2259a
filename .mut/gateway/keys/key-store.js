import { chownSync, closeSync, constants, fstatSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { lockFile } from './file-lock.js';
import { KeyFileError, MAX_KEY_FILE_BYTES, readKeyText, writeKeyText } from './key-file.js';
/** Tells one state of a file from another, renamed ones too. */
export function stampOf({ dev, ino, size, mtimeNs, ctimeNs }) {
    return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}
/** Throws `KeyFileError`. Reads at most `MAX_KEY_FILE_BYTES`, and never waits for a pipe. */
export function loadKeyFile(path, rules) {
    let fd;
    try {
        fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    }
    catch (error) {
        throw new KeyFileError(path, [`can't be opened (${error.code ?? 'unknown'})`]);
    }
    try {
        const stats = fstatSync(fd, { bigint: true });
        const mistakes = fileMistakes(path, stats, rules);
        if (mistakes.length > 0)
            throw new KeyFileError(path, mistakes);
        return { file: readKeyText(path, readFileSync(fd, 'utf8')), stamp: stampOf(stats) };
    }
    finally {
        closeSync(fd);
    }
}
function fileMistakes(path, stats, { owner, credentials }) {
    if (!stats.isFile())
        return ['is no file'];
    if (stats.size > MAX_KEY_FILE_BYTES)
        return [`has more than ${MAX_KEY_FILE_BYTES} bytes`];
    if (credentials !== '' && resolve(path).startsWith(resolve(credentials) + sep))
        return [];
    const mode = Number(stats.mode) & 0o777;
    const mistakes = (mode & 0o077) === 0 ? [] : [`others than its owner may use it (mode 0${mode.toString(8)}): chmod 600 it`];
    if (owner >= 0 && Number(stats.uid) !== owner) {
        mistakes.push(`belongs to user ${stats.uid}, and tickgate runs as user ${owner}`);
    }
    return mistakes;
}
/** Reads, changes and writes under a lock: temporary file ▸ fsync ▸ rename ▸ fsync of the folder. */
export async function changeKeyFile(path, rules, ifAbsent, change) {
    const stats = statSync(path, { throwIfNoEntry: false });
    // A link stays one.
    const target = stats === undefined ? path : realpathSync(path);
    const release = await lockFile(`${target}.lock`);
    if (release === undefined)
        throw new KeyFileError(path, ['somebody else is changing it']);
    try {
        const isThere = statSync(target, { throwIfNoEntry: false }) !== undefined;
        const before = !isThere && ifAbsent !== undefined ? ifAbsent : loadKeyFile(target, rules).file;
        const text = writeKeyText(change(before));
        // What couldn't be read again is not written.
        if (Buffer.byteLength(text) > MAX_KEY_FILE_BYTES) {
            throw new KeyFileError(path, [`would have more than ${MAX_KEY_FILE_BYTES} bytes`]);
        }
        readKeyText(path, text);
        replaceFile(target, text);
    }
    finally {
        release();
    }
}
function replaceFile(path, text) {
    const temporary = `${path}.${process.pid}.tmp`;
    const owner = statSync(path, { throwIfNoEntry: false });
    rmSync(temporary, { force: true });
    const fd = openSync(temporary, 'wx', 0o600);
    try {
        writeFileSync(fd, text);
        // Root changes a file for the user whose gateway reads it.
        if (owner !== undefined && process.geteuid?.() === 0)
            chownSync(temporary, owner.uid, owner.gid);
        fsyncSync(fd);
        renameSync(temporary, path);
    }
    catch (error) {
        rmSync(temporary, { force: true });
        throw error;
    }
    finally {
        closeSync(fd);
    }
    const folder = openSync(dirname(path), 'r');
    fsyncSync(folder);
    closeSync(folder);
}
//# sourceMappingURL=key-store.js.map