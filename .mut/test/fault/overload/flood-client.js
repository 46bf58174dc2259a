import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { FIRST_NUMBER, frameTemplate, openFloodSocket } from './flood-socket.js';
const MOST = 12_000_000;
const TICK_MS = 1;
const HELD_BYTES = 4 << 20;
const ANSWER_MS = 15_000;
const CLOSED_CHUNK = 16;
const { port, connections, prefix, log } = JSON.parse(process.argv[2] ?? '{}');
const ORDER = '"symbol":"BTCUSDT","side":"buy","quantity":"0.001","client_order_id"';
const template = (price, tif) => frameTemplate(`{"id":#########,"method":"order.place","params":{${ORDER}:"${prefix}-#########","price":"${price}","time_in_force":"${tif}"}}`);
/** Ends at once: nobody sells there. */
const passing = template('42000.00', 'IOC');
const resting = template('41000.00', 'GTC');
/** Of the order whose number is that of the call less `CANCEL_OFFSET`: it has its own place for the digits. */
const CANCEL_OFFSET = 500_000_000;
/** By number: 0 not asked, 1 waits, else the status of its answer. */
const statuses = new Uint16Array(MOST);
const orderIds = new Float64Array(MOST);
const sentMs = new Float64Array(MOST);
const tookMs = new Float32Array(MOST);
const cancelStatus = new Map();
const cancelSentMs = new Map();
const cancelTookMs = new Map();
const uncancelled = [];
let next = 0;
let waiting = 0;
let onAnswer = () => undefined;
const sockets = [];
for (let i = 0; i < connections; i++)
    sockets.push(await openFloodSocket(port, answered));
