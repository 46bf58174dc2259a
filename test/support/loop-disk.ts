import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileSystem, createLoopMount, makeImage, startMountGuard } from './loop-mount.ts';

/** A file system of its own in a file. */
export interface LoopDisk {
  /** Where it is mounted. */
  readonly folder: string;
  /** Unmounts it and removes the file. */
  close(): Promise<void>;
}

export async function openLoopDisk(kind: FileSystem, mebibytes: number): Promise<LoopDisk> {
  const base = mkdtempSync(join(tmpdir(), `tickgate-${kind}-`));
  const image = join(base, 'image');
  const folder = join(base, 'disk');
  mkdirSync(folder);
  const disk = createLoopMount(kind, folder);
  const guard = startMountGuard(base, [folder]);
  try {
    await makeImage(kind, image, mebibytes);
    await disk.mount(image);
  } catch (error) {
    guard.stdin?.end();
    throw error;
  }
  return {
    folder,
    async close() {
      await disk.unmount().catch(() => disk.unmount('lazily'));
      rmSync(base, { recursive: true, force: true });
      guard.stdin?.end();
      await once(guard, 'exit');
    },
  };
}
