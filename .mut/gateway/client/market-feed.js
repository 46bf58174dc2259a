import { createStream } from './stream.js';
export function createMarketFeed(channel) {
    const bySymbol = new Map();
    let isConnected = false;
    function wantedMs({ readers }) {
        let least;
        for (const { throttleMs } of readers) {
            if (throttleMs === undefined)
                return undefined;
            least = least === undefined ? throttleMs : Math.min(least, throttleMs);
        }
        return least;
    }
    function isSettled(one) {
        if (!isConnected)
            return true;
        if (one.readers.size === 0)
            return !one.isOn;
        return one.isOn && one.throttleMs === wantedMs(one);
    }
    async function moveOnce(symbol, one) {
        if (one.isOn) {
            one.isOn = false;
            await channel.unsubscribe(symbol);
            return;
        }
        one.throttleMs = wantedMs(one);
        one.isOn = true;
        await channel.subscribe(symbol, one.throttleMs);
    }
    async function moveAll(symbol, one) {
        try {
            while (!isSettled(one))
                await moveOnce(symbol, one);
        }
        catch (error) {
            if (!isConnected)
                return;
            one.isOn = false;
            for (const reader of one.readers)
                leave(reader, error);
        }
    }
    function move(symbol, one) {
        one.moving ??= moveAll(symbol, one).finally(() => {
            one.moving = undefined;
            if (!isSettled(one))
                void move(symbol, one);
            else if (one.readers.size === 0)
                bySymbol.delete(symbol);
        });
        return one.moving;
    }
    function leave(reader, error) {
        reader.end.end(error);
        for (const symbol of reader.symbols) {
            const one = bySymbol.get(symbol);
            if (one?.readers.delete(reader) === true)
                void move(symbol, one);
        }
    }
    return {
        open(symbols, throttleMs, queue) {
            const end = createStream(() => queue.shift(), () => {
                leave(reader, undefined);
            });
            const reader = { symbols: [...new Set(symbols)], throttleMs, queue, end };
            for (const symbol of reader.symbols) {
                const one = bySymbol.get(symbol) ?? {
                    readers: new Set(),
                    isOn: false,
                    throttleMs: undefined,
                    newest: undefined,
                    moving: undefined,
                };
                bySymbol.set(symbol, one);
                one.readers.add(reader);
                if (one.isOn && one.newest !== undefined)
                    queue.push({ ...one.newest, skipped: 0, is_snapshot: true });
                void move(symbol, one);
            }
            return end.stream;
        },
        data(element) {
            const one = bySymbol.get(element.symbol);
            if (one?.isOn !== true)
                return;
            one.newest = element;
            for (const { queue, end } of one.readers) {
                queue.push(element);
                end.wake();
            }
        },
        lost() {
            isConnected = false;
            for (const one of bySymbol.values()) {
                one.isOn = false;
                one.newest = undefined;
            }
        },
        async renew() {
            for (const { moving } of bySymbol.values())
                await moving;
            isConnected = true;
            await Promise.all(Array.from(bySymbol, ([symbol, one]) => move(symbol, one)));
        },
        end(error) {
            for (const { readers } of bySymbol.values())
                for (const reader of readers)
                    reader.end.end(error);
            bySymbol.clear();
        },
    };
}
//# sourceMappingURL=market-feed.js.map