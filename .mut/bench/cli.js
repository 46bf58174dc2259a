import { accessSync, constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExitCode } from '../workers/exit-codes.js';
import { benchHelp, readBenchArguments } from './arguments.js';
import { checkText, isPassed, judgements } from './check/report.js';
import { pageOf } from './output/page.js';
import { createProgress } from './output/progress.js';
import { RESULT_FILE, writeFigures } from './output/readme.js';
import { readResult, resultText } from './output/result.js';
import { resultAsText } from './output/terminal.js';
import { textTable } from './output/text-table.js';
import { profilePage } from './profile/profile-page.js';
import { profilePart } from './profile/profile-part.js';
import { runParts } from './run-parts.js';
const FAILED = 1;
const BY_SIGNAL = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The command line; returns the exit code, see `benchHelp`. */
export async function runBench(args, parts) {
    try {
        return await run(readBenchArguments(args, parts), parts);
    }
    catch (error) {
        process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\nsee --help\n`);
        return ExitCode.usage;
    }
}
async function run(command, parts) {
    switch (command.kind) {
        case 'help':
            say(benchHelp(parts));
            return ExitCode.ok;
        case 'run':
            mustBeWritable(command.run.json, command.run.html);
            return measure(command.run, command.isCheck);
        case 'check':
            return check(readResult(command.file));
        case 'page':
            write(command.html, pageOf(readResult(command.file)));
            return ExitCode.ok;
        case 'profile':
            mustBeWritable(command.html);
            return profile(command);
        case 'readme':
            readme(command.file);
            return ExitCode.ok;
    }
}
async function measure(options, isCheck) {
    const result = await runToEnd(options);
    if (typeof result === 'number')
        return result;
    say(`${resultAsText(result)}\n\n`);
    write(options.json, resultText(result));
    write(options.html, pageOf(result));
    const code = isCheck ? check(result) : ExitCode.ok;
    return isBroken(result) ? FAILED : code;
}
async function profile({ of, html, folder }) {
    let recording;
    const part = profilePart(of, (recorded) => {
        recording = recorded;
    });
    const result = await runToEnd({ parts: [part], isQuick: false, folder, seed: 1 });
    if (typeof result === 'number')
        return result;
    if (isBroken(result) || recording === undefined)
        return FAILED;
    say(`${textTable(recording.cpu)}\n\n`);
    write(html, profilePage(recording, result));
    return ExitCode.ok;
}
/** Says how far it is; stopped by a signal, it returns the exit code. */
async function runToEnd(options) {
    const { parts, isQuick } = options;
    const seconds = parts.reduce((sum, part) => sum + (isQuick ? part.quickSeconds : part.fullSeconds), 0);
    const progress = createProgress(process.stderr, seconds);
    const stop = new AbortController();
    for (const signal of Object.keys(BY_SIGNAL)) {
        // For good: npm hands on a Ctrl-C that the terminal has sent to everybody already.
        process.on(signal, () => stop.abort(signal));
    }
    let result;
    try {
        result = await runParts({ ...options, root: ROOT, progress: progress.show, signal: stop.signal });
    }
    catch (error) {
        progress.clear();
        if (!stop.signal.aborted)
            throw error;
        const signal = stop.signal.reason;
        process.stderr.write(`bench: stopped by ${signal}; nothing was written\n`);
        return BY_SIGNAL[signal];
    }
    progress.clear();
    return result;
}
function isBroken({ parts }) {
    const broken = parts.filter(({ error }) => error !== undefined);
    for (const { name, error } of broken)
        process.stderr.write(`bench: ${name} broke off: ${error?.split('\n')[0]}\n`);
    return broken.length > 0;
}
function mustBeWritable(...files) {
    for (const file of files)
        accessSync(dirname(resolve(file)), constants.W_OK);
}
function check(result) {
    say(`\n${checkText(result)}\n`);
    return isPassed(judgements(result)) ? ExitCode.ok : FAILED;
}
function readme(file) {
    const stored = join(ROOT, RESULT_FILE);
    if (file !== undefined) {
        readResult(file);
        mkdirSync(dirname(stored), { recursive: true });
        if (resolve(file) !== stored)
            copyFileSync(file, stored);
    }
    writeFigures(ROOT, readResult(stored));
    say(`README.md has the figures of ${RESULT_FILE}\n`);
}
function write(file, text) {
    writeFileSync(file, text);
    say(`${resolve(file)}\n`);
}
function say(text) {
    process.stdout.write(text);
}
//# sourceMappingURL=cli.js.map