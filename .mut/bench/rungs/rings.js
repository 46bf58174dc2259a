import { MessageChannel, Worker } from 'node:worker_threads';
import { App, us_socket_local_port } from 'uWebSockets.js';
import { invariant } from '../../core/invariant.js';
import { ThreadLine, ThreadMonitor, ThreadState } from '../../core/memory/control.js';
import { EventReader, createEventRing } from '../../core/memory/event-ring.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { SyncLogReader } from '../../core/memory/sync-log.js';
import { HistogramRecorder } from '../../core/metrics/histogram.js';
import { Events, createShared, roleIndex } from '../../core/topology.js';
import { MAX_FRAME_RECORDS, MAX_WIRE_FRAME_BYTES } from '../../core/wire/header.js';
import { boundReceiveBuffers } from '../../gateway/boot/receive-buffer.js';
import { createGatewayAgent } from '../../gateway/boot/turns.js';
import { latencyPage } from '../../gateway/control/latency.js';
import { createSinceSync } from '../../gateway/outbound/since-sync.js';
import { IDLE_S, MAX_BUFFERED_BYTES } from '../../gateway/ws/socket-port.js';
import { runOnLoop } from '../../workers/agent.js';
import { createBells } from '../../workers/bells.js';
import { createClock, startClock } from '../../workers/clock.js';
import { allowedCpus } from '../../workers/pin.js';
import { BootUrl, Roster } from '../../workers/roster.js';
import { GATEWAY_MAX_PARK_MS, spinNsOf, tailUsOf } from '../../workers/waits.js';
import { ANSWER_RECORD } from './order-bytes.js';
import { PLACE_AT, RequestWord, RingReaders, SessionWord, } from './ring-options.js';
import { sayReady } from './say-ready.js';
/**
 * P2, with a folder as argument P4, and with `unsynced` behind it P3: the gateway's threads, rings, doorbells and ways to wait, and nothing that makes
 * it a gateway.
 *
 *   frame ─▶ its bytes into a slot of [commands] ─▶ engine: copied to [events] ─┬▶ P2: read as published
 *                                                                               └▶ P4: journal: write ▸ fdatasync (P3: not) ─▶ read as durable
 *   ◀─ answers, up to 100 in a frame, one cork per session and turn ◀── this thread's turn ◀┘
 *
 * GET /latency has the gateway's `answer`: from a batch's sync end until its answers have left.
 */
