import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../../campaign/machine.js';
import { endsWithUs } from '../../crash/processes.js';
export const CALLS = ['pwrite64', 'fdatasync', 'fsync', 'rename', 'openat', 'ftruncate', 'pread64', 'statfs'];
const SEGMENTS = 12;
/** The files of the journal in `data` that a run may touch. */
export function journalFiles(data) {
    const segments = Array.from({ length: SEGMENTS }, (_, i) => `${String(i + 1).padStart(8, '0')}.segment`);
    const others = ['head', 'head.tmp', 'new', 'spare-0', 'spare-0.tmp', 'reserve', 'reserve.tmp'];
    return ['', ...segments, ...others].map((name) => join(data, 'journal', name));
}
/** `strace -f` and its arguments, before the command that is traced. */
export function straceArguments(log, paths, injection) {
    // With its filter strace is quick, and delivers no signals.
    const quick = injection?.action.startsWith('signal') === true ? [] : ['--seccomp-bpf'];
    const args = ['-f', ...quick, '-ttt', '-T', '-y', '-s', '16', '-o', log];
    args.push(...paths.flatMap((path) => ['-P', path]), '-e', `trace=write,${CALLS.join(',')}`);
    if (injection !== undefined)
        args.push('-e', `inject=${injection.call}:${injection.action}:when=${injection.when}`);
    return args;
}
/** Runs it to its end. `stdout`: a file descriptor. */
export async function runTraced(args, command, stdout, timeoutMs) {
    const child = spawn(pathOf('strace') ?? 'strace', [...args, ...command], {
        stdio: ['ignore', stdout, 'pipe'],
        env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], UV_USE_IO_URING: '0' },
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        detached: true,
    });
    endsWithUs(child);
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => (errors += text));
    const [code, signal] = (await once(child, 'close'));
    return { code: code ?? signal ?? 'gone', errors: errors.trim() };
}
const CALL = /^(\d+) +(\d+\.\d+) (\w+)\(.*? = .*?( \(INJECTED\))?(?: <(\d+\.\d+)>)?$/;
const RESUMED = /^(\d+) +(\d+\.\d+) <\.\.\. (\w+) resumed>.*?( \(INJECTED\))?(?: <(\d+\.\d+)>)?$/;
const END = /^(\d+) +(\d+\.\d+) \+\+\+ (?:exited with|killed by)/;
export function readTrace(log) {
    const calls = [];
    const begun = new Map();
    let endS = 0;
    for (const line of readFileSync(log, 'utf8').split('\n')) {
        const end = END.exec(line);
        if (end !== null)
            endS = Math.max(endS, Number(end[2]));
        if (line.endsWith('<unfinished ...>'))
            begun.set(line.slice(0, line.indexOf(' ')), line);
        const whole = CALL.exec(line);
        const match = whole ?? RESUMED.exec(line);
        if (match === null)
            continue;
        const [, thread = '', at, name = '', injected, took] = match;
        const text = whole === null ? `${begun.get(thread)} ${line}` : line;
        // Of one that was interrupted by another thread's line the time stands at its end already.
        const atS = Number(at) + (whole === null ? 0 : Number(took ?? 0));
        calls.push({ name, isInjected: injected !== undefined, atS, text });
    }
    return { calls, endS };
}
//# sourceMappingURL=trace.js.map