import { statSync } from 'node:fs';
import { createServer } from 'node:net';
/**
 * One venue per directory: an abstract unix socket named after the directory's device and inode, however its path is
 * spelt. The kernel drops it with the process, also after a kill -9, so there is no stale lock to clear.
 */
export function lockDirectory(dir) {
    const { dev, ino } = statSync(dir);
    return new Promise((resolve, reject) => {
        const server = createServer((socket) => socket.destroy());
        server.on('error', (error) => {
            reject(error.code === 'EADDRINUSE' ? new Error(`${dir}: another venue is running on this directory`) : error);
        });
        server.listen({ path: `\0tickgate-venue-${dev}-${ino}` }, () => {
            server.unref();
            resolve(server);
        });
    });
}
//# sourceMappingURL=directory-lock.js.map