/** A connection that the flood doesn't use: every other cancel goes there, and only these are timed. */
const quietSocket = await openFloodSocket(port, answered);
process.stdout.write('{"ready":true}\n');
let text = '';
for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const command = JSON.parse(text.slice(0, end));
        text = text.slice(end + 1);
        if (command.do === 'end') {
            await writeLog();
            process.exit(0);
        }
        process.stdout.write(`${JSON.stringify(await run(command))}\n`);
    }
}
function answered(number, status, orderId) {
    const nowMs = performance.now();
    if (number >= CANCEL_OFFSET) {
        cancelStatus.set(number, status);
        cancelTookMs.set(number, nowMs - (cancelSentMs.get(number) ?? nowMs));
        return;
    }
    const at = number - FIRST_NUMBER;
    if (at < 0 || at >= next || statuses[at] !== 1) {
        statuses[at] = 9; // Answered twice: the judge sees it.
        return;
    }
    statuses[at] = status;
    orderIds[at] = orderId;
    tookMs[at] = nowMs - sentMs[at];
    waiting -= 1;
    onAnswer();
}
function place(socket, kind, count, dueMs) {
    if (next + count > MOST)
        throw new Error('the flood client has no more numbers');
    statuses.fill(1, next, next + count);
    sentMs.fill(dueMs, next, next + count);
    socket.send(kind, FIRST_NUMBER + next, count);
    next += count;
    waiting += count;
}
function cancel(socket, at) {
    const call = CANCEL_OFFSET + at;
    const id = `${prefix}-${FIRST_NUMBER + at}`;
    cancelStatus.set(call, 1);
    cancelSentMs.set(call, performance.now());
    socket.send(frameTemplate(`{"id":${call},"method":"order.cancel","params":{"client_order_id":"${id}"}}`), 0, 1);
}
async function run(command) {
    const from = next;
    const startMs = performance.now();
    let heldBack = 0;
    const cancelled = [];
    const timed = [];
    if (command.do === 'rest') {
        for (let left = command.count; left > 0; left -= CLOSED_CHUNK) {
            place(sockets[0], resting, Math.min(CLOSED_CHUNK, left), performance.now());
            while (waiting > 0 && sockets[0].isOpen)
                await wait(TICK_MS);
        }
        for (let at = from; at < next; at++)
            if (statuses[at] === 201)
                uncancelled.push(at);
    }
    else if (command.do === 'closed') {
        const { window, seconds } = command;
        const endMs = startMs + seconds * 1000;
        let turn = 0;
        const refill = () => {
            while (performance.now() < endMs && waiting + CLOSED_CHUNK <= window)
                place(sockets[turn++ % sockets.length], passing, CLOSED_CHUNK, performance.now());
        };
        onAnswer = () => {
            if (waiting % CLOSED_CHUNK === 0)
                refill();
        };
        refill();
        await wait(seconds * 1000);
        onAnswer = () => undefined;
    }
    else {
        const { rate, cancels, seconds } = command;
        let due = 0;
        for (;;) {
            const elapsedMs = performance.now() - startMs;
            if (elapsedMs >= seconds * 1000)
                break;
            const wanted = Math.floor((elapsedMs * rate) / 1000);
            const share = Math.ceil((wanted - due) / sockets.length);
            for (let i = 0; i < sockets.length && due < wanted; i++) {
                const socket = sockets[i];
                const count = Math.min(share, wanted - due);
                if (!socket.isOpen || socket.waitingBytes > HELD_BYTES)
                    heldBack += count;
                else
                    place(socket, passing, count, performance.now());
                due += count;
            }
            while (cancelled.length < Math.floor((elapsedMs * cancels) / 1000)) {
                const at = uncancelled.pop();
                const isQuiet = cancelled.length % 2 === 0;
                const socket = isQuiet ? quietSocket : sockets[cancelled.length % sockets.length];
                if (at === undefined)
                    break;
                if (!socket.isOpen)
                    uncancelled.push(at);
                else
                    cancel(socket, at);
                if (isQuiet)
                    timed.push(CANCEL_OFFSET + at);
                cancelled.push(CANCEL_OFFSET + at);
            }
            await wait(TICK_MS);
        }
    }
    const sentMsAll = performance.now() - startMs;
    const deadlineMs = performance.now() + ANSWER_MS;
    const isWaiting = () => waiting > 0 || cancelled.some((call) => cancelStatus.get(call) === 1);
    while (isWaiting() && performance.now() < deadlineMs && sockets.some(({ isOpen }) => isOpen))
        await wait(5);
    // Closed: until all is answered, or what waits at the end would be counted as if it took no time.
    const tookMsAll = command.do === 'closed' ? performance.now() - startMs : sentMsAll;
    return report(from, heldBack, cancelled, timed, tookMsAll / 1000);
}
function report(from, heldBack, cancelled, timed, seconds) {
    const others = {};
    const cancels = {};
    const times = { accepted: [], busy: [], cancel: [] };
    let unanswered = 0;
    for (let at = from; at < next; at++) {
        const status = statuses[at];
        if (status === 1)
            unanswered += 1;
        else if (status === 201)
            times.accepted.push(tookMs[at]);
        else if (status === 503)
            times.busy.push(tookMs[at]);
        else
            others[status] = (others[status] ?? 0) + 1;
    }
    for (const call of cancelled) {
        const status = cancelStatus.get(call) ?? 0;
        cancels[status] = (cancels[status] ?? 0) + 1;
    }
    for (const call of timed)
        times.cancel.push(cancelTookMs.get(call) ?? Number.POSITIVE_INFINITY);
    return {
        asked: next - from,
        accepted: times.accepted.length,
        busy: times.busy.length,
        others,
        unanswered,
        heldBack,
        cancels,
        seconds,
        acceptedMs: percentiles(times.accepted),
        busyMs: percentiles(times.busy),
        cancelMs: percentiles(times.cancel),
        closed: sockets.filter(({ isOpen }) => !isOpen).map(({ closeText }) => closeText),
    };
}
function percentiles(times) {
    const sorted = Float64Array.from(times).sort();
    const at = (share) => sorted.length === 0
        ? 0
        : Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(3));
    return [at(0.5), at(0.99), at(1)];
}
/** One line per order: `number status order_id`. */
async function writeLog() {
    const out = createWriteStream(log);
    let lines = '';
    for (let at = 0; at < next; at++) {
        lines += `${FIRST_NUMBER + at} ${statuses[at]} ${orderIds[at]}\n`;
        if (lines.length > 1 << 20) {
            if (!out.write(lines))
                await once(out, 'drain');
            lines = '';
        }
    }
    out.end(lines);
    await once(out, 'close');
}
//# sourceMappingURL=flood-client.js.map