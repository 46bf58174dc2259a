import { setTimeout as wait } from 'node:timers/promises';
import { connect, } from '../../../gateway/client/node.js';
import { noteLive } from './tally.js';
const LOOK_MS = 50;
const AGAIN_MS = 300;
/** Resolves once it is subscribed. */
export async function openFollower(options) {
    const { judge, tally, random, queue, wrong } = options;
    let client;
    let isOver = false;
    let slowUntilMs = 0;
    let isTimeToComeBack;
    let countedMs = 0;
    let following = Promise.resolve();
    async function connected() {
        while (!isOver) {
            try {
                return await connect(options.connect);
            }
            catch {
                // Nobody promises that there is a gateway now.
                await wait(random.whole(AGAIN_MS / 2, AGAIN_MS));
            }
        }
        return undefined;
    }
    /** Until the stream ends. */
    async function read(tg) {
        const { at } = judge;
        const reading = { queue, ...(at === undefined ? {} : { from: at }) };
        for await (const element of tg.orders(reading)) {
            if (isOver || tg !== client)
                return;
            if (element.type === 'gap')
                judge.gap(element.after, element.resumed_at);
            else
                judge.report(element);
            if (slowUntilMs > 0) {
                const leftMs = slowUntilMs - Date.now();
                slowUntilMs = 0;
                if (leftMs > 0)
                    await wait(leftMs);
            }
        }
    }
    function begin(tg) {
        client = tg;
        countedMs = noteLive(tally, countedMs);
        tg.onState((state) => {
            if (tg !== client)
                return;
            if (state === 'reconnecting')
                tally.lost += 1;
            if (state !== 'ready')
                return;
            tally.resumed += 1;
            countedMs = noteLive(tally, countedMs);
        });
        following = follow(tg);
    }
    async function follow(tg) {
        try {
            await read(tg);
            if (isOver || tg !== client)
                return;
            wrong('its stream ended, and nobody had ended it');
        }
        catch (error) {
            if (isOver || tg !== client)
                return;
            wrong(`the library gave up: ${error.message}`);
        }
        // Told; what it is told from here on counts, too.
        void away(() => true);
    }
    async function away(isTime) {
        const before = client;
        client = undefined;
        await before?.close();
        await following;
        while (!isOver && !isTime())
            await wait(LOOK_MS);
        const tg = await connected();
        isTimeToComeBack = undefined;
        if (tg === undefined)
            return;
        if (isOver)
            await tg.close();
        else
            begin(tg);
    }
    const first = await connected();
    begin(first);
    // Answered behind the subscription, on the same connection.
    await first.positions();
    return {
        get at() {
            return judge.at;
        },
        get isLive() {
            return client?.state === 'ready';
        },
        get client() {
            return client;
        },
        comeBack(isTime) {
            if (client === undefined || isTimeToComeBack !== undefined)
                return;
            isTimeToComeBack = isTime;
            tally.comebacks += 1;
            void away(isTime);
        },
        dawdle(forMs) {
            slowUntilMs = Date.now() + forMs;
        },
        async end() {
            isOver = true;
            await client?.close();
            await following;
        },
    };
}
//# sourceMappingURL=follower.js.map