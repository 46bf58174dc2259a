import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readyGateway, startGatewayProgram } from '../support/gateway-program.js';
import { openOwnGateway } from '../support/own-gateway.js';
import { startProgram } from '../support/program.js';
import { steadyPort } from '../support/steady-port.js';
function example(context, name, ...args) {
    const file = fileURLToPath(new URL(`../../gateway/client/examples/${name}.js`, import.meta.url));
    return startProgram(context, process.execPath, [file, ...args]);
}
describe("the client's examples", () => {
    it('place and follow, and read the market', async (context) => {
        const { url } = await openOwnGateway(context);
        const follow = example(context, 'place-and-follow', url);
        assert.equal(await follow.ended, 0, follow.stderr);
        assert.match(follow.stdout, /filled \d+ filled/);
        assert.match(follow.stdout, /cancelled \d+ cancelled/);
        assert.match(follow.stdout, /refused: SIZE_LIMIT/);
        const market = example(context, 'market-data', url);
        assert.equal(await market.ended, 0, market.stderr);
        assert.match(market.stdout, /ETHUSDT: tick 0\.01, lot 0\.0001/);
        assert.match(market.stdout, /BTCUSDT traded [\d.]+ at 4\d{4}/);
    });
    it('place on while the gateway is killed and started again', async (context) => {
        const PORT = String(await steadyPort());
        const gateway = await openOwnGateway(context, { PORT });
        const { folder } = gateway;
        const reconnect = example(context, 'reconnect', gateway.url, '30');
        await reconnect.says(/(placed \d+\n){5}/);
        await gateway.program.stop('SIGKILL');
        const second = await readyGateway(startGatewayProgram(context, folder, { PORT }), folder);
        await reconnect.says(/reconnecting: .*\n[^]*ready\n[^]*all 30 orders are over, \d+ of them filled, each once/);
        assert.equal(await reconnect.ended, 0, reconnect.stdout + reconnect.stderr);
        assert.equal(await second.program.stop(), 0);
    });
});
//# sourceMappingURL=client-examples.test.js.map