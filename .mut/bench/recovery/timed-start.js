import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SETTINGS } from './make-journal.js';
const CLI = fileURLToPath(new URL('../../gateway/cli.js', import.meta.url));
const READY = /^tickgate ready /m;
const DEADLINE_MS = 60_000;
/**
 * Starts the real gateway on `data`, until it says that it is ready; seconds since its process began. Then it is asked to
 * stop, which leaves a snapshot. Rejects if it ends instead.
 */
export async function timedStart(data) {
    const began = performance.now();
    const gateway = spawn(process.execPath, [CLI, 'start'], {
        cwd: data,
        env: { PATH: process.env['PATH'], ...SETTINGS, PORT: '0', MONITORING_PORT: '0', DATA_DIR: data },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: DEADLINE_MS,
    });
    const exited = once(gateway, 'exit');
    const seconds = await new Promise((resolve, reject) => {
        let said = '';
        let complaint = '';
        gateway.stdout.setEncoding('utf8').on('data', (text) => {
            said += text;
            if (READY.test(said))
                resolve((performance.now() - began) / 1000);
        });
        gateway.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
        gateway.once('error', reject);
        gateway.once('exit', (code) => reject(new Error(`the gateway ended with ${code}: ${complaint || said}`)));
    });
    gateway.kill('SIGTERM');
    await exited;
    return seconds;
}
//# sourceMappingURL=timed-start.js.map