import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DurableCursor, EventReader, EventWriter } from '../../core/memory/event-ring.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { EventWord } from '../../core/schema/event.js';
import { createShared, Events } from '../../core/topology.js';
import { createGatewayAgent } from '../../gateway/boot/turns.js';
function turnsOf(pumps, decisions = [], gated = true) {
    const shared = createShared({ mode: 'compact', slots: 64, instruments: 1 });
    const events = new EventReader(shared.events, Events.readers.gateway.index, gated ? 'durable' : 'published');
    const calls = { pump: 0, engine: 0, rings: 0, signs: 0 };
    const agent = createGatewayAgent({
        door: {
            activity: () => 0,
            hasQuotes: () => false,
            handOver: () => { },
            pump: () => pumps[calls.pump++] ?? 0,
        },
        events,
        answers: new RingConsumer(shared.answers),
        gated,
        engine: { doWork: () => decisions[calls.engine++] ?? 0, hasWork: () => false },
        goesOn: () => ++calls.signs,
        engineBell: { ring: () => { }, ringIfHungry: () => void calls.rings++ },
    });
    return { agent, calls, shared, events };
}
test('a turn goes on while its rounds are full: what sockets brought in between does not fall behind', () => {
    const { agent, calls } = turnsOf([256, 256, 17, 256]);
    assert.equal(agent.doWork(1), 529);
    assert.deepEqual([calls.pump, calls.rings], [3, 3]);
});
test('a turn goes on while the engine in it has full batches to decide', () => {
    const { agent, calls } = turnsOf([0, 0, 0], [64, 64, 3]);
    assert.equal(agent.doWork(1), 131);
    assert.deepEqual([calls.engine, calls.pump], [3, 3]);
});
test('a turn ends after a whole ring of events, whatever is left', () => {
    const { agent, calls } = turnsOf(Array.from({ length: 1000 }, () => 256));
    assert.equal(agent.doWork(1), 16_384);
    assert.deepEqual([calls.pump, calls.signs], [64, 63]);
});
/** An event is published, and an answer that shows it. */
function withAnswer(gated) {
    const world = turnsOf([], [], gated);
    const writer = new EventWriter(world.shared.events);
    writer.claim();
    writer.publish();
    const answers = new RingProducer(world.shared.answers);
    answers.records.f64[(answers.claim() >> 3) + EventWord.ARG0] = writer.position;
    answers.publish();
    return { ...world, durable: new DurableCursor(world.shared.events) };
}
test('an answer that waits for the disk lets the gateway sleep, and is work once what it shows is durable', () => {
    const { agent, events, durable } = withAnswer(true);
    assert.equal(agent.hasWork(), false);
    durable.advance(1);
    assert.equal(agent.hasWork(), true);
    events.poll(1);
    events.release(1);
    assert.equal(agent.hasWork(), true, 'the answer itself');
});
test('an answer that waits for no disk is work at once, whatever is durable', () => {
    const { agent, events } = withAnswer(false);
    events.poll(1);
    events.release(1);
    assert.equal(agent.hasWork(), true);
});
//# sourceMappingURL=turns.test.js.map