import { once } from 'node:events';
import { createServer } from 'node:net';
const FIRST = 10_000;
const PORTS = 20_000;
/** A free port that is nobody's outgoing one: a program that is started on it again finds it free again. */
export async function steadyPort() {
    for (let tries = 0; tries < 100; tries++) {
        const port = FIRST + Math.floor(Math.random() * PORTS);
        const server = createServer().listen(port, '127.0.0.1');
        const isFree = await once(server, 'listening').then(() => true, () => false);
        if (!isFree)
            continue;
        server.close();
        await once(server, 'close');
        return port;
    }
    throw new Error('no free port was found');
}
//# sourceMappingURL=steady-port.js.map