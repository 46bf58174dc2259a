import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
const STOP_MS = 10_000;
const SHOWN_LINES = 20;
export function startChild(cpus, args, options = {}) {
    const { cwd, env = {}, isIdle = false } = options;
    const idle = isIdle ? ['chrt', '-i', '0'] : [];
    const pinned = cpus === '' ? [] : ['taskset', '-c', cpus];
    const command = ['setpriv', '--pdeathsig', 'KILL', ...idle, ...pinned, process.execPath, ...args];
    const child = spawn(command[0], command.slice(1), {
        cwd,
        env: { ...process.env, ...env },
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    const lines = [];
    const watchers = new Set();
    let hasEnded = false;
    const ended = new Promise((resolve) => {
        child.once('close', () => {
            hasEnded = true;
            for (const watch of watchers)
                watch();
            resolve();
        });
    });
    for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
            lines.push(line);
            for (const watch of watchers)
                watch();
        });
    }
    child.stdin.on('error', () => { });
    let read = 0;
    return {
        pid: child.pid ?? 0,
        says: (pattern) => new Promise((resolve, reject) => {
            const watch = () => {
                while (read < lines.length) {
                    const match = pattern.exec(lines[read++]);
                    if (match === null)
                        continue;
                    watchers.delete(watch);
                    resolve(match);
                    return;
                }
                if (!hasEnded)
                    return;
                watchers.delete(watch);
                reject(new Error(`${args.join(' ')} has ended: ${lines.slice(-SHOWN_LINES).join(' ')}`));
            };
            watchers.add(watch);
            watch();
        }),
        tell(line) {
            child.stdin.write(`${line}\n`);
        },
        signal(signal) {
            child.kill(signal);
        },
        async stop() {
            const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
            child.kill('SIGCONT');
            child.kill('SIGTERM');
            await ended;
            clearTimeout(late);
        },
    };
}
/** All threads of a process may use these CPUs from now on, and no others; '': all. */
export function pinProcess(pid, cpus) {
    execFileSync('taskset', ['-a', '-c', '-p', cpus, String(pid)], { stdio: 'ignore' });
}
//# sourceMappingURL=child-process.js.map