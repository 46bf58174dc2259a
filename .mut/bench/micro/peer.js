var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
import { openSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { Ringer, Sleeper } from '../../core/memory/doorbell.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { pinThisThread } from '../../workers/pin.js';
const PARK_MS = 1_000;
const MANY = 1_024;
const BYTE = Uint8Array.of(1);
const data = workerData;
// Loading koffi takes its time, and the thread's own start is nobody's measurement.
pinThisThread([data.cpu]);
parentPort.postMessage('here');
if (data.role === 'spin')
    spin(data.there, data.back);
else if (data.role === 'park')
    park(data, data.wake);
else if (data.role === 'port')
    data.port.on('message', answerOn(data.port));
else if (data.role === 'drain')
    drain(data.ring, data.words);
else
    await drainRingbuf(data.module, data.buffer, data.words);
function spin(there, back) {
    const consumer = new RingConsumer(there);
    const producer = new RingProducer(back);
    for (;;) {
        if (consumer.poll(1) > 0)
            pass(consumer, producer);
    }
}
function park({ there, back, ownBell, otherBell }, wake) {
    const consumer = new RingConsumer(there);
    const producer = new RingProducer(back);
    const sleeper = new Sleeper(ownBell, () => consumer.poll(1) > 0);
    const ringer = new Ringer(otherBell, wakerOf(wake));
    for (;;) {
        sleeper.park(PARK_MS);
        if (consumer.poll(1) === 0)
            continue;
        pass(consumer, producer);
        ringer.ring();
    }
}
function pass(consumer, producer) {
    producer.room(1);
    const to = producer.claim() >> 3;
    producer.records.f64[to] = consumer.records.f64[consumer.at(0) >> 3];
    producer.publish();
    consumer.release(1);
}
function wakerOf(wake) {
    if (wake.kind === 'notify')
        return undefined;
    if (wake.kind === 'port')
        return () => wake.port.postMessage(0);
    if (wake.kind === 'fifo') {
        const fd = openSync(wake.path, 'r+');
        return () => void writeSync(fd, BYTE);
    }
    const word = new Int32Array(wake.word);
    return () => {
        Atomics.add(word, 0, 1);
        Atomics.notify(word, 0);
    };
}
/** Every message that asks for an answer gets one. */
function answerOn(port) {
    return (message) => {
        if (typeof message === 'number')
            port.postMessage(message);
    };
}
function drain(ring, words) {
    const consumer = new RingConsumer(ring);
    const { f64 } = consumer.records;
    for (let sum = 0;;) {
        const count = consumer.poll(MANY);
        if (count === 0)
            continue;
        for (let i = 0; i < count; i++) {
            const word = consumer.at(i) >> 3;
            for (let w = 0; w < words; w++)
                sum += f64[word + w];
        }
        // So that what was read is used; never true.
        if (sum < 0)
            throw new Error('a sum of what is above 0 is below 0');
        consumer.release(count);
    }
}
async function drainRingbuf(module, buffer, words) {
    const { RingBuffer } = (await import(__rewriteRelativeImportExtension(module)));
    const ring = new RingBuffer(buffer, Float64Array);
    const taken = new Float64Array(words * MANY);
    for (let sum = 0;;) {
        const count = ring.pop(taken, taken.length);
        for (let w = 0; w < count; w++)
            sum += taken[w];
        if (sum < 0)
            throw new Error('a sum of what is above 0 is below 0');
    }
}
//# sourceMappingURL=peer.js.map