const [folder = '', how = ''] = process.argv.slice(2);
const isDurable = folder !== '';
const LIMIT = 256;
const LOOK_MS = 5;
const REQUEST_ID_AT = 4;
const PUBLISH_EVERY = 256;
const shared = {
    ...createShared({ mode: 'dedicated' }),
    events: createEventRing(Events.slots, Events.slotBytes, isDurable ? 2 : 1),
};
startClock(shared.control);
const clock = createClock(shared.control);
const cpus = allowedCpus();
const runner = { loop: undefined };
function startThread(role, file, options) {
    const ring = gatewayPort();
    new Worker(BootUrl, {
        name: role,
        workerData: {
            role,
            module: new URL(file, import.meta.url).href,
            fatal: true,
            shared,
            options,
            bellPorts: { gateway: ring },
            wakePorts: [],
            maxParkMs: Roster[role].maxParkMs,
            spinNs: spinNsOf('dedicated', cpus),
            yieldsBy: 0,
            cpu: -1,
            cpus,
        },
        transferList: [ring],
    }).once('error', (error) => {
        throw error;
    });
}
function gatewayPort() {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', () => runner.loop?.wake());
    return port1;
}
const RECORD_BYTES = ANSWER_RECORD.length;
const commands = new RingProducer(shared.commands);
const events = new EventReader(shared.events, RingReaders.gateway, isDurable ? 'durable' : 'published');
const engineBell = createBells(shared, 'gateway', {})('engine');
const sessions = [];
const dirty = [];
let staged = 0;
/** Orders that came and answers that went: while they do, the loop stays awake as the gateway's does. */
let taken = 0;
const answerTimes = new HistogramRecorder(shared.histograms.answer);
const sinceSync = createSinceSync(new SyncLogReader(shared.syncs), clock.monotonicNs, (ns, answers) => {
    answerTimes.recordTimes(ns, answers);
});
function publish() {
    if (staged === 0)
        return;
    staged = 0;
    commands.publish();
    engineBell.ring();
}
function take(session, message) {
    invariant(commands.room(1) > 0, 'rung: more in flight than the ring has slots');
    const at = commands.claim();
    const bytes = new Uint8Array(message);
    commands.records.u8.set(bytes, at + PLACE_AT);
    commands.records.f64[(at >> 3) + SessionWord] = session.index;
    commands.records.f64[(at >> 3) + RequestWord] =
        (bytes[REQUEST_ID_AT] |
            (bytes[REQUEST_ID_AT + 1] << 8) |
            (bytes[REQUEST_ID_AT + 2] << 16) |
            (bytes[REQUEST_ID_AT + 3] << 24)) >>>
            0;
    staged += 1;
    taken += 1;
    if (staged === 1)
        runner.loop?.wake();
    else if (staged === PUBLISH_EVERY)
        publish();
}
function send(session) {
    const { socket, frame, bytes } = session;
    session.bytes = 0;
    if (session.isOpen)
        socket.cork(() => void socket.send(frame.subarray(0, bytes), true));
}
function pump() {
    const readable = events.poll(LIMIT);
    for (let i = 0; i < readable; i++) {
        const word = events.at(i) >> 3;
        const session = sessions[events.records.f64[word + SessionWord]];
        if (session.bytes === session.frame.length)
            send(session);
        if (session.bytes === 0)
            dirty.push(session);
        session.frame.set(ANSWER_RECORD, session.bytes);
        session.frame.writeUInt32LE(events.records.f64[word + RequestWord], session.bytes + REQUEST_ID_AT);
        session.bytes += RECORD_BYTES;
        if (isDurable)
            sinceSync.answered((events.position + i) | 0);
    }
    if (readable > 0)
        events.release(readable);
    taken += readable;
    for (const session of dirty)
        if (session.bytes > 0)
            send(session);
    dirty.length = 0;
    sinceSync.sent();
    return readable;
}
const ownLine = new ThreadLine(shared.control, roleIndex('gateway'));
const turns = createGatewayAgent({
    door: { handOver: publish, pump, activity: () => taken, hasQuotes: () => false },
    events,
    answers: new RingConsumer(shared.answers),
    gated: true,
    engine: undefined,
    engineBell,
    goesOn() {
        const nowUs = clock.nowUs();
        ownLine.beat(nowUs / 1000);
        return nowUs;
    },
});
runner.loop = runOnLoop(turns, {
    role: 'gateway',
    shared,
    clock,
    maxParkMs: GATEWAY_MAX_PARK_MS,
    spinNs: 0,
    tailUs: tailUsOf('dedicated', cpus),
    pin: () => { },
}, (error) => {
    throw error;
});
startThread('engine', './copy-engine.js', { isDurable });
if (isDurable)
    startThread('journal', './sync-journal.js', { folder, syncs: how !== 'unsynced' });
App()
    .ws('/ws', {
    maxPayloadLength: MAX_WIRE_FRAME_BYTES,
    idleTimeout: IDLE_S,
    sendPingsAutomatically: true,
    maxBackpressure: MAX_BUFFERED_BYTES,
    open(socket) {
        const session = {
            socket,
            index: sessions.length,
            frame: Buffer.alloc(MAX_FRAME_RECORDS * RECORD_BYTES),
            bytes: 0,
            isOpen: true,
        };
        sessions.push(session);
        socket.getUserData().session = session;
    },
    message(socket, message) {
        take(socket.getUserData().session, message);
    },
    close(socket) {
        socket.getUserData().session.isOpen = false;
    },
})
    .get('/latency', (response) => {
    response.end(latencyPage(shared.histograms));
})
    .listen('127.0.0.1', 0, (socket) => {
    if (!socket)
        throw new Error('no port');
    boundReceiveBuffers();
    const port = us_socket_local_port(socket);
    const roles = isDurable ? ['engine', 'journal'] : ['engine'];
    const monitors = roles.map((role) => [role, new ThreadMonitor(shared.control, roleIndex(role))]);
    const looking = setInterval(() => {
        if (monitors.some(([, monitor]) => monitor.state !== ThreadState.ready))
            return;
        clearInterval(looking);
        const threads = Object.fromEntries(monitors.map(([role, { tid }]) => [tid, role]));
        process.stdout.write(`threads ${JSON.stringify(threads)}\n`);
        sayReady(port);
    }, LOOK_MS);
});
//# sourceMappingURL=rings.js.map