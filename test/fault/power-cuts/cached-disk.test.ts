import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pageAlignedMemory } from '../../../workers/block-memory.ts';
import { type OpenFlags, systemFiles, writeBlocks } from '../../../workers/files.ts';
import { skipFor } from '../../campaign/machine.ts';
import { openCachedDisk } from '../../support/cached-disk.ts';
import { lacksLoopDisks } from '../../support/loop-mount.ts';

const BLOCK_BYTES = 4096;
const block = new Uint8Array(pageAlignedMemory(BLOCK_BYTES));

function write(path: string, flags: OpenFlags, text: string, isSynced: boolean): void {
  const fd = systemFiles.open(path, flags);
  try {
    writeBlocks(systemFiles, fd, block.fill(text.charCodeAt(0)), BLOCK_BYTES, 0);
    if (isSynced) systemFiles.datasync(fd);
  } finally {
    systemFiles.close(fd);
  }
}

for (const kind of ['ext4', 'xfs'] as const) {
  test(`a cut of ${kind} takes what was not synced, from the page cache and from the disk's own`, {
    skip: skipFor(lacksLoopDisks()),
  }, async () => {
    const disk = await openCachedDisk(kind);
    try {
      const ways = (['r+', 'direct'] as const).map((flags) => ({ flags, path: join(disk.folder, flags) }));
      for (const { path } of ways) write(path, 'w+', 'a', true);
      systemFiles.syncFolder(disk.folder);
      for (const [text, next] of ['ab', 'bc', 'cd']) {
        for (const { path, flags } of ways) write(path, flags, next ?? '', false);
        await disk.cut();
        for (const { path, flags } of ways) {
          assert.throws(() => write(path, flags, 'x', true), { code: 'EIO' }, `${flags} after the cut`);
        }
        await disk.remount();
        for (const { path, flags } of ways)
          assert.equal(readFileSync(path, 'latin1'), text?.repeat(BLOCK_BYTES), flags);
        for (const { path, flags } of ways) write(path, flags, next ?? '', true);
      }
      assert.match(disk.story(), /^remounted 3 times/);
    } finally {
      await disk.close();
    }
  });
}
