import { createHmac, createPrivateKey, randomUUID, sign } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { noteLive } from './tally.js';
const ANSWER_MS = 10_000;
/** A gateway takes no signature from before its start and a second behind it. */
const LOGON_AGAIN_MS = 1_300;
const AGAIN_MS = [100, 2_000];
const REPORT = 0xa0;
const TYPE_BYTE = 2;
const SEQUENCE_BYTE = 8;
const ASKED_WRONGLY = [400, 403, 404];
/** Resolves once it is subscribed. */
export async function openBareFollower(options) {
    const { url, key, format, judge, tally, random, wrong } = options;
    let socket;
    let isOver = false;
    let isLive = false;
    let countedMs = 0;
    /** Where it began, until the first report. */
    let began;
    /** Until the connection is gone. */
    async function life(told) {
        const mine = new WebSocket(url, { perMessageDeflate: false });
        socket = mine;
        const waiting = new Map();
        let ids = 0;
        let epoch = '';
        let isStranger = false;
        const gone = new Promise((resolve) => {
            mine.on('close', () => {
                resolve();
            });
        });
        mine.on('error', () => undefined);
        mine.on('message', (data, isBinary) => {
            if (isOver || socket !== mine)
                return;
            if (isBinary)
                takeRecords(data, epoch);
            else
                takeText(JSON.parse(String(data)));
        });
        function takeText(frame) {
            if (frame.channel === 'orders') {
                if (isStranger)
                    return;
                const { channel: _, data, ...rest } = frame;
                judge.report({ type: 'report', ...rest, order: data });
            }
            else if (frame.id !== undefined)
                waiting.get(frame.id)?.(frame);
        }
        /** `read` sees the answer before anything that came behind it is looked at. */
        function ask(method, params, read = () => undefined) {
            const id = ++ids;
            return new Promise((resolve, reject) => {
                const timer = setTimeout(() => {
                    reject(new Error(`${method}: no answer`));
                }, ANSWER_MS);
                void gone.then(() => {
                    clearTimeout(timer);
                    reject(new Error(`${method}: the connection is gone`));
                });
                waiting.set(id, (frame) => {
                    clearTimeout(timer);
                    waiting.delete(id);
                    read(frame);
                    resolve(frame);
                });
                mine.send(JSON.stringify({ id, method, params }));
            });
        }
        async function logOn() {
            for (let tries = 0; tries < 2; tries++) {
                const { result } = await ask('time', {});
                const { status } = await ask('session.logon', signed(key, Math.floor((result?.time_us ?? 0) / 1000)));
                if (status === 200)
                    return true;
                if (status !== 401)
                    return false;
                await wait(LOGON_AGAIN_MS);
            }
            return false;
        }
        async function follow() {
            const at = judge.at ?? began;
            const binary = format === 'binary' ? { format } : {};
            if (at !== undefined)
                await strangersPlace(at.sequence);
            const read = ({ status = 0, result, error }) => {
                if (result === undefined) {
                    if (ASKED_WRONGLY.includes(status))
                        wrong(`session.resume is refused: ${error?.code} ${error?.message}`);
                    return;
                }
                ({ epoch } = result);
                const newest = { epoch, sequence: result.sequence };
                if (at !== undefined && result.recovered !== true)
                    judge.gap(at, newest);
                isLive = true;
                if (at !== undefined)
                    tally.resumed += 1;
                countedMs = noteLive(tally, countedMs);
                began ??= newest;
                told();
            };
            const { result } = at === undefined
                ? await ask('subscribe', { channel: 'orders', ...binary }, read)
                : await ask('session.resume', { epoch: at.epoch, sequence: at.sequence, ...binary }, read);
            if (result === undefined)
                mine.terminate();
        }
        /** Of another journal: it must not be taken for a place in this one. */
        async function strangersPlace(sequence) {
            isStranger = true;
            const { status, result } = await ask('session.resume', { epoch: 'another-journal', sequence });
            if (status === 200 && result?.recovered !== false)
                wrong('a place in another epoch is recovered');
            await ask('unsubscribe', { channel: 'orders' }, () => {
                isStranger = false;
            });
        }
        mine.on('open', () => {
            void (async () => {
                if (await logOn())
                    await follow();
                else
                    mine.terminate();
            })().catch(() => {
                mine.terminate();
            });
        });
        await gone;
        if (isLive)
            tally.lost += 1;
        isLive = false;
    }
    function takeRecords(bytes, epoch) {
        for (let at = 0; at + SEQUENCE_BYTE <= bytes.length; at += Math.max(1, bytes.readUInt16LE(at))) {
            if (bytes[at + TYPE_BYTE] !== REPORT)
                continue;
            const sequence = bytes.readUInt32LE(at + SEQUENCE_BYTE) + bytes.readUInt32LE(at + SEQUENCE_BYTE + 4) * 2 ** 32;
            judge.place(epoch, sequence);
        }
    }
    await new Promise((resolve) => {
        void (async () => {
            while (!isOver) {
                await life(resolve);
                if (!isOver)
                    await wait(random.whole(...AGAIN_MS));
            }
        })();
    });
    return {
        get isLive() {
            return isLive;
        },
        end() {
            isOver = true;
            socket?.terminate();
        },
    };
}
function signed({ id, secret, privateKey }, timestamp) {
    const nonce = randomUUID();
    const message = `tickgate-logon\n${id}\n${timestamp}\n${nonce}`;
    const signature = secret === undefined
        ? sign(null, Buffer.from(message), createPrivateKey(privateKey ?? '')).toString('base64')
        : createHmac('sha256', secret).update(message).digest('hex');
    return { key: id, timestamp, nonce, signature };
}
//# sourceMappingURL=bare-follower.js.map