import { startProgram, tickgate } from './program.js';
export const READY_LINE = /^tickgate ready (\{.*\})$/m;
/** Starts it; see `readyGateway`. */
export function startGatewayProgram(context, folder, env = {}) {
    return startProgram(context, process.execPath, [tickgate, 'start'], {
        cwd: folder,
        env: { PORT: '0', MONITORING_PORT: '0', ...env },
    });
}
/** Starts it and waits until it says that it is ready. */
export async function openGatewayProgram(context, folder, env = {}) {
    return readyGateway(startGatewayProgram(context, folder, env), folder);
}
export async function readyGateway(program, folder) {
    const [, ready] = await program.says(READY_LINE);
    const { api } = JSON.parse(ready);
    return { program, folder, url: api, port: Number(new URL(api).port), ...callsTo(api) };
}
export function callsTo(url) {
    async function ask(path, init) {
        // One connection per request: none is left open to a gateway that the test stops.
        const headers = { Connection: 'close', 'Content-Type': 'application/json' };
        const response = await fetch(`${url}${path}`, { ...init, headers });
        return { status: response.status, body: (await response.json()) };
    }
    return {
        get: (path) => ask(path, { method: 'GET' }),
        send: (method, path, body) => ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
        async metric(series) {
            const page = await (await fetch(`${url}/metrics`, { headers: { Connection: 'close' } })).text();
            const line = page.split('\n').find((text) => text.startsWith(`${series} `));
            return line === undefined ? Number.NaN : Number(line.slice(series.length + 1));
        },
    };
}
//# sourceMappingURL=gateway-program.js.map