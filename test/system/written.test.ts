import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { systemFiles } from '../../workers/files.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import { folderOf, untilTrue } from '../support/program.ts';

const NO_DIRECT = new URL('../support/no-direct.js', import.meta.url).href;
const SLOWER = 'written through the page cache: its file system has no direct I/O, so that orders take longer';

describe('how the journal is written', { concurrency: 2 }, () => {
  it('is told by the start, the log and the figures as this file system has it', async (context) => {
    const folder = folderOf(context);
    const isDirect = isDirectPossible(folder);
    const words = isDirect ? 'written directly' : SLOWER;
    const { program, get, metric } = await openGatewayProgram(context, folder);
    assert.ok(program.stdout.includes(`a new journal, ${words}`), program.stdout);
    assert.ok(readFileSync(join(folder, 'logs/tickgate.log'), 'utf8').includes(`at event 0, ${words}`));
    assert.equal(await metric('tickgate_journal_through_page_cache'), isDirect ? 0 : 1);
    assert.equal((await get('/health/journal')).body['warning'] === undefined, isDirect);
    assert.equal(await program.stop(), 0);
    assert.equal(program.stderr.includes('page cache'), !isDirect, program.stderr);
  });

  it('is told, and warned of, where the file system has no direct I/O', async (context) => {
    const folder = folderOf(context);
    const env = { NODE_OPTIONS: `--import=${NO_DIRECT}` };
    const { program, get, metric } = await openGatewayProgram(context, folder, env);
    assert.ok(program.stdout.includes(`a new journal, ${SLOWER}`), program.stdout);
    assert.ok(readFileSync(join(folder, 'logs/tickgate.log'), 'utf8').includes(`at event 0, ${SLOWER}`));
    assert.equal(await metric('tickgate_journal_through_page_cache'), 1);
    const { status, body } = await get('/health/journal');
    assert.deepEqual([status, body['status']], [200, 'healthy']);
    assert.ok(String(body['warning']).startsWith(SLOWER), body['warning']);
    assert.ok(String((await get('/health')).body['warning']).startsWith(`journal: ${SLOWER}`));
    const warning = `tickgate: journal: ${SLOWER}`;
    await untilTrue(() => program.stderr.includes(warning), 'the warning on stderr');
    assert.equal(await program.stop(), 0);
    assert.equal(program.stderr.split(warning).length, 2, program.stderr);
  });
});

function isDirectPossible(folder: string): boolean {
  const path = join(folder, 'probe');
  writeFileSync(path, Buffer.alloc(4096));
  const fd = systemFiles.open(path, 'direct');
  try {
    return systemFiles.isDirect(fd);
  } finally {
    systemFiles.close(fd);
  }
}
