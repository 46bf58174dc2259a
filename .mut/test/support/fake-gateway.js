import { until } from './until.js';
const INSTRUMENTS = [
    { symbol: 'BTCUSDT', class: 'crypto', tradable: true, currency: 'USDT', tick: '0.01', lot: '0.000001' },
    { symbol: 'ETHUSDT', class: 'crypto', tradable: true, currency: 'USDT', tick: '0.01', lot: '0.0001' },
];
export function createFakeGateway() {
    let events;
    let taken = 0;
    function take(text) {
        const { id, method, params } = JSON.parse(text);
        const mine = events;
        const call = {
            id,
            method,
            params,
            answer(result, status = 200) {
                if (mine === events)
                    gateway.say({ id, status, result });
            },
            refuse(status, code, more = {}) {
                if (mine === events)
                    gateway.say({ id, status, error: { code, message: `${code} it is.`, ...more } });
            },
        };
        if (gateway.isSilent)
            return;
        if (method === 'instruments') {
            gateway.catalogs += 1;
            call.answer({ instruments: INSTRUMENTS });
        }
        else if (method === 'ping') {
            gateway.pings += 1;
            call.answer({ pong: true });
        }
        else if (method === 'unsubscribe')
            call.answer({});
        else if (method === 'subscribe') {
            const { epoch, sequence, recovered } = gateway;
            const isResume = params.epoch !== undefined;
            call.answer({ channel: params.channel, epoch, sequence, ...(isResume ? { recovered } : {}) });
        }
        else
            gateway.calls.push(call);
    }
    const gateway = {
        calls: [],
        connections: 0,
        epoch: 'journal',
        sequence: 0,
        recovered: true,
        isDown: false,
        isSilent: false,
        pings: 0,
        catalogs: 0,
        open(_, mine) {
            const isRefused = gateway.isDown;
            queueMicrotask(() => {
                if (isRefused) {
                    mine.gone(1006, 'refused');
                    return;
                }
                gateway.connections += 1;
                events = mine;
                mine.open();
            });
            return {
                send(data) {
                    if (events === mine)
                        take(String(data));
                },
                close(code) {
                    if (events === mine)
                        events = undefined;
                    queueMicrotask(() => {
                        mine.gone(code, '');
                    });
                },
            };
        },
        async next(method) {
            await until(() => gateway.calls.length > taken, method);
            const call = gateway.calls[taken++];
            if (call.method !== method)
                throw new Error(`${call.method} came, not ${method}`);
            return call;
        },
        cut() {
            const mine = events;
            events = undefined;
            mine?.gone(1006, 'cut');
        },
        say(frame) {
            gateway.sayText(JSON.stringify(frame));
        },
        sayText(text) {
            events?.text(text);
        },
        sayBytes(bytes) {
            events?.bytes(bytes);
        },
    };
    return gateway;
}
//# sourceMappingURL=fake-gateway.js.map