import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadKeyFile } from '../../../gateway/keys/key-store.js';
import { watchKeyFile } from '../../../gateway/keys/key-watch.js';
import { gatewayRules } from '../../../gateway/keys/open-keys.js';
import { hmacKey, keyFileText, writeKeyFile } from '../../support/keys-world.js';
import { until } from '../../support/until.js';
const rules = gatewayRules({});
function watched(context) {
    const folder = mkdtempSync(join(tmpdir(), 'tickgate-key-watch-'));
    const path = join(folder, 'keys.json');
    writeKeyFile(path, keyFileText([hmacKey(1)]));
    context.mock.timers.enable({ apis: ['setInterval'] });
    const seen = [];
    const end = watchKeyFile(path, rules, loadKeyFile(path, rules).stamp, ({ keys }) => seen.push(keys.length), (text) => seen.push(text));
    context.after(() => {
        end();
        rmSync(folder, { recursive: true });
    });
    /** Ten looks. */
    const looks = async () => {
        for (let i = 0; i < 10; i++) {
            context.mock.timers.tick(250);
            await stat(folder);
        }
    };
    /** Looks until `count` things were told: a look while the one before is under way is none. */
    const tells = (count) => until(() => {
        context.mock.timers.tick(250);
        return seen.length >= count;
    }, `${count} things told`);
    return { path, seen, end, looks, tells };
}
test('a file that stays as it is is not read again, a changed one once, a broken one is told once', async (context) => {
    const { path, seen, looks, tells } = watched(context);
    await looks();
    assert.deepEqual(seen, []);
    writeKeyFile(path, keyFileText([hmacKey(1), hmacKey(2)]));
    await tells(1);
    await looks();
    assert.deepEqual(seen, [2]);
    writeKeyFile(path, 'broken');
    await tells(2);
    await looks();
    assert.equal(seen.length, 2);
    assert.match(String(seen[1]), /is not a JSON object; the keys of before stay in force$/);
    rmSync(path);
    await tells(3);
    await looks();
    assert.equal(seen.length, 3);
    writeKeyFile(path, keyFileText([]));
    await tells(4);
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
//# sourceMappingURL=key-watch.test.js.map