import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pathOf } from '../campaign/machine.js';
import { openOwnGateway } from '../support/own-gateway.js';
import { folderOf, startProgram } from '../support/program.js';
const dist = fileURLToPath(new URL('../..', import.meta.url));
const chromium = pathOf('chromium');
const DEADLINE_MS = 60_000;
/** Quiet, and in a profile of its own. */
const FLAGS = ('--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync --no-proxy-server ' +
    '--disable-background-networking --disable-component-update --disable-dev-shm-usage').split(' ');
/** A page that uses the built modules as they are, and tells what came of it. */
function page(url) {
    return `<!doctype html><script type="module">
    async function run() {
      const { connect, Refused } = await import('/gateway/client/browser.js');
      const tg = await connect({ url: ${JSON.stringify(url)} });
      const reports = tg.orders();
      const quote = (await tg.quotes('BTCUSDT').next()).value;
      const order = await tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: 0.001, price: '46000' });
      let fill;
      for await (const report of reports) {
        if (report.order?.order_id !== order.order_id || report.event !== 'filled') continue;
        fill = report;
        break;
      }
      const refused = await tg.place({ symbol: 'BTCUSDT', side: 'buy', quantity: 1e6, price: 46000 }).catch((error) => error);
      const { format } = tg;
      await tg.close();
      return { format, order, fill, quote, code: refused.code, isRefused: refused instanceof Refused, state: tg.state };
    }
    const result = await run().catch((error) => ({ error: String(error.stack ?? error) }));
    await fetch('/result', { method: 'POST', body: JSON.stringify(result) });
  </script>`;
}
/** Serves the page and the built files; `result` is what the page posts. */
async function serve(context, body) {
    let told;
    const result = new Promise((resolve) => {
        told = resolve;
    });
    async function take(request, response) {
        const { pathname } = new URL(request.url, 'http://page');
        if (pathname === '/result') {
            let text = '';
            for await (const chunk of request)
                text += String(chunk);
            response.end();
            told(JSON.parse(text));
        }
        else if (pathname === '/')
            response.setHeader('Content-Type', 'text/html').end(body());
        else if (/^\/(core|gateway)\/[\w/-]+\.js$/.test(pathname)) {
            response.setHeader('Content-Type', 'text/javascript');
            createReadStream(join(dist, pathname))
                .on('error', () => response.destroy())
                .pipe(response);
        }
        else
            response.writeHead(404).end();
    }
    const server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
    context.after(() => {
        server.closeAllConnections();
        server.close();
    });
    await once(server, 'listening');
    return { origin: `http://127.0.0.1:${server.address().port}`, result };
}
describe('in Chromium', { skip: chromium === undefined ? 'this machine lacks chromium' : false }, () => {
    it('the built modules connect in binary, place an order and get its fill', async (context) => {
        let url = '';
        const { origin, result } = await serve(context, () => page(url));
        ({ url } = await openOwnGateway(context, { ALLOWED_ORIGINS: origin }));
        const profile = join(folderOf(context), 'profile');
        mkdirSync(profile);
        const browser = startProgram(context, chromium, [...FLAGS, `--user-data-dir=${profile}`, origin], {
            env: { HOME: profile, TMPDIR: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
        });
        const late = AbortSignal.timeout(DEADLINE_MS);
        const told = await Promise.race([
            result,
            browser.ended.then((code) => ({ error: `chromium ended with ${code}: ${browser.stderr}` })),
            once(late, 'abort').then(() => ({ error: `nothing came: ${browser.stderr}` })),
        ]);
        await browser.stop();
        assert.equal(told.error, undefined);
        const { format, order, fill, quote, code, isRefused, state } = told;
        assert.deepEqual([format, code, isRefused, state], ['binary', 'SIZE_LIMIT', true, 'closed']);
        assert.deepEqual([order.status, order.price, order.is_repeat], ['routed', '46000', false]);
        assert.deepEqual([fill.event, fill.order.status, fill.last_quantity], ['filled', 'filled', '0.001']);
        assert.match(quote.bid, /^4\d{4}/);
    });
});
//# sourceMappingURL=client.test.js.map