import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openGatewayProgram } from '../support/gateway-program.js';
import { keyFileText, writeKeyFile } from '../support/keys-world.js';
import { folderOf, untilTrue } from '../support/program.js';
import { rawHttp } from '../support/raw-http.js';
import { connectWs } from '../support/ws-client.js';
import { orderText } from './http-request.js';
import { play } from './peer.js';
import { key, logonText, signedBytes, testKeys } from './signing.js';
import { text } from './ws-words.js';
/** As ahead of time as is taken: the newest that a run can have accepted. */
const AHEAD_MS = 900;
const WIDE = {
    RATE_SESSION_PER_SECOND: '10000',
    RATE_SESSION_BURST: '10000',
    RATE_ACCOUNT_PER_SECOND: '10000',
};
/** So few that they are gone before more come. */
const NARROW = { RATE_SESSION_PER_SECOND: '1', RATE_SESSION_BURST: '5', RATE_ACCOUNT_PER_SECOND: '0' };
const ACCOUNTS = { accounts: ['demo'] };
/** Those who ask, after each case, whether all is well: enough of them for budgets of 5. */
const probes = Array.from({ length: 50 }, () => key(ACCOUNTS));
const [owner, other, fencer, spare] = [key(ACCOUNTS), key({ accounts: ['hedge'] }), key(), key()];
export async function openKeyedGateway(context) {
    const folder = folderOf(context);
    const file = join(folder, 'keys.json');
    writeKeyFile(file, keyFileText(testKeys));
    const open = (env) => openGatewayProgram(context, folder, { KEYS_FILE: file, ACCOUNTS: 'demo,hedge', FEED: 'simulated', ...env });
    let gateway = await open(WIDE);
    let startedMs = Date.now();
    let probed = 0;
    function ask(bytes) {
        return rawHttp(gateway.port, Buffer.from(bytes).toString('latin1'));
    }
    async function goodOrder() {
        const probe = probes[probed++ % probes.length];
        assert.match(await ask(signedBytes(probe, Date.now())), /^HTTP\/1\.1 201 /, 'a good order on another connection');
    }
    /** What is signed counts a second after the start. */
    async function awaken() {
        await untilTrue(async () => !(await ask(signedBytes(spare, Date.now()))).startsWith('HTTP/1.1 401'), 'a start');
    }
    async function rest(who, clientId) {
        const body = orderText({ client_order_id: `"${clientId}"`, time_in_force: '"GTC"' });
        const answer = await ask(signedBytes(who, Date.now(), { body }));
        assert.match(answer, /^HTTP\/1\.1 201 /);
        return /"order_id":"(\d+)"/.exec(answer)[1];
    }
    /** What was said, and the epoch that was told. */
    async function logOn(nowMs) {
        const client = await connectWs(gateway.port);
        const said = logonText(spare, nowMs);
        client.sendText(said);
        const answer = (await client.next((frame) => frame['id'] === 'on'));
        client.destroy();
        assert.equal(answer.status, 200, JSON.stringify(answer));
        return [said, answer.result.epoch];
    }
    await awaken();
    const things = {
        mine: await rest(owner, 'mine'),
        theirs: await rest(other, 'theirs'),
        theirsToo: await rest(other, 'theirs-too'),
        epoch: (await logOn(Date.now()))[1],
        before: { order: '', logon: '' },
    };
    const world = () => ({ ...things, nowMs: Date.now() });
    return {
        async check(over, tried) {
            const { uptimeMs = 0 } = tried;
            if (uptimeMs > 0)
                await untilTrue(() => Date.now() - startedMs > uptimeMs, 'its time');
            const seen = await play({
                port: gateway.port,
                over,
                tried,
                world: world(),
                httpFence: () => signedBytes(fencer, Date.now(), { method: 'GET', path: '/orders', query: 'symbol=FENCE' }),
                settle: goodOrder,
            });
            await goodOrder();
            assert.equal(seen, tried.answer);
        },
        async alike(one, two) {
            const told = (answer) => answer.replaceAll(/\r\n(Date|X-TG-Remaining-\w+): [^\r]*/g, '');
            const [first, second] = [await ask(one(world())), await ask(two(world()))];
            assert.equal(told(first), told(second));
        },
        async restart() {
            const nowMs = Date.now() + AHEAD_MS;
            const order = signedBytes(spare, nowMs);
            assert.match(await ask(order), /^HTTP\/1\.1 201 /);
            things.before = { order, logon: text((await logOn(nowMs))[0]) };
            await gateway.program.stop('SIGKILL');
            gateway = await open(NARROW);
            startedMs = Date.now();
            await awaken();
        },
        async judge() {
            const { program } = gateway;
            assert.equal(program.child.exitCode, null, `it ended: ${program.stderr}`);
            assert.match(program.stderr, /^tickgate: The run before did not end cleanly: .*\n$/);
            for (const [who, id] of [
                [owner, things.mine],
                [other, things.theirs],
                [other, things.theirsToo],
            ]) {
                const answer = await ask(signedBytes(who, Date.now(), { method: 'GET', path: `/orders/${id}` }));
                assert.match(answer, /"status":"live"/);
            }
            const log = readFileSync(join(folder, 'logs', 'tickgate.log'), 'utf8')
                .trim()
                .split('\n');
            assert.deepEqual(log.filter((line) => !/"level":"(info|debug)"/.test(line) && !line.includes('did not end cleanly')), []);
            const secrets = testKeys.map(({ secret }) => secret);
            assert.ok(!log.some((line) => secrets.some((secret) => line.includes(secret))), 'a secret in the log');
            assert.equal(await program.stop(), 0);
        },
    };
}
//# sourceMappingURL=keyed-gateway.js.map