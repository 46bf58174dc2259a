import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
/** `dist/bench/main.js`, a program of its own: nothing in the gateway imports what measures it. */
const PROGRAM = fileURLToPath(new URL('../../bench/main.js', import.meta.url));
/** `tickgate bench`: returns its exit code. It stops its own children when it is asked to end. */
export async function runBenchProgram(args) {
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(signal, () => child.kill(signal));
    const [code, signal] = (await once(child, 'exit'));
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
//# sourceMappingURL=bench-program.js.map