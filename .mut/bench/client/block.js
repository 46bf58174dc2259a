import { createSeededRandom } from '../../workers/seeded-random.js';
import { createAnswerReader } from './answers.js';
import { Receiver, sendOn, sendRest } from './connection.js';
import { threadCpuSeconds } from './cpu-time.js';
import { createLatencyRecorder } from './latencies.js';
import { WOULD_BLOCK, createPoller, receiveNow, receiveWaiting } from './system-calls.js';
/**
 * One block of load, from the first request to the last answer, without a turn of the event loop:
 *
 *   closed       write ─▶ read ─▶ write ─▶ read …
 *   pipelined    write ══▶ as many as a quarter of the connection's share, whenever so many are answered
 *   open         write ─▶ when due …  and read whatever has come meanwhile
 */
export function runBlock(job, all, requests) {
    const connections = all.slice(0, job.connections ?? all.length);
    const reader = createAnswerReader(job.answers);
    const context = {
        connections,
        requests,
        receiver: new Receiver(reader),
        latency: createLatencyRecorder(),
        lag: createLatencyRecorder(),
        startNs: 0,
        endNs: 0,
        sent: 0,
        answers: 0,
        ran: '',
    };
    for (const connection of connections)
        connection.state.lastId = -1;
    const clientBefore = process.cpuUsage();
    const threadsBefore = threadsOf(job);
    const startNs = nowNs();
    context.startNs = startNs;
    context.endNs = startNs + job.seconds * 1e9;
    run(job, context);
    const seconds = (nowNs() - startNs) / 1e9;
    const client = process.cpuUsage(clientBefore);
    const threads = Object.entries(threadsOf(job)).map(([id, now]) => [id, now - (threadsBefore[id] ?? 0)]);
    return {
        problem: problemOf(context, reader.bad),
        sent: context.sent,
        answers: context.answers,
        seconds,
        latency: context.latency.counts(),
        lag: context.lag.counts(),
        clientCpuSeconds: (client.user + client.system) / 1e6,
        serverCpuSeconds: threads.reduce((sum, [, one]) => sum + one, 0),
        threadCpuSeconds: Object.fromEntries(threads),
    };
}
function threadsOf({ serverPid }) {
    return serverPid === undefined ? {} : threadCpuSeconds(serverPid);
}
const DRAIN_NS = 3e9;
const DRAIN_STEP_MS = 10;
const TAPE_OVER = 'the tape of requests is at its end';
const NO_ANSWER = 'a request has no answer after 3 s';
function problemOf(context, bad) {
    if (bad !== '')
        return `an answer is no success: ${bad}`;
    if (context.ran !== '')
        return context.ran;
    return context.sent === context.answers ? '' : `${context.sent} requests, ${context.answers} answers`;
}
function nowNs() {
    const time = process.hrtime();
    return time[0] * 1e9 + time[1];
}
function run(job, context) {
    const { loop } = job;
    const { connections } = context;
    if (loop.kind === 'open') {
        open(context, dueTimes(loop.ratePerSecond, loop.poissonSeed), 1e9 / loop.ratePerSecond);
    }
    else if (loop.kind === 'closed' && connections.length === 1)
        alone(context, connections[0]);
    else
        pipelined(context, loop.kind === 'closed' ? connections.length : loop.depth);
}
/** One connection with one request at a time: nothing but two system calls and two looks at the clock. */
function alone(context, connection) {
    const { requests, receiver, latency } = context;
    let atNs = nowNs();
    while (atNs < context.endNs) {
        const bytes = requests.lay(1);
        if (bytes === 0) {
            context.ran = TAPE_OVER;
            return;
        }
        const sentNs = nowNs();
        sendOn(connection, requests.bytes, bytes);
        connection.outstanding += 1;
        context.sent += 1;
        while (connection.outstanding > 0) {
            if (receiver.receive(connection, receiveWaiting) === WOULD_BLOCK) {
                context.ran = NO_ANSWER;
                return;
            }
        }
        atNs = nowNs();
        latency.record(atNs - sentNs);
        context.answers += 1;
    }
}
/** When the requests without an answer were sent, or were due: runs of some at one moment, oldest first. */
class Pending {
    #times;
    #counts;
    #mask;
    #head = 0;
    #tail = 0;
    /** `most`: a power of two. */
    constructor(most) {
        this.#times = new Float64Array(most);
        this.#counts = new Int32Array(most);
        this.#mask = most - 1;
    }
    get isFull() {
        return this.#head - this.#tail > this.#mask;
    }
    push(ns, count) {
        const at = this.#head++ & this.#mask;
        this.#times[at] = ns;
        this.#counts[at] = count;
    }
    /** The oldest `count` are answered. */
    settle(count, atNs, into) {
        let left = count;
        while (left > 0 && this.#tail < this.#head) {
            const at = this.#tail & this.#mask;
            const waited = atNs - this.#times[at];
            const some = Math.min(left, this.#counts[at]);
            for (let i = 0; i < some; i++)
                into.record(waited);
            this.#counts[at] -= some;
            left -= some;
            if (this.#counts[at] === 0)
                this.#tail += 1;
        }
    }
}
const PIPELINED_RUNS = 4096;
const FEW_RUNS = 64;
const MANY_CONNECTIONS = 64;
/** A connection sends again when so much of its share is answered. */
const REFILL_PART = 4;
function pipelined(context, depth) {
    const { connections, requests, receiver, latency } = context;
    const share = Math.max(1, Math.floor(depth / connections.length));
    const refill = Math.max(1, Math.floor(share / REFILL_PART));
    const runs = connections.length > MANY_CONNECTIONS ? FEW_RUNS : PIPELINED_RUNS;
    const pending = connections.map(() => new Pending(runs));
    const poller = createPoller();
    for (const [i, { fd }] of connections.entries())
        poller.add(fd, i);
    let isOver = false;
    let blocked = 0;
    function fill(i) {
        const connection = connections[i];
        let free = share - connection.outstanding;
        while (free >= refill && connection.unsent === undefined && !isOver && !pending[i].isFull) {
            const count = Math.min(free, requests.most);
            const bytes = requests.lay(count);
            if (bytes === 0) {
                isOver = true;
                context.ran = TAPE_OVER;
                return;
            }
            pending[i].push(nowNs(), count);
            sendOn(connection, requests.bytes, bytes);
            if (connection.unsent !== undefined)
                blocked += 1;
            connection.outstanding += count;
            context.sent += count;
            free -= count;
        }
    }
    for (let i = 0; i < connections.length; i++)
        fill(i);
    let lastNs = nowNs();
    for (;;) {
        const ready = poller.wait(blocked > 0 ? 1 : DRAIN_STEP_MS);
        for (let k = 0; k < ready; k++) {
            const i = poller.ready(k);
            const answers = receiver.receive(connections[i], receiveNow);
            if (answers <= 0)
                continue;
            lastNs = nowNs();
            pending[i].settle(answers, lastNs, latency);
            context.answers += answers;
            if (lastNs >= context.endNs)
                isOver = true;
            fill(i);
        }
        if (blocked > 0) {
            blocked = 0;
            for (const connection of connections)
                if (!sendRest(connection))
                    blocked += 1;
            if (blocked === 0)
                for (let i = 0; i < connections.length; i++)
                    fill(i);
        }
        if (isOver && context.answers === context.sent)
            break;
        if (ready > 0)
            continue;
        const now = nowNs();
        if (now >= context.endNs)
            isOver = true;
        if (now - lastNs > DRAIN_NS) {
            context.ran = NO_ANSWER;
            break;
        }
    }
    poller.close();
}
/** Nanoseconds from the beginning to the next request, each time it is asked. */
function dueTimes(ratePerSecond, poissonSeed) {
    const gapNs = 1e9 / ratePerSecond;
    if (poissonSeed === undefined) {
        let i = 0;
        return () => i++ * gapNs;
    }
    const random = createSeededRandom(poissonSeed);
    const bound = 2 ** 32;
    let dueNs = 0;
    return () => (dueNs += -Math.log((random.below(bound) + 1) / bound) * gapNs);
}
const OPEN_RUNS = 65_536;
const READ_NS = 3_000;
const BEHIND = 'the server is so far behind that the client has no room for what waits';
function open(context, nextDue, gapNs) {
    const { connections, requests, receiver, latency, lag } = context;
    const pending = connections.map(() => new Pending(OPEN_RUNS));
    // Not from now on: a client that the machine kept waiting just before owes what was due meanwhile, too.
    const { startNs, endNs } = context;
    const guardNs = Math.min(READ_NS, gapNs / 4);
    let dueNs = startNs + nextDue();
    let turn = 0;
    let lastNs = startNs;
    for (;;) {
        const now = nowNs();
        if (dueNs <= now && dueNs < endNs && connections[turn].unsent === undefined) {
            const connection = connections[turn];
            let count = 0;
            while (dueNs <= now && dueNs < endNs && count < requests.most && !pending[turn].isFull) {
                pending[turn].push(dueNs, 1);
                lag.record(now - dueNs);
                dueNs = startNs + nextDue();
                count += 1;
            }
            const bytes = requests.lay(count);
            if (count === 0 || bytes === 0) {
                context.ran = count === 0 ? BEHIND : TAPE_OVER;
                return;
            }
            sendOn(connection, requests.bytes, bytes);
            connection.outstanding += count;
            context.sent += count;
            turn = turn + 1 < connections.length ? turn + 1 : 0;
        }
        for (let i = 0; i < connections.length; i++) {
            // What is about to be due comes first: a read takes a microsecond or two, and its answer is there in any case.
            if (dueNs < endNs && dueNs - nowNs() < guardNs)
                break;
            const connection = connections[i];
            sendRest(connection);
            if (connection.outstanding === 0)
                continue;
            const answers = receiver.receive(connection, receiveNow);
            if (answers <= 0)
                continue;
            lastNs = nowNs();
            pending[i].settle(answers, lastNs, latency);
            context.answers += answers;
        }
        if (dueNs >= endNs && context.answers === context.sent)
            return;
        if (now - lastNs > DRAIN_NS && context.answers < context.sent) {
            context.ran = NO_ANSWER;
            return;
        }
    }
}
//# sourceMappingURL=block.js.map