import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoopDisk } from './loop-disk.ts';
import { type FileSystem, createLoopMount, makeImage, startMountGuard, tool } from './loop-mount.ts';

/** A disk with a volatile cache of its own, whose power can be cut. */
export interface CachedDisk extends LoopDisk {
  /** The power goes: what was not synced is lost, every call that needs the disk fails with EIO from now on. */
  cut(): Promise<void>;
  /** Mounts what the disk has. Nobody may have a file of it open. */
  remount(): Promise<void>;
  /** How often it was remounted, and how often from a copy: for messages. */
  story(): string;
}

const DISK_MIB = 512;
/** With room for all of the disk, and what the file system below takes for itself. */
const BELOW_MIB = 1024;

/**
 * A loop disk on a loop disk: the page cache of the file system below is the disk's own cache. A flush of the disk is an
 * fsync of its image there.
 *
 *   write ─▶ page cache ─▶ │ disk │ ─▶ page cache ─▶ image on XFS ─▶ ordinary file
 *   O_DIRECT ────────────▶ │ loop │    its cache  flush ▲
 *            lost by a cut ╵      ╵ lost by a cut         ╵ kept
 *
 * XFS below: there an fsync that a shutdown comes across fails; of ext4's one may succeed whose blocks were new.
 */
export async function openCachedDisk(kind: FileSystem): Promise<CachedDisk> {
  const base = mkdtempSync(join(tmpdir(), `tickgate-${kind}-`));
  const folder = join(base, 'disk');
  const folderBelow = join(base, 'below');
  const image = join(folderBelow, 'image');
  let imageBelow = join(base, 'image');
  for (const mountPoint of [folder, folderBelow]) mkdirSync(mountPoint);
  const disk = createLoopMount(kind, folder);
  const below = createLoopMount('xfs', folderBelow);
  const guard = startMountGuard(base, [folder, folderBelow]);
  let remounts = 0;
  let copies = '';
  try {
    await makeImage('xfs', imageBelow, BELOW_MIB);
    await below.mount(imageBelow);
    await makeImage(kind, image, DISK_MIB);
    await disk.mount(image);
  } catch (error) {
    guard.stdin?.end();
    throw error;
  }

  /** Whether nobody holds any of it any more. */
  async function unmount(): Promise<boolean> {
    return (await disk.unmount()) ? below.unmount() : below.unmount('lazily').then(() => false);
  }

  /** What the disk has, where nobody else can write to it any more. */
  async function moveAway(): Promise<void> {
    const next = `${imageBelow}-`;
    await tool('cp', ['--sparse=always', imageBelow, next]);
    rmSync(imageBelow);
    imageBelow = next;
  }

  return {
    folder,
    async cut() {
      // First what is below: the end of a file system may want a last word, and flush.
      await below.shutDown();
      await disk.shutDown();
    },
    async remount() {
      remounts += 1;
      if (!(await unmount())) {
        await moveAway();
        copies += ` ${remounts}`;
      }
      await below.mount(imageBelow);
      await disk.mount(image);
    },
    story: () => `remounted ${remounts} times, from a copy:${copies === '' ? ' never' : copies}`,
    async close() {
      for (const one of [disk, below]) await one.unmount().catch(() => one.unmount('lazily'));
      rmSync(base, { recursive: true, force: true });
      guard.stdin?.end();
      await once(guard, 'exit');
    },
  };
}
