import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadKeyFile } from '../../../gateway/keys/key-store.ts';
import { watchKeyFile } from '../../../gateway/keys/key-watch.ts';
import { gatewayRules } from '../../../gateway/keys/open-keys.ts';
import { hmacKey, keyFileText, writeKeyFile } from '../../support/keys-world.ts';
import { until } from '../../support/until.ts';

const rules = gatewayRules({});

function watched(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-key-watch-'));
  const path = join(folder, 'keys.json');
  writeKeyFile(path, keyFileText([hmacKey(1)]));
  context.mock.timers.enable({ apis: ['setInterval'] });
  const seen: (number | string)[] = [];
  const end = watchKeyFile(
    path,
    rules,
    loadKeyFile(path, rules).stamp,
    ({ keys }) => seen.push(keys.length),
    (text) => seen.push(text),
  );
  context.after(() => {
    end();
    rmSync(folder, { recursive: true });
  });
  /** Ten looks. */
  const looks = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) {
      context.mock.timers.tick(250);
      await stat(folder);
    }
  };
  return { path, seen, end, looks };
}

test('a file that stays as it is is not read again, a changed one once, a broken one is told once', async (context) => {
  const { path, seen, looks } = watched(context);
  await looks();
  assert.deepEqual(seen, []);
  writeKeyFile(path, keyFileText([hmacKey(1), hmacKey(2)]));
  context.mock.timers.tick(250);
  await until(() => seen.length > 0, 'the change');
  await looks();
  assert.deepEqual(seen, [2]);
  writeKeyFile(path, 'broken');
  context.mock.timers.tick(250);
  await until(() => seen.length > 1, 'the word of it');
  await looks();
  assert.equal(seen.length, 2);
  assert.match(String(seen[1]), /is not a JSON object; the keys of before stay in force$/);
  rmSync(path);
  context.mock.timers.tick(250);
  await until(() => seen.length > 2, 'the word of it');
  await looks();
  assert.equal(seen.length, 3);
  writeKeyFile(path, keyFileText([]));
  context.mock.timers.tick(250);
  await until(() => seen.length > 3, 'the file that is back');
  assert.equal(seen[3], 0);
});

test('after its end nothing is looked at', async (context) => {
  const { path, seen, end, looks } = watched(context);
  writeKeyFile(path, keyFileText([]));
  context.mock.timers.tick(250);
  end();
  await looks();
  assert.deepEqual(seen, []);
});
