import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fastPageAlignedMemory, pageAlignedMemory } from '../../workers/block-memory.ts';
import { systemFiles, writeBlocks } from '../../workers/files.ts';

const BLOCK_BYTES = 4096;
const BLOCK_MEMORY = new URL('../../workers/block-memory.js', import.meta.url).href;

function temporaryFile(t: TestContext, bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-files-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'blocks');
  writeFileSync(path, bytes);
  return path;
}

test('whole blocks from aligned memory go past the page cache and are read through it', (t) => {
  const path = temporaryFile(t, Buffer.alloc(4 * BLOCK_BYTES, 'o'));
  assert.ok(readFileSync(path).every((byte) => byte === 'o'.charCodeAt(0)));
  const memory = new Uint8Array(pageAlignedMemory(2 * BLOCK_BYTES)).fill('n'.charCodeAt(0));
  const fd = systemFiles.open(path, 'direct');
  writeBlocks(systemFiles, fd, memory, 2 * BLOCK_BYTES, BLOCK_BYTES);
  systemFiles.datasync(fd);
  systemFiles.close(fd);
  const read = readFileSync(path, 'latin1');
  assert.equal(read, 'o'.repeat(BLOCK_BYTES) + 'n'.repeat(2 * BLOCK_BYTES) + 'o'.repeat(BLOCK_BYTES));
});

test('a file that is open says whether it goes past the page cache', (t) => {
  const path = temporaryFile(t, Buffer.alloc(BLOCK_BYTES));
  const through = systemFiles.open(path, 'r+');
  assert.equal(systemFiles.isDirect(through), false);
  const past = systemFiles.open(path, 'direct');
  const flags = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${past}`, 'utf8'))![1]!;
  // Where this temporary folder's file system has no way past it, neither has the file.
  assert.equal(systemFiles.isDirect(past), (Number.parseInt(flags, 8) & constants.O_DIRECT) !== 0);
  systemFiles.close(past);
  systemFiles.close(through);
  const again = systemFiles.open(path, 'r');
  assert.equal(again, Math.min(past, through), 'a number that was given before');
  const other = systemFiles.open(path, 'r');
  assert.ok(![again, other].some((fd) => systemFiles.isDirect(fd)));
  for (const fd of [again, other]) systemFiles.close(fd);
});

test('where a file system has no way past the page cache, it goes through it', () => {
  // Files of the kernel's own have none, and this one may be written.
  const path = '/proc/self/oom_score_adj';
  const fd = systemFiles.open(path, 'direct');
  assert.equal(systemFiles.isDirect(fd), false);
  const same = readFileSync(path);
  assert.equal(systemFiles.write(fd, same, 0, same.length, 0), same.length);
  systemFiles.close(fd);
});

test('a file that is not there is not made', () => {
  assert.throws(() => systemFiles.open(join(tmpdir(), 'tickgate-files-none', 'none'), 'direct'), { code: 'ENOENT' });
});

test('a write of less than a block is an error, not a loop', (t) => {
  const path = temporaryFile(t, Buffer.alloc(BLOCK_BYTES));
  const fd = systemFiles.open(path, 'direct');
  let writes = 0;
  const short = { ...systemFiles, write: () => (writes++, BLOCK_BYTES - 1) };
  assert.throws(() => writeBlocks(short, fd, new Uint8Array(BLOCK_BYTES), BLOCK_BYTES, 0), { code: 'EIO' });
  assert.equal(writes, 2, 'it is tried once more: the second call tells why, if it can');
  systemFiles.close(fd);
});

test('both kinds of memory begin at a page', (t) => {
  const fd = systemFiles.open(temporaryFile(t, Buffer.alloc(BLOCK_BYTES, 'x')), 'direct');
  for (const memory of [pageAlignedMemory(3 * BLOCK_BYTES), fastPageAlignedMemory(3 * BLOCK_BYTES)]) {
    assert.ok(memory.byteLength >= 3 * BLOCK_BYTES);
    for (const at of [0, 2 * BLOCK_BYTES]) {
      const bytes = new Uint8Array(memory, at, BLOCK_BYTES);
      assert.equal(systemFiles.read(fd, bytes, 0, BLOCK_BYTES, 0), BLOCK_BYTES);
      assert.ok(bytes.every((byte) => byte === 'x'.charCodeAt(0)));
    }
  }
  systemFiles.close(fd);
});

test('without the addresses for it, memory is of the slower kind', () => {
  const script = `
    const { fastPageAlignedMemory } = await import(${JSON.stringify(BLOCK_MEMORY)});
    process.stdout.write(String(fastPageAlignedMemory(4096).resizable));
  `;
  // KiB: enough for Node, and not for 10 GB more.
  const shell = `ulimit -v 8000000 && exec "$0" --input-type=module -e "$1"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', shell, process.execPath, script], { encoding: 'utf8' });
  assert.equal(stdout, 'true', stderr);
});
