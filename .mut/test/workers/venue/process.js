import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
const program = fileURLToPath(new URL('../../../workers/venue/venue-main.js', import.meta.url));
const DEADLINE_MS = 20_000;
/** A temporary folder that goes with the test. */
export function temporaryFolder(context) {
    const dir = mkdtempSync(join(tmpdir(), 'tickgate-venue-'));
    context.after(() => rmSync(dir, { recursive: true, force: true }));
    return dir;
}
/** Runs the venue's program until it ends by itself. */
export async function runToEnd(args) {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'close'));
    return { code, stdout, stderr };
}
/**
 * The real program, on a free port; stopped with the test. Without `--feed` there is no market. `under` is a shell
 * prefix: what it should run under.
 */
export async function startVenue(context, args = [], dir = temporaryFolder(context), under = '') {
    const feed = args.includes('--feed') ? [] : ['--feed', 'none'];
    const command = [process.execPath, program, '--dir', dir, '--exit-with-parent', ...feed, ...args];
    const child = spawn('/bin/sh', ['-c', `${under} exec "$@"`, 'sh', ...command], {
        stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => {
        child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'));
    });
    context.after(async () => {
        child.kill('SIGKILL');
        await ended;
    });
    let text = '';
    const port = await new Promise((resolve, reject) => {
        child.stdout.on('data', (chunk) => {
            text += chunk.toString();
            const ready = /^tickgate venue ready (\{.*\})$/m.exec(text);
            if (ready !== null)
                resolve(JSON.parse(ready[1] ?? '').port);
        });
        void ended.then((code) => reject(new Error(`the venue ended with ${code}: ${text}`)));
    });
    return {
        child,
        port,
        dir,
        stop(signal) {
            child.kill(signal);
            return ended;
        },
    };
}
export async function openClient(context, port) {
    const socket = connect(port, '127.0.0.1');
    const lines = [];
    const waiting = new Set();
    let rest = '';
    socket.on('data', (chunk) => {
        const texts = (rest + chunk.toString()).split('\n');
        rest = texts.pop() ?? '';
        for (const text of texts)
            lines.push(JSON.parse(text));
        for (const look of waiting)
            look();
    });
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', () => resolve()));
    void closed.then(() => {
        for (const look of waiting)
            look();
    });
    context.after(() => socket.destroy());
    await once(socket, 'connect');
    return {
        socket,
        lines,
        closed,
        send(...messages) {
            socket.write(messages.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join(''));
        },
        find(what, fits, from = 0) {
            return new Promise((resolve, reject) => {
                const timer = setTimeout(() => fail('not within the deadline'), DEADLINE_MS);
                function fail(why) {
                    waiting.delete(look);
                    clearTimeout(timer);
                    reject(new Error(`no ${what}: ${why}; heard ${JSON.stringify(lines.slice(-10))}`));
                }
                function look() {
                    const line = lines.slice(from).find(fits);
                    if (line !== undefined) {
                        waiting.delete(look);
                        clearTimeout(timer);
                        resolve(line);
                    }
                    else if (socket.destroyed)
                        fail('the connection is closed');
                }
                waiting.add(look);
                look();
            });
        },
    };
}
let session = Date.now() * 1000;
export async function openGateway(context, port, name = 'g', epoch = 1) {
    const client = await openClient(context, port);
    client.send({ op: 'hello', gateway: name, epoch, session: ++session });
    await client.find('hello', ({ ev }) => ev === 'hello');
    return client;
}
export function limitOrder(id, side, price, quantity, tif = 'gtc') {
    return { op: 'place', id, symbol: 'BTCUSDT', side, type: 'limit', tif, price, quantity };
}
/** Waits for a condition; the text says what never came. */
export async function until(what, holds) {
    const deadline = performance.now() + DEADLINE_MS;
    while (!holds()) {
        if (performance.now() > deadline)
            throw new Error(`never: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
    }
}
//# sourceMappingURL=process.js.map