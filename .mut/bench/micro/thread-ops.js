var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
import { execFileSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { Ringer, Sleeper, createDoorbell } from '../../core/memory/doorbell.js';
import { RingConsumer, RingProducer, createRing } from '../../core/memory/ring.js';
import { COMMAND_BYTES, COMMAND_WORDS } from '../../core/schema/command.js';
import { Rings } from '../../core/topology.js';
import { pinned } from './pinned.js';
import { timeAsyncOps, timeOps } from './op.js';
import { ringbufModule } from './ringbuf.js';
/**
 * Two threads, this one and a peer, each pinned to a CPU while it is measured:
 *
 *   hop      this ─▶ [there] ─▶ peer ─▶ [back] ─▶ this     there and back; a spinning hop is half of it
 *   bell     the same, but the peer parks on its doorbell and this thread is woken by the kind named
 *   through  this ─▶ [ring, commands' slots] ─▶ peer        how many pass when this thread never waits but for room
 */
const HOP_SLOTS = 64;
const HOP_BYTES = 64;
const HOPS = 20;
const PARK_MS = 1_000;
const BATCH = 64;
const MESSAGES = 8_192;
const PORT_MESSAGES = 256;
/** As many words of its slot as a new order fills. */
const WORDS = 16;
const PEER = new URL('./peer.js', import.meta.url);
/** One way between two spinning threads. */
export async function spinningHop(seconds, place) {
    const there = createRing('there', HOP_SLOTS, HOP_BYTES);
    const back = createRing('back', HOP_SLOTS, HOP_BYTES);
    return withPeer({ role: 'spin', cpu: place.peer, there, back }, [], place, () => {
        const producer = new RingProducer(there);
        const consumer = new RingConsumer(back);
        const run = () => {
            let sum = 0;
            for (let i = 0; i < HOPS; i += 2) {
                send(producer, i);
                while (consumer.poll(1) === 0)
                    ;
                sum += take(consumer);
            }
            return sum;
        };
        return timeOps([{ name: `ring, one way, both spin, ${place.name}`, times: HOPS, run }], seconds)[0];
    });
}
/** There and back with both threads parked. */
export async function parkedRoundTrip(seconds, place) {
    const { there, back, ownBell, peerBell } = bells();
    const data = { role: 'park', cpu: place.peer, there, back, ownBell: peerBell, otherBell: ownBell };
    return withPeer({ ...data, wake: { kind: 'notify' } }, [], place, () => {
        const producer = new RingProducer(there);
        const consumer = new RingConsumer(back);
        const sleeper = new Sleeper(ownBell, () => consumer.poll(1) > 0);
        const ringer = new Ringer(peerBell);
        const run = () => {
            send(producer, 1);
            ringer.ring();
            while (consumer.poll(1) === 0)
                sleeper.park(PARK_MS);
            return take(consumer);
        };
        return timeOps([{ name: `ring, there and back, both park, ${place.name}`, times: 1, run }], seconds)[0];
    });
}
/** There to a parked thread, and back into this event loop by each kind of doorbell. */
export async function loopRoundTrips(seconds, place, folder) {
    const fifo = join(folder, 'bell');
    execFileSync('mkfifo', [fifo]);
    const channel = new MessageChannel();
    const word = new SharedArrayBuffer(4);
    const wakes = [
        { wake: { kind: 'port', port: channel.port1 }, ports: [channel.port1], listen: onPort(channel.port2) },
        { wake: { kind: 'fifo', path: fifo }, ports: [], listen: onFifo(fifo) },
        { wake: { kind: 'waitAsync', word }, ports: [], listen: onWord(new Int32Array(word)) },
    ];
    const all = [];
    for (const { wake, ports, listen } of wakes)
        all.push(await loopRoundTrip(seconds, place, wake, ports, listen));
    return all;
}
async function loopRoundTrip(seconds, place, wake, ports, listen) {
    const { there, back, ownBell, peerBell } = bells();
    const data = { role: 'park', cpu: place.peer, there, back, ownBell: peerBell, otherBell: ownBell };
    return withPeer({ ...data, wake }, ports, place, async () => {
        const producer = new RingProducer(there);
        const consumer = new RingConsumer(back);
        const sleeper = new Sleeper(ownBell, () => consumer.poll(1) > 0);
        const ringer = new Ringer(peerBell);
        const ear = listen();
        const run = async () => {
            send(producer, 1);
            ringer.ring();
            // Sleeps in the event loop, as a thread with sockets has to.
            while (sleeper.arm())
                await ear.rung();
            sleeper.disarm();
            return take(consumer);
        };
        const name = `ring, there to a parked thread, back by ${NAMES[wake.kind]}, ${place.name}`;
        const [times] = await timeAsyncOps([{ name, times: 1, run }], seconds);
        ear.close();
        return times;
    });
}
const NAMES = { notify: 'notify', port: 'MessagePort', fifo: 'a byte in a FIFO', waitAsync: 'waitAsync' };
function onPort(port) {
    return () => {
        let wake = () => { };
        port.on('message', () => wake());
        return { rung: () => new Promise((resolve) => (wake = resolve)), close: () => port.close() };
    };
}
function onFifo(path) {
    return () => {
        let wake = () => { };
        const socket = new Socket({ fd: openSync(path, 'r+'), readable: true, writable: false });
        socket.on('data', () => wake());
        return { rung: () => new Promise((resolve) => (wake = resolve)), close: () => void socket.destroy() };
    };
}
function onWord(word) {
    return () => {
        // Known to this Node, but not to the library that the compiler is told of.
        const { waitAsync } = Atomics;
        let seen = Atomics.load(word, 0);
        return {
            async rung() {
                await waitAsync(word, 0, seen).value;
                seen = Atomics.load(word, 0);
            },
            close() { },
        };
    };
}
/** Messages of a command's size between two spinning threads. */
export async function ringThroughput(seconds, place) {
    const ring = createRing('commands', Rings.commands.slots, COMMAND_BYTES);
    return withPeer({ role: 'drain', cpu: place.peer, ring, words: WORDS }, [], place, () => {
        const producer = new RingProducer(ring);
        const { f64 } = producer.records;
        const run = () => {
            for (let sent = 0; sent < MESSAGES; sent += BATCH) {
                while (producer.room(BATCH) < BATCH)
                    ;
                for (let i = 0; i < BATCH; i++) {
                    const word = producer.claim() >> 3;
                    for (let w = 0; w < WORDS; w++)
                        f64[word + w] = sent + w;
                }
                producer.publish();
            }
            return MESSAGES;
        };
        const name = `ring, one of ${COMMAND_BYTES} bytes (${WORDS} words filled and read), ${BATCH} a publish`;
        return timeOps([{ name, times: MESSAGES, run }], seconds)[0];
    });
}
/** The same through ringbuf.js: a push per message, and a push per batch. None if it isn't installed. */
export async function ringbufThroughput(seconds, place) {
    const module = ringbufModule();
    if (module === undefined)
        return [];
    const { RingBuffer } = (await import(__rewriteRelativeImportExtension(module)));
    const buffer = RingBuffer.getStorageForCapacity(Rings.commands.slots * COMMAND_WORDS, Float64Array);
    const data = { role: 'drainRingbuf', cpu: place.peer, module, buffer, words: COMMAND_WORDS };
    return withPeer(data, [], place, () => {
        const ring = new RingBuffer(buffer, Float64Array);
        const pushing = (batch) => {
            const elements = new Float64Array(COMMAND_WORDS * batch);
            const run = () => {
                for (let sent = 0; sent < MESSAGES; sent += batch) {
                    for (let i = 0; i < batch; i++) {
                        for (let w = 0; w < WORDS; w++)
                            elements[i * COMMAND_WORDS + w] = sent + w;
                    }
                    for (let left = elements.length; left > 0;) {
                        left -= ring.push(left === elements.length ? elements : elements.subarray(elements.length - left), left);
                    }
                }
                return MESSAGES;
            };
            return { name: `ringbuf.js, one of ${COMMAND_BYTES} bytes, ${batch} a push`, times: MESSAGES, run };
        };
        return timeOps([pushing(1), pushing(BATCH)], seconds);
    });
}
/** The same through a MessagePort: there and back with a number, and messages of a command's size one way. */
export async function portOps(seconds, place) {
    const { port1, port2 } = new MessageChannel();
    return withPeer({ role: 'port', cpu: place.peer, port: port1 }, [port1], place, async () => {
        let wake = () => { };
        port2.on('message', () => wake());
        const answered = () => new Promise((resolve) => {
            wake = resolve;
            port2.postMessage(0);
        });
        const message = new Float64Array(COMMAND_WORDS);
        const through = async () => {
            for (let i = 0; i < PORT_MESSAGES; i++) {
                for (let w = 0; w < WORDS; w++)
                    message[w] = i + w;
                port2.postMessage(message);
            }
            await answered();
        };
        const times = await timeAsyncOps([
            { name: `MessagePort, there and back, ${place.name}`, times: 1, run: answered },
            {
                name: `MessagePort, one of ${COMMAND_BYTES} bytes, ${PORT_MESSAGES} in a row`,
                times: PORT_MESSAGES,
                run: through,
            },
        ], seconds);
        port2.close();
        return times;
    });
}
/** A task that does nothing, there and back, with the thread parked in Atomics.wait and without. */
export async function poolOps(seconds) {
    const all = [];
    for (const atomics of ['sync', 'disabled']) {
        const pool = new Piscina({
            filename: new URL('./pool-task.js', import.meta.url).href,
            name: 'addOne',
            minThreads: 1,
            maxThreads: 1,
            atomics,
        });
        const name = `piscina, a task there and back, ${atomics === 'sync' ? 'with' : 'without'} its Atomics, not pinned`;
        all.push(...(await timeAsyncOps([{ name, times: 1, run: () => pool.run(1) }], seconds)));
        await pool.destroy();
    }
    return all;
}
function bells() {
    return {
        there: createRing('there', HOP_SLOTS, HOP_BYTES),
        back: createRing('back', HOP_SLOTS, HOP_BYTES),
        ownBell: createDoorbell('own'),
        peerBell: createDoorbell('peer'),
    };
}
function send(producer, value) {
    producer.room(1);
    producer.records.f64[producer.claim() >> 3] = value;
    producer.publish();
}
function take(consumer) {
    const value = consumer.records.f64[consumer.at(0) >> 3];
    consumer.release(1);
    return value;
}
/** Pins this thread for as long as `measure` takes, and ends the peer behind it. */
async function withPeer(workerData, transferList, { own }, measure) {
    const peer = new Worker(PEER, { workerData, transferList });
    try {
        await new Promise((resolve, reject) => {
            peer.once('message', () => resolve());
            peer.once('error', reject);
        });
        return await pinned(own, measure);
    }
    finally {
        await peer.terminate();
    }
}
//# sourceMappingURL=thread-ops.js.map