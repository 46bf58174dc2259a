import { journalDecide } from './journal-decide.js';
import { journalDump } from './journal-dump.js';
import { JournalError } from '../journal-error.js';
import { journalStats } from './journal-stats.js';
import { journalVerify } from './journal-verify.js';
const HELP = `tickgate journal verify DIR    check every batch, archive and snapshot; exit 0 if whole, 78 if damaged
tickgate journal dump DIR      one line per event
    --from SEQ  --to SEQ       only these
    --order ID                 only events of this order
    --json                     one JSON object per line
tickgate journal decide DIR    decide every event again and compare: exit 0 if every byte is the same
tickgate journal stats DIR     events, batches, sizes, time span, events by kind

DIR is a data directory (DATA_DIR). Nothing is changed; a running tickgate may have it open.
`;
const toStdout = (text) => {
    process.stdout.write(text);
};
const toStderr = (text) => {
    process.stderr.write(text);
};
/** `tickgate journal …`: returns the exit code. 0 done, 2 wrong arguments, 74 unreadable, 78 damaged, foreign or newer. */
export async function runJournalCli(args, out = toStdout, err = toStderr) {
    const [command, ...rest] = args;
    if (command === undefined || args.includes('--help') || args.includes('-h')) {
        out(HELP);
        return command === undefined ? 2 : 0;
    }
    try {
        switch (command) {
            case 'verify':
                return journalVerify(onlyFolder(rest), out);
            case 'dump':
                return await journalDump(dumpArguments(rest), out);
            case 'decide':
                return journalDecide(onlyFolder(rest), out);
            case 'stats':
                return journalStats(onlyFolder(rest), out);
            default:
                throw new UsageError(`There is no command ${command}.`);
        }
    }
    catch (error) {
        if (error instanceof UsageError) {
            err(`${error.message}\n\n${HELP}`);
            return 2;
        }
        if (error instanceof JournalError) {
            err(`${error.message}\n`);
            return error.exitCode;
        }
        if (error.code === undefined)
            throw error;
        err(`${String(error)}\n`);
        return 74;
    }
}
class UsageError extends Error {
}
function onlyFolder(args) {
    const [folder, extra] = args;
    if (folder === undefined || folder.startsWith('--'))
        throw new UsageError('DIR is missing.');
    if (extra !== undefined)
        throw new UsageError(`${extra} is not an argument of this command.`);
    return folder;
}
function dumpArguments(args) {
    const found = { fromSeq: 0, toSeq: Infinity, orderId: 0, json: false };
    const names = { '--from': 'fromSeq', '--to': 'toSeq', '--order': 'orderId' };
    const folders = [];
    for (let i = 0; i < args.length; i++) {
        const arg = args[i];
        if (arg === '--json')
            found.json = true;
        else if (arg === '--from' || arg === '--to' || arg === '--order')
            found[names[arg]] = positive(arg, args[++i]);
        else
            folders.push(arg);
    }
    return { ...found, data: onlyFolder(folders) };
}
function positive(name, text) {
    const value = Number(text);
    if (text === undefined || !Number.isSafeInteger(value) || value < 1) {
        throw new UsageError(`${name} takes a positive integer, not ${text ?? 'nothing'}.`);
    }
    return value;
}
//# sourceMappingURL=journal-cli.js.map