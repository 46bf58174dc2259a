import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { firstLack, lacksLoopDevices, lacksRoot, lacksTool, pathOf } from '../campaign/machine.ts';
import type { Lack } from '../campaign/part.ts';

/** Where the file system of an image is mounted, on a loop device of its own each time. */
export interface LoopMount {
  readonly folder: string;
  mount(image: string): Promise<void>;
  /** Nobody of this namespace may have a file of it open. False: something else holds it, and it is still there. */
  unmount(lazily?: 'lazily'): Promise<boolean>;
  /** What isn't on its device never gets there, and every call that needs the device fails with EIO. */
  shutDown(): Promise<void>;
}

export type FileSystem = 'ext4' | 'xfs';

const MAKE: Readonly<Record<FileSystem, readonly string[]>> = {
  ext4: ['mkfs.ext4', '-q', '-F', '-E', 'nodiscard', '-m', '0'],
  xfs: ['mkfs.xfs', '-q', '-f', '-K'],
};

const run = promisify(execFile);
const UMOUNT_MS = 5_000;
const RELEASE_MS = 200;

/** What this machine lacks for it. */
export function lacksLoopDisks(): Lack | undefined {
  return firstLack(
    lacksTool('xfs_io', 'xfsprogs'),
    lacksTool('mkfs.xfs', 'xfsprogs'),
    lacksTool('mkfs.ext4', 'e2fsprogs'),
    lacksTool('losetup', 'util-linux'),
    lacksRoot(),
    lacksLoopDevices(),
  );
}

/** XFS takes at least 300 MiB; the file has no blocks but those that are written. It is on its disk. */
export async function makeImage(kind: FileSystem, image: string, mebibytes: number): Promise<void> {
  const fd = openSync(image, 'wx', 0o600);
  try {
    ftruncateSync(fd, mebibytes * 2 ** 20);
    const [program = '', ...args] = MAKE[kind];
    await tool(program, [...args, image]);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** `folder` is there. */
export function createLoopMount(kind: FileSystem, folder: string): LoopMount {
  /** Of what is mounted now; empty: nothing is. */
  let device = '';
  let image = '';

  /** Of a foreign mount namespace, which somebody made meanwhile and which has copies of all mounts, nobody knows. */
  async function isReleased(loop: string): Promise<boolean> {
    const inUse = `/sys/block/${basename(loop)}/loop/backing_file`;
    try {
      await until(() => {
        if (existsSync(inUse) && readFileSync(inUse, 'utf8').startsWith(image)) throw new Error('it is in use');
      }, RELEASE_MS);
      return true;
    } catch {
      return false;
    }
  }

  return {
    folder,
    /** Not `mount -o loop`: that would take a device again that a foreign mount namespace still holds. */
    async mount(from) {
      // Written through the page cache of what the image stands on.
      const loop = (await tool('losetup', ['--find', '--show', '--direct-io=off', from])).trim();
      try {
        await tool('mount', [...(kind === 'xfs' ? ['-o', 'nouuid'] : []), loop, folder]);
        device = loop;
        image = from;
      } finally {
        // While it is mounted this only says that it goes with the mount.
        await tool('losetup', ['--detach', loop]);
      }
      readdirSync(folder);
    },
    async unmount(lazily) {
      if (device === '') return true;
      // A process that has just ended may hold it for a moment.
      await until(async () => {
        await tool('umount', [...(lazily === undefined ? [] : ['-l']), folder]);
      }, UMOUNT_MS);
      const loop = device;
      device = '';
      return isReleased(loop);
    },
    async shutDown() {
      try {
        await tool('xfs_io', ['-x', '-c', 'shutdown', folder]);
      } catch (error) {
        // One that has lost its device may have done so by itself: then not even its folder can be looked at.
        if (codeOf(() => statSync(folder)) !== 'EIO') throw error;
      }
    },
  };
}

/**
 * Unmounts these, one after the other, and removes the folder that all stands in, when this process is gone, however it
 * went: its end of the pipe closes.
 */
export function startMountGuard(base: string, folders: readonly string[]): ChildProcess {
  const script = 'read _; if [ -d "$0" ]; then for folder; do umount -l "$folder"; done; rm -rf "$0"; fi';
  return spawn('sh', ['-c', script, base, ...folders], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
}

function codeOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

async function until(work: () => void | Promise<void>, timeoutMs: number): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > deadlineMs) throw error;
      await wait(5);
    }
  }
}

export async function tool(name: string, args: readonly string[]): Promise<string> {
  return (await run(pathOf(name) ?? name, [...args])).stdout;
}
