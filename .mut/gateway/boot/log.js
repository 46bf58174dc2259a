import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
const Levels = ['debug', 'info', 'warn', 'error', 'silent'];
const FILE = 'tickgate.log';
const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** tickgate.log.1 is the newest of the full files. */
const FULL_FILES_KEPT = 3;
const MAX_TEXT_CHARACTERS = 8 * 1024;
/**
 * What happens to the process, not to orders: a few lines a day, each written at once, as JSON in
 * `logs/tickgate.log`; warnings and errors on stderr too. The hot path logs nothing.
 *
 *   tickgate.log ─full▸ tickgate.log.1 ▸ .2 ▸ .3 ▸ gone
 *
 * A log that can't be written stops nobody: orders have their journal.
 */
export function createLog(level, folder, maxFileBytes = MAX_FILE_BYTES) {
    const least = Levels.indexOf(level);
    const path = join(folder, FILE);
    let bytes = 0;
    let isWritable = level !== 'silent';
    keep(() => {
        mkdirSync(folder, { recursive: true });
        bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    });
    /** Says once on stderr that the file can't be written, and leaves it alone from then on. */
    function keep(act) {
        if (!isWritable)
            return;
        try {
            act();
        }
        catch (error) {
            isWritable = false;
            process.stderr.write(`tickgate: ${path} can't be written, the log ends here: ${String(error)}\n`);
        }
    }
    function write(at, text) {
        if (Levels.indexOf(at) < least)
            return;
        const shown = text.slice(0, MAX_TEXT_CHARACTERS);
        const line = Buffer.from(`${JSON.stringify({ time: new Date().toISOString(), level: at, text: shown })}\n`);
        keep(() => {
            if (bytes > 0 && bytes + line.length > maxFileBytes) {
                rotate(path);
                bytes = 0;
            }
            appendFileSync(path, line);
            bytes += line.length;
        });
        if (at === 'warn' || at === 'error')
            process.stderr.write(`tickgate: ${shown}\n`);
    }
    return {
        debug: (text) => write('debug', text),
        info: (text) => write('info', text),
        warn: (text) => write('warn', text),
        error: (text) => write('error', text),
    };
}
function rotate(path) {
    for (let number = FULL_FILES_KEPT; number > 0; number--) {
        const from = number === 1 ? path : `${path}.${number - 1}`;
        if (statSync(from, { throwIfNoEntry: false }) !== undefined)
            renameSync(from, `${path}.${number}`);
    }
}
//# sourceMappingURL=log.js.map