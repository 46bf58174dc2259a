import { connect, createServer } from 'node:net';
import { once } from 'node:events';
const APART_MS = [200, 9_000];
const STALL_MS = [300, 7_000];
export async function openRoughRoad(random) {
    const pairs = new Set();
    /** What ends an accident. */
    const timers = new Map();
    const done = new Map();
    let target;
    function after([low, high], run) {
        const timer = setTimeout(() => {
            timers.delete(timer);
            run();
        }, random.whole(low, high));
        timers.set(timer, run);
    }
    function breakUp({ client, gateway }) {
        client.resetAndDestroy();
        gateway.resetAndDestroy();
    }
    function forward(pair, from, to) {
        from.on('data', (bytes) => {
            if (pair.isToBeTorn && from === pair.gateway && bytes.length > 1) {
                to.end(bytes.subarray(0, bytes.length >> 1));
                from.resetAndDestroy();
                return;
            }
            if (to.destroyed || to.writableEnded)
                return;
            if (!to.write(bytes)) {
                from.pause();
                to.once('drain', () => {
                    if (!pair.isStalled)
                        from.resume();
                });
            }
        });
        from.on('end', () => {
            if (!pair.isApart)
                to.end();
        });
        from.on('error', () => undefined);
        from.on('close', () => {
            if (pair.isApart)
                return;
            to.destroy();
            pairs.delete(pair);
        });
    }
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
        if (target === undefined) {
            client.on('error', () => undefined);
            client.resetAndDestroy();
            return;
        }
        const gateway = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
        const pair = { client, gateway, isStalled: false, isToBeTorn: false, isApart: false };
        pairs.add(pair);
        forward(pair, client, gateway);
        forward(pair, gateway, client);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accidents = [
        ['reset', breakUp],
        ['reset', breakUp],
        ['closed by the client', ({ gateway }) => gateway.end()],
        ['closed by the gateway', ({ client }) => client.end()],
        ['torn frame', (pair) => (pair.isToBeTorn = true)],
        [
            'client gone, gateway not told',
            (pair) => {
                pair.isApart = true;
                pair.client.resetAndDestroy();
                pair.gateway.pause();
                after(APART_MS, () => {
                    pair.gateway.resetAndDestroy();
                    pairs.delete(pair);
                });
            },
        ],
        [
            'gateway gone, client not told',
            (pair) => {
                pair.isApart = true;
                pair.gateway.resetAndDestroy();
                after(APART_MS, () => {
                    pair.client.resetAndDestroy();
                    pairs.delete(pair);
                });
            },
        ],
        [
            'stall',
            (pair) => {
                pair.isStalled = true;
                pair.client.pause();
                pair.gateway.pause();
                after(STALL_MS, () => {
                    pair.isStalled = false;
                    pair.client.resume();
                    pair.gateway.resume();
                });
            },
        ],
    ];
    return {
        port: server.address().port,
        get target() {
            return target;
        },
        set target(port) {
            target = port;
        },
        get open() {
            return pairs.size;
        },
        done,
        accident() {
            const whole = [...pairs].filter(({ isApart, isStalled, isToBeTorn }) => !isApart && !isStalled && !isToBeTorn);
            if (whole.length === 0)
                return;
            const [name, happens] = random.pick(accidents);
            happens(random.pick(whole));
            done.set(name, (done.get(name) ?? 0) + 1);
        },
        cut() {
            for (const pair of pairs)
                breakUp(pair);
        },
        calm() {
            for (const [timer, run] of timers) {
                clearTimeout(timer);
                run();
            }
            timers.clear();
        },
        close() {
            server.close();
            for (const timer of timers.keys())
                clearTimeout(timer);
            for (const { client, gateway } of pairs) {
                client.destroy();
                gateway.destroy();
            }
        },
    };
}
//# sourceMappingURL=rough-road.js.map