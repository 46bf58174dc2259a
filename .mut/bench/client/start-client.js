import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
/** No helper threads of V8, which would take the client's own core from it for milliseconds; little to collect at a time. */
const HEAP = ['--single-threaded', '--min-semi-space-size=2', '--max-semi-space-size=2'];
/** `cpus`: the CPUs that all of its threads may use, as `taskset` takes them; '': all. */
export function startClient(cpus) {
    const command = [process.execPath, ...HEAP, fileURLToPath(new URL('./main.js', import.meta.url))];
    const [program = '', ...rest] = cpus === '' ? command : ['taskset', '-c', cpus, ...command];
    const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
    const waiting = [];
    const hasEnded = new Promise((resolve) => {
        child.once('close', () => {
            for (const tell of waiting.splice(0))
                tell(undefined);
            resolve();
        });
    });
    createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
    async function ask(job) {
        const line = await new Promise((resolve) => {
            waiting.push(resolve);
            child.stdin.write(`${JSON.stringify(job)}\n`);
        });
        if (line === undefined)
            throw new Error('the client process has ended');
        const answer = JSON.parse(line);
        if (answer.error !== undefined)
            throw new Error(`client: ${answer.error}`);
        return answer;
    }
    return {
        pid: child.pid ?? 0,
        async open(job) {
            await ask({ job: 'open', ...job });
        },
        block: async (job) => (await ask({ job: 'block', ...job })),
        async close(group) {
            await ask({ job: 'close', group });
        },
        async end() {
            child.stdin.end();
            await hasEnded;
        },
    };
}
//# sourceMappingURL=start-client.js.map