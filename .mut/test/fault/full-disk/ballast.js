import { spawnSync } from 'node:child_process';
import { closeSync, openSync, statSync, statfsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../../campaign/machine.js';
const BLOCK_BYTES = 4096;
export function createBallast(folder) {
    const path = join(folder, 'ballast');
    closeSync(openSync(path, 'w', 0o600));
    function free() {
        const { bavail, bsize } = statfsSync(folder);
        return bavail * bsize;
    }
    /** Takes the blocks without writing to them. */
    function take(bytes) {
        const at = statSync(path).size;
        return spawnSync(pathOf('fallocate') ?? '', ['--offset', String(at), '--length', String(bytes), path]).status === 0;
    }
    return {
        fillTo(freeBytes) {
            for (let piece = blocks(free() - freeBytes); piece >= BLOCK_BYTES;) {
                if (take(piece))
                    piece = blocks(Math.max(free() - freeBytes, freeBytes === 0 ? BLOCK_BYTES : 0));
                else
                    piece = blocks(piece / 2);
            }
        },
        drop: () => truncateSync(path, 0),
    };
}
function blocks(bytes) {
    return Math.floor(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}
//# sourceMappingURL=ballast.js.map