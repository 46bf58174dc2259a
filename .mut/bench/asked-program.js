import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
export function startProgram(module, flags = []) {
    const child = fork(fileURLToPath(module), { execArgv: [...flags], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let tell;
    const hasEnded = new Promise((resolve) => {
        child.once('exit', () => {
            tell?.(undefined);
            resolve();
        });
    });
    child.on('message', (answer) => tell?.(answer));
    return {
        pid: child.pid ?? 0,
        async ask(job) {
            const answer = await new Promise((resolve) => {
                tell = resolve;
                if (child.connected)
                    child.send(job);
                else
                    resolve(undefined);
            });
            tell = undefined;
            if (answer === undefined)
                throw new Error(`${module.pathname} has ended`);
            if (answer.error !== undefined)
                throw new Error(answer.error);
            return answer;
        },
        async stop() {
            if (child.connected)
                child.disconnect();
            await hasEnded;
        },
    };
}
//# sourceMappingURL=asked-program.js.map