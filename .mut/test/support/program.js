import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
/** `tickgate`, as it is installed. */
export const tickgate = fileURLToPath(new URL('../../gateway/cli.js', import.meta.url));
const DEADLINE_MS = 30_000;
const LOOK_MS = 5;
export function startProgram(context, command, args, options = {}) {
    const child = spawn(command, args, {
        cwd: options.cwd,
        detached: options.detached ?? false,
        env: { ...process.env, ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let isOver = false;
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    const ended = once(child, 'close').then(([code, signal]) => {
        isOver = true;
        return (code ?? signal);
    });
    context.after(async () => {
        if (!isOver)
            child.kill('SIGKILL');
        await ended;
    });
    return {
        child,
        pid: child.pid ?? 0,
        get stdout() {
            return stdout;
        },
        get stderr() {
            return stderr;
        },
        ended,
        async says(pattern) {
            let found = pattern.exec(stdout);
            await untilTrue(() => {
                found = pattern.exec(stdout);
                if (found === null && isOver)
                    throw new Error(`It ended without ${pattern}: ${stdout}${stderr}`);
                return found !== null;
            }, () => `${pattern}; it said: ${stdout}${stderr}`);
            return found;
        },
        stop(signal = 'SIGTERM') {
            child.kill(signal);
            return ended;
        },
    };
}
/** Runs `tickgate` with these arguments until it ends by itself. */
export async function runTickgate(context, args, options = {}) {
    const program = startProgram(context, process.execPath, [tickgate, ...args], options);
    const code = await program.ended;
    return { code, stdout: program.stdout, stderr: program.stderr };
}
/** A temporary folder that goes with the test. */
export function folderOf(context) {
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-system-'));
    context.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
}
/** Looks until it is so; fails with what never came. */
export async function untilTrue(isSo, what, deadlineMs = DEADLINE_MS) {
    const end = performance.now() + deadlineMs;
    while (!(await isSo())) {
        if (performance.now() > end)
            throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}.`);
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
}
//# sourceMappingURL=program.js.map