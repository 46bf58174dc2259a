import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openGatewayProgram } from '../support/gateway-program.js';
import { folderOf, runTickgate } from '../support/program.js';
/** Lines such as `  success rate  100.00 % (1000 of 1000)`. */
function figure(stdout, name) {
    const found = new RegExp(`^ {2}${name} +(.*)$`, 'm').exec(stdout)?.[1];
    assert.ok(found !== undefined, `${name} in ${stdout}`);
    return found;
}
/** A server that answers like no gateway should. */
async function impostor(context, answer) {
    let orders = 0;
    const server = createServer((request, response) => {
        request.resume().on('end', () => {
            const isOrder = request.method === 'POST';
            const { status, body } = isOrder ? answer(orders++) : { status: 200, body: { order_id: '1' } };
            const text = JSON.stringify(body);
            response.writeHead(status, { 'Content-Length': Buffer.byteLength(text) }).end(text);
        });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    context.after(() => {
        server.closeAllConnections();
        server.close();
    });
    return `http://127.0.0.1:${server.address().port}`;
}
describe('tickgate load', () => {
    it('1,000 orders at once are all taken and read back by a gateway on defaults, whatever side and price', async (context) => {
        const folder = folderOf(context);
        const { url, program, metric } = await openGatewayProgram(context, folder);
        const { code, stdout, stderr } = await runTickgate(context, ['load', '--repeat', '2', '--url', url]);
        assert.equal(code, 0, stdout + stderr);
        assert.equal(figure(stdout, 'success rate'), '100.00 % (1000 of 1000)');
        assert.equal(figure(stdout, 'read back'), '1000 of 1000');
        assert.match(figure(stdout, 'latency'), /^p50 \d+\.\d{3} ms, p99 \d+\.\d{3} ms, max \d+\.\d{3} ms$/);
        assert.match(figure(stdout, 'gateway'), new RegExp(`^pid ${program.pid}: CPU .* of one core .*, RSS \\d+ MB`));
        assert.equal(await metric('oms_orders_total{outcome="accepted"}'), 2000);
        assert.equal(await program.stop(), 0);
        const log = readFileSync(join(folder, 'logs', 'tickgate.log'), 'utf8')
            .trim()
            .split('\n');
        assert.deepEqual(log.filter((line) => JSON.parse(line)['level'] !== 'info'), []);
        assert.equal(program.stderr, '');
    });
    it('orders go out at their rate', async (context) => {
        const { url, program, metric } = await openGatewayProgram(context, folderOf(context));
        const { code, stdout } = await runTickgate(context, ['load', '--rate', '200', '--seconds', '1', '--url', url]);
        assert.equal(code, 0, stdout);
        assert.match(figure(stdout, 'requests'), /^200 at 200\/s/);
        assert.equal(figure(stdout, 'success rate'), '100.00 % (200 of 200)');
        assert.equal(figure(stdout, 'errors'), '0');
        assert.equal(await metric('oms_orders_total{outcome="accepted"}'), 200);
        assert.equal(await program.stop(), 0);
    });
    it('one refused order fails the whole, and its reason is told', async (context) => {
        const env = { LIMIT_ORDER_LOTS: '999' };
        const { url, program } = await openGatewayProgram(context, folderOf(context), env);
        for (const kind of [
            ['--requests', '3'],
            ['--rate', '3', '--seconds', '1'],
        ]) {
            const { code, stdout } = await runTickgate(context, ['load', ...kind, '--url', url]);
            assert.equal(code, 1, stdout);
            assert.equal(figure(stdout, 'success rate'), '0.00 % (0 of 3)');
            assert.match(stdout, /3 × 422 .*SIZE_LIMIT/);
        }
        assert.equal(await program.stop(), 0);
    });
    it('an order that was taken and is not found again fails the whole', async (context) => {
        const url = await impostor(context, (order) => ({ status: 201, body: { order_id: String(order) } }));
        const { code, stdout } = await runTickgate(context, ['load', '--requests', '4', '--url', url]);
        assert.equal(code, 1, stdout);
        assert.equal(figure(stdout, 'success rate'), '100.00 % (4 of 4)');
        assert.equal(figure(stdout, 'read back'), '0 of 4');
        assert.match(figure(stdout, 'gateway'), /unknown/);
    });
    const wrong = [
        ['nobody there', ['--url', 'http://127.0.0.1:1'], 1, /127\.0\.0\.1:1.*ECONNREFUSED/],
        ['no number', ['--requests', 'many'], 64, /--requests many: must be a whole number from 1 to 10000/],
        ['no address', ['--url', 'here'], 64, /--url here/],
        ['a rate of runs', ['--rate', '5', '--repeat', '2'], 64, /--repeat goes without --rate/],
        ['seconds of a burst', ['--seconds', '5'], 64, /--seconds goes with --rate/],
        ['an unknown argument', ['--fast'], 64, /--fast/],
    ];
    for (const [what, args, expected, text] of wrong) {
        it(`says what is wrong: ${what}`, async (context) => {
            const folder = folderOf(context);
            const { code, stderr } = await runTickgate(context, ['load', ...args], { cwd: folder });
            assert.equal(code, expected, stderr);
            assert.match(stderr, text);
            assert.ok(!existsSync(join(folder, 'data')));
        });
    }
});
//# sourceMappingURL=load.test.js.map