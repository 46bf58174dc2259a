import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ExitCode, ExitError } from '../../workers/exit-codes.js';
const READY = /^tickgate venue ready (\{.*\})$/m;
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;
const FIRST_BACK_OFF_MS = 250;
const MAX_BACK_OFF_MS = 5_000;
/**
 * Starts the venue and keeps it: one that ends unasked is started again on the same port, where its brokers look for
 * it; `onExit` is told why each time. Rejects with the venue's own words if it doesn't come up at first.
 */
export async function startOwnVenue(dataDir, onExit) {
    const args = ['--exit-with-parent', '--dir', join(dataDir, 'venue')];
    let isStopping = false;
    let backOffMs = FIRST_BACK_OFF_MS;
    let timer;
    const first = await runVenue(args, ended);
    let running = first.child;
    function ended(why) {
        if (isStopping)
            return;
        onExit(`${why}; it starts again in ${backOffMs} ms`);
        timer = setTimeout(again, backOffMs);
        backOffMs = Math.min(MAX_BACK_OFF_MS, backOffMs * 2);
    }
    function again() {
        runVenue([...args, '--port', String(first.port)], ended).then(({ child }) => {
            running = child;
            backOffMs = FIRST_BACK_OFF_MS;
            if (isStopping)
                child.kill('SIGTERM');
        }, (error) => ended(error instanceof Error ? error.message : String(error)));
    }
    return {
        host: '127.0.0.1',
        port: first.port,
        get pid() {
            return running.pid ?? 0;
        },
        stop() {
            isStopping = true;
            clearTimeout(timer);
            return stopChild(running);
        },
    };
}
/** One life of the program: resolves when it is ready; `ended` is called when it ends after that. */
function runVenue(args, ended) {
    const program = new URL('../../workers/venue/venue-main.js', import.meta.url).pathname;
    // In a process group of its own: a Ctrl-C is for the gateway, which ends the venue when it has stopped.
    const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
        complaints = `${complaints}${text}`.slice(-2_000);
    });
    return new Promise((resolve, reject) => {
        let isReady = false;
        const timer = setTimeout(() => {
            child.kill('SIGKILL');
            reject(new ExitError(ExitCode.startTimeout, 'the simulated venue did not come up in time'));
        }, START_TIMEOUT_MS);
        let said = '';
        child.stdout.setEncoding('utf8').on('data', (text) => {
            said = `${said}${text}`.slice(-2_000);
            const ready = READY.exec(said);
            if (ready === null || isReady)
                return;
            clearTimeout(timer);
            isReady = true;
            resolve({ child, port: JSON.parse(ready[1]).port });
        });
        child.once('exit', (code, signal) => {
            clearTimeout(timer);
            const why = `the simulated venue ended (${signal ?? `exit ${code}`})${complaints === '' ? '' : `: ${complaints.trim()}`}`;
            if (isReady)
                ended(why);
            else
                reject(new ExitError(ExitCode.startTimeout, `the start needs its venue: ${why}`));
        });
    });
}
function stopChild(child) {
    if (child.exitCode !== null || child.signalCode !== null)
        return Promise.resolve();
    return new Promise((resolve) => {
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
        child.once('exit', () => {
            clearTimeout(timer);
            resolve();
        });
        child.kill('SIGTERM');
    });
}
//# sourceMappingURL=own-venue.js.map