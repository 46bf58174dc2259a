import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { firstLack, lacksLoopDevices, lacksRoot, lacksTool, pathOf } from '../campaign/machine.js';
const MAKE = {
    ext4: ['mkfs.ext4', '-q', '-F', '-E', 'nodiscard', '-m', '0'],
    xfs: ['mkfs.xfs', '-q', '-f', '-K'],
};
const run = promisify(execFile);
const UMOUNT_MS = 5_000;
const RELEASE_MS = 200;
/** What this machine lacks for it. */
export function lacksLoopDisks() {
    return firstLack(lacksTool('xfs_io', 'xfsprogs'), lacksTool('mkfs.xfs', 'xfsprogs'), lacksTool('mkfs.ext4', 'e2fsprogs'), lacksTool('losetup', 'util-linux'), lacksRoot(), lacksLoopDevices());
}
/** XFS takes at least 300 MiB; the file has no blocks but those that are written. */
export async function openLoopDisk(kind, mebibytes = 512) {
    const base = mkdtempSync(join(tmpdir(), `tickgate-${kind}-`));
    let image = join(base, 'image');
    const folder = join(base, 'disk');
    const fd = openSync(image, 'wx', 0o600);
    ftruncateSync(fd, mebibytes * 2 ** 20);
    closeSync(fd);
    mkdirSync(folder);
    const [program = '', ...args] = MAKE[kind];
    const guard = startGuard(base, folder);
    let mounted = '';
    let remounts = 0;
    let copies = '';
    try {
        await tool(program, [...args, image]);
        await mount();
    }
    catch (error) {
        guard.stdin?.end();
        throw error;
    }
    /** A device of its own each time: `mount -o loop` would take one again that a foreign mount namespace still holds. */
    async function mount() {
        const device = (await tool('losetup', ['--find', '--show', image])).trim();
        try {
            await tool('mount', [...(kind === 'xfs' ? ['-o', 'nouuid'] : []), device, folder]);
            mounted = device;
        }
        finally {
            // While it is mounted this only says that it goes with the mount.
            await tool('losetup', ['--detach', device]);
        }
        readdirSync(folder);
    }
    /** A process that has just ended may hold it for a moment. */
    async function unmount() {
        await until(async () => {
            await tool('umount', [folder]);
        }, UMOUNT_MS);
    }
    /** False: it is still mounted in another namespace, which somebody made meanwhile and which has copies of all mounts. */
    async function isReleased() {
        const inUse = `/sys/block/${basename(mounted)}/loop/backing_file`;
        try {
            await until(() => {
                if (existsSync(inUse) && readFileSync(inUse, 'utf8').startsWith(image))
                    throw new Error('it is in use');
            }, RELEASE_MS);
            return true;
        }
        catch {
            return false;
        }
    }
    /** What the disk has, where nobody else can write to it any more. */
    async function moveAway() {
        const next = `${image}-`;
        await tool('cp', ['--sparse=always', image, next]);
        rmSync(image);
        image = next;
    }
    return {
        folder,
        async cut() {
            await tool('xfs_io', ['-x', '-c', 'shutdown', folder]);
        },
        async remount() {
            await unmount();
            remounts += 1;
            if (!(await isReleased())) {
                await moveAway();
                copies += ` ${remounts}`;
            }
            await mount();
        },
        story: () => `remounted ${remounts} times, from a copy:${copies === '' ? ' never' : copies}`,
        async close() {
            await unmount().catch(() => tool('umount', ['-l', folder]));
            rmSync(base, { recursive: true, force: true });
            guard.stdin?.end();
            await once(guard, 'exit');
        },
    };
}
/** Unmounts when this process is gone, however it went: its end of the pipe closes. */
function startGuard(base, folder) {
    const script = 'read _; if [ -d "$1" ]; then umount -l "$1"; rm -rf "$0"; fi';
    return spawn('sh', ['-c', script, base, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
}
async function until(work, timeoutMs) {
    const deadlineMs = performance.now() + timeoutMs;
    for (;;) {
        try {
            return await work();
        }
        catch (error) {
            if (performance.now() > deadlineMs)
                throw error;
            await wait(5);
        }
    }
}
async function tool(name, args) {
    return (await run(pathOf(name) ?? name, [...args])).stdout;
}
//# sourceMappingURL=loop-disk.js.map