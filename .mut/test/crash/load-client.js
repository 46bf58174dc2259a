import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { createAckLog, readAckLogs } from './ack-log.js';
import { openKeepAlive } from './keep-alive.js';
import { drawCancelAll, drawOrder, drawReplace, otherPayload } from './orders.js';
import { createRandom } from './random.js';
const OPEN_KEPT = 2000;
const ANSWERED_SAMPLE = 300;
const OTHER_SAMPLE = 40;
const RETRY_DEADLINE_MS = 30_000;
const options = JSON.parse(process.argv[2] ?? '{}');
const random = createRandom(options.seed);
const log = createAckLog(options.log);
let asked = 0;
let answered = 0;
let stopped = false;
if (options.mode === 'load')
    await load();
else
    await retry();
log.close();
process.stdout.write(`${JSON.stringify({ asked, answered })}\n`);
process.exit(0);
async function load() {
    process.stdin.once('data', () => {
        stopped = true;
    });
    const placed = [];
    const startedMs = performance.now();
    let ids = 0;
    function draw() {
        const choice = random.whole(1, 5000);
        if (choice <= 2)
            return drawCancelAll(random);
        const earlier = choice <= 1400 && placed.length > 0 ? random.pick(placed) : undefined;
        if (earlier !== undefined) {
            const replace = choice <= 550 ? drawReplace(random, earlier) : undefined;
            return replace ?? { kind: 'cancel', id: earlier.id, body: {} };
        }
        ids += 1;
        return drawOrder(random, `${options.prefix}-${ids}`, Date.now());
    }
    function remember(request, answer) {
        if (request.kind !== 'place' || answer.status !== 201)
            return;
        if (placed.length < OPEN_KEPT)
            placed.push(request);
        else
            placed[random.whole(0, OPEN_KEPT - 1)] = request;
    }
    await Promise.all(Array.from({ length: options.connections }, async () => {
        const connection = await openKeepAlive(options.port);
        while (connection?.isOpen === true && !stopped && asked < options.most) {
            const ahead = asked - ((performance.now() - startedMs) / 1000) * options.rate;
            if (ahead > 0) {
                await wait(1 + (ahead / options.rate) * 1000);
                continue;
            }
            const request = draw();
            const answer = await tell(log, connection, request);
            if (answer === undefined)
                break;
            remember(request, answer);
        }
        connection?.close();
    }));
}
/** Everything without a final answer, until it has one; of the rest some as they were, and some changed. */
async function retry() {
    const first = new Map();
    const settled = new Set();
    for (const { request, answer } of readAckLogs(options.earlier)) {
        if (request.kind === 'place')
            first.set(request.id, request);
        if ((request.kind === 'place' || request.kind === 'again') && answer !== undefined && isFinal(answer)) {
            settled.add(request.id);
        }
    }
    const again = (request) => ({ ...request, kind: 'again' });
    const all = [...first.values()];
    const newest = all.filter(({ id }) => settled.has(id)).slice(-ANSWERED_SAMPLE);
    const sample = settled.size === 0 ? [] : Array.from({ length: ANSWERED_SAMPLE }, () => random.pick(all));
    const work = [...all.filter(({ id }) => !settled.has(id)), ...newest, ...sample].map(again);
    work.push(...newest.slice(-OTHER_SAMPLE).map(otherPayload));
    const deadlineMs = performance.now() + RETRY_DEADLINE_MS;
    let next = 0;
    await Promise.all(Array.from({ length: options.connections }, async () => {
        let connection = await openKeepAlive(options.port);
        for (let request = work[next++]; request !== undefined; request = work[next++]) {
            for (;;) {
                const answer = connection === undefined ? undefined : await tell(log, connection, request);
                if (answer !== undefined && isFinal(answer))
                    break;
                if (performance.now() > deadlineMs)
                    return;
                await wait(20);
                if (connection?.isOpen !== true)
                    connection = await openKeepAlive(options.port);
            }
        }
        connection?.close();
    }));
}
/** Busy, recovering or timed out: the same request may be answered otherwise later. */
function isFinal({ status }) {
    return status < 500;
}
async function tell(into, connection, request) {
    const number = into.asked(request);
    asked += 1;
    const answer = await send(connection, request);
    if (answer === undefined)
        return undefined;
    into.answered(number, answer.status, answer.body);
    answered += 1;
    return answer;
}
function send(connection, { kind, id, body }) {
    if (kind === 'cancel')
        return connection.ask('DELETE', `/orders/by-client-id/${id}`, '');
    if (kind === 'replace')
        return connection.ask('PATCH', `/orders/by-client-id/${id}`, JSON.stringify(body));
    if (kind === 'cancel_all')
        return connection.ask('DELETE', `/orders?symbol=${body['symbol'] ?? ''}`, '');
    return connection.ask('POST', '/orders', JSON.stringify(body));
}
//# sourceMappingURL=load-client.js.map