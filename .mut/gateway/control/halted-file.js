import { constants, readFileSync } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { SCOPE_FIELDS } from './trading-scope.js';
export const HALTED_FILE = 'HALTED';
const MAX_TEXT = 256;
export function createHaltedFile(data) {
    const path = join(data, HALTED_FILE);
    let last = Promise.resolve();
    async function replace(stopped) {
        if (stopped.length === 0)
            await unlink(path).catch(unlessAbsent);
        else {
            await writeSynced(`${path}.new`, `${JSON.stringify({ version: 1, stopped })}\n`);
            await rename(`${path}.new`, path);
        }
        await synced(await open(data, constants.O_RDONLY), (folder) => folder.sync());
    }
    return {
        read() {
            try {
                return parse(readFileSync(path, 'utf8'));
            }
            catch (error) {
                if (isAbsent(error))
                    return [];
                return [unreadable(error instanceof Error ? error.message : 'no words')];
            }
        },
        async write(stopped) {
            const written = last.then(() => replace(stopped));
            last = written.catch(() => undefined);
            return written;
        },
    };
}
function parse(text) {
    const content = text.trim() === '' ? undefined : JSON.parse(text);
    const stopped = content?.stopped;
    if (!Array.isArray(stopped) || stopped.length === 0)
        return [unreadable('it names no scope')];
    return stopped.map((entry) => {
        const fields = entry;
        const text = (name) => (typeof fields[name] === 'string' ? fields[name].slice(0, MAX_TEXT) : '');
        const names = Object.fromEntries(SCOPE_FIELDS.flatMap((name) => (text(name) === '' ? [] : [[name, text(name)]])));
        const state = text('state') === 'reducing' ? 'reducing' : 'halted';
        return { ...names, state, since: text('since'), by: text('by'), reason: text('reason') };
    });
}
function unreadable(why) {
    return { state: 'halted', since: '', by: 'the file HALTED', reason: `it can't be read: ${why}` };
}
async function writeSynced(path, text) {
    await synced(await open(path, 'w', 0o600), async (file) => {
        await file.writeFile(text);
        await file.datasync();
    });
}
async function synced(file, act) {
    try {
        await act(file);
    }
    finally {
        await file.close();
    }
}
function unlessAbsent(error) {
    if (!isAbsent(error))
        throw error;
}
function isAbsent(error) {
    return error.code === 'ENOENT';
}
//# sourceMappingURL=halted-file.js.map