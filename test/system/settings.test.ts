import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { allowedCpus } from '../../workers/pin.ts';
import { openGatewayProgram } from '../support/gateway-program.ts';
import type { Loose } from '../support/loose.ts';
import { type ProcessSetting, ProcessSettings } from '../support/process-settings.ts';
import { folderOf } from '../support/program.ts';

/** What is seen of a running gateway, one entry per setting. */
type Seen = Record<ProcessSetting, unknown>;

const [CPU] = allowedCpus();

// The runner's: here it is left out.
delete process.env['SEGMENT_BYTES'];

const byDefault: Seen = {
  DATA_DIR: 'data',
  SEGMENT_BYTES: [67_108_864, 67_108_864],
  THREADS: ['gateway', 'engine', 'journal', 'broker', 'market', 'follower', 'watchdog'],
  PIN: false,
  LOG_LEVEL: ['info'],
  FEED: 'the simulated market',
};

const settings: Record<ProcessSetting, string> = {
  DATA_DIR: 'other',
  SEGMENT_BYTES: '2097152',
  THREADS: 'compact',
  PIN: `journal:${CPU}`,
  LOG_LEVEL: 'debug',
  FEED: 'replay:quotes.csv',
};

const otherwise: Seen = {
  DATA_DIR: 'other',
  SEGMENT_BYTES: [2_097_152, 2_097_152],
  THREADS: ['gateway', 'journal', 'broker', 'market', 'follower', 'watchdog'],
  PIN: true,
  LOG_LEVEL: ['debug', 'info'],
  FEED: 30_000,
};

describe(`a whole gateway with other ${ProcessSettings.join(', ')}`, { concurrency: 2 }, () => {
  it('behaves by default as ever', async (context) => {
    // Where every thread can have a core, they would be pinned by themselves.
    const env = allowedCpus().length > 4 ? { PIN: 'off' } : {};
    assert.deepEqual(await look(context, folderOf(context), env), byDefault);
  });

  it('behaves otherwise in each of them', async (context) => {
    for (const name of ProcessSettings) assert.notDeepEqual(otherwise[name], byDefault[name]);
    const folder = folderOf(context);
    // Quotes of one price every 10 ms for 20 s: the last one doesn't get old meanwhile.
    const times = Array.from({ length: 2_000 }, (_, i) => new Date(1_610_064_000_000 + i * 10).toISOString());
    const lines = times.map((time) => `${time},BTC/USDT,1,30000.02,1,30000.00\n`);
    writeFileSync(join(folder, 'quotes.csv'), `timestamp,symbol,ask_size,ask,bid_size,bid\n${lines.join('')}`);
    assert.deepEqual(await look(context, folder, settings), otherwise);
  });
});

async function look(context: TestContext, folder: string, env: Readonly<Record<string, string>>): Promise<Seen> {
  const { program, get } = await openGatewayProgram(context, folder, env);
  const threads: Loose = (await get('/health/detailed')).body['threads'];
  const { bid } = (await get('/quotes/BTCUSDT')).body;
  const log = readFileSync(join(folder, 'logs/tickgate.log'), 'utf8').trimEnd().split('\n');
  const journal: Loose = threads.find(({ name }: Loose) => name === 'journal');
  const data = join(folder, env['DATA_DIR'] ?? 'data', 'journal');
  const seen = {
    SEGMENT_BYTES: ['00000001.segment', 'reserve'].map((name) => statSync(join(data, name)).size),
    DATA_DIR: ['data', 'other'].filter((name) => existsSync(join(folder, name, 'journal'))).join(' '),
    THREADS: threads.map(({ name }: Loose) => name),
    PIN: journal.cpus === String(CPU),
    LOG_LEVEL: [...new Set(log.map((line) => (JSON.parse(line) as Loose).level))],
    FEED: Math.abs(Number(bid) - 45_000) < 1_000 ? 'the simulated market' : Number(bid),
  };
  assert.equal(await program.stop(), 0);
  return seen;
}
