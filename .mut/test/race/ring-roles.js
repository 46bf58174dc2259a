import assert from 'node:assert/strict';
import { Ringer, Sleeper } from '../../core/memory/doorbell.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { DEADLINE_MS, playRole } from './threads.js';
playRole({ produce, consume });
function produce({ ring, producerBell, consumerBell, records, spins, batch }) {
    const producer = new RingProducer(ring);
    const { f64, i32 } = producer.records;
    const sleeper = new Sleeper(producerBell, () => producer.room(1) > 0);
    const consumer = new Ringer(consumerBell);
    let idle = 0;
    for (let sent = 0; sent < records;) {
        const wanted = Math.min(1 + (sent % batch), records - sent);
        const room = Math.min(producer.room(wanted), wanted);
        if (room === 0) {
            if (idle++ < spins)
                continue;
            sleeper.hungry = true;
            sleeper.park(DEADLINE_MS);
            sleeper.hungry = false;
            continue;
        }
        idle = 0;
        for (let i = 0; i < room; i++, sent++) {
            const at = producer.claim();
            f64[at >> 3] = sent;
            f64[(at >> 3) + 1] = -sent;
            i32[(at >> 2) + 4] = sent ^ 0x5a5a5a5a;
            i32[(at >> 2) + 5] = Math.imul(sent, 0x9e3779b1);
        }
        producer.publish();
        consumer.ring();
    }
    return records;
}
function consume({ ring, producerBell, consumerBell, records, spins, batch }) {
    const consumer = new RingConsumer(ring);
    const { f64, i32 } = consumer.records;
    const sleeper = new Sleeper(consumerBell, () => consumer.poll(1) > 0);
    const producer = new Ringer(producerBell);
    let idle = 0;
    let next = 0;
    while (next < records) {
        const readable = consumer.poll(1 + (next % batch));
        if (readable === 0) {
            if (idle++ >= spins)
                sleeper.park(DEADLINE_MS);
            continue;
        }
        idle = 0;
        for (let i = 0; i < readable; i++, next++) {
            const at = consumer.at(i);
            const whole = f64[at >> 3] === next &&
                f64[(at >> 3) + 1] === -next &&
                i32[(at >> 2) + 4] === (next ^ 0x5a5a5a5a) &&
                i32[(at >> 2) + 5] === Math.imul(next, 0x9e3779b1);
            if (!whole)
                assert.fail(`record ${next} reads ${f64[at >> 3]}, ${f64[(at >> 3) + 1]}, ${i32[(at >> 2) + 4]}`);
        }
        consumer.release(readable);
        producer.ringIfHungry();
    }
    return next;
}
//# sourceMappingURL=ring-roles.js.map