import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
export const ThisBuild = {
    node: process.execPath,
    cli: fileURLToPath(new URL('../../gateway/cli.js', import.meta.url)),
};
const READY_MS = 60_000;
const alive = new Set();
process.once('exit', () => {
    for (const child of alive)
        killGroup(child);
});
/** Each leads a process group: what it started goes with it. */
function killGroup(child) {
    try {
        if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
            process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        child.kill('SIGKILL');
    }
}
/** Ends with this process, unless that is killed. It was started `detached`. */
export function endsWithUs(child) {
    alive.add(child);
    child.once('exit', () => alive.delete(child));
}
function start({ program, under = [], args, env, errors, readyLine }) {
    const fd = openSync(errors, 'a', 0o600);
    const { PATH = '', TMPDIR = '' } = process.env;
    const [command = '', ...rest] = [...under, program.node, program.cli, ...args];
    const child = spawn(command, rest, {
        stdio: ['pipe', 'pipe', fd],
        env: { PATH, TMPDIR, ...env },
        // A Ctrl-C at the terminal is for the campaign.
        detached: true,
    });
    closeSync(fd);
    endsWithUs(child);
    const ended = new Promise((resolve) => {
        child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'));
    });
    const running = new Promise((resolve, reject) => {
        let text = '';
        const timer = setTimeout(() => reject(new Error(`${args[0]}: not ready in time: ${text}`)), READY_MS);
        child.stdout?.on('data', (chunk) => {
            text += chunk.toString();
            const line = readyLine.exec(text)?.[1];
            if (line === undefined)
                return;
            clearTimeout(timer);
            resolve({ child, ended, ready: JSON.parse(line) });
        });
        void ended.then((code) => {
            clearTimeout(timer);
            reject(new Error(`${args[0]} ended with ${code} before it was ready, see ${errors}`));
        });
    });
    running.catch(() => undefined);
    return { child, ended, running };
}
export async function kill({ child, ended }) {
    killGroup(child);
    await ended;
}
export function startVenue(program, dir, port, seed, faults) {
    const args = ['simulate-broker', '--dir', dir, '--port', String(port), '--seed', String(seed), '--exit-with-parent'];
    args.push('--ticks-per-second', '40', ...faults);
    return start({ program, args, env: {}, errors: `${dir}.err`, readyLine: /^tickgate venue ready (\{.*\})$/m });
}
export function startGateway(program, { data, errors, threads, venues, rateLimits, more, under = [] }) {
    const limits = rateLimits === undefined ? {} : { rate_limits: rateLimits };
    const brokers = [...venues].map(([id, port]) => ({
        id,
        adapter: 'simulated',
        address: `127.0.0.1:${port}`,
        ...limits,
    }));
    const env = {
        PORT: '0',
        MONITORING_PORT: '0',
        DATA_DIR: data,
        THREADS: threads,
        BROKERS: JSON.stringify(brokers),
        LOG_LEVEL: 'info',
        ...more,
    };
    return start({ program, under, args: ['start'], env, errors, readyLine: /^tickgate ready (\{.*\})$/m });
}
//# sourceMappingURL=processes.js.map