import { EventWriter } from '../../core/memory/event-ring.js';
import { RingConsumer } from '../../core/memory/ring.js';
import { COMMAND_BYTES } from '../../core/schema/command.js';
/** As many as the engine takes in a cycle. */
const BATCH = 64;
const WORDS = COMMAND_BYTES / 8;
/** The engine of P2 and P4: makes of each command the event that has the same bytes. No more. */
export function createRole({ shared, options, bell }) {
    const { isDurable } = options;
    const commands = new RingConsumer(shared.commands);
    const events = new EventWriter(shared.events);
    const reader = bell(isDurable ? 'journal' : 'gateway');
    const gateway = bell('gateway');
    let lacksRoom = false;
    return {
        doWork() {
            const readable = commands.poll(BATCH);
            const room = readable === 0 ? 0 : events.room(readable);
            const count = Math.min(readable, room);
            lacksRoom = count < readable;
            for (let i = 0; i < count; i++) {
                const from = commands.at(i) >> 3;
                const to = events.claim() >> 3;
                for (let word = 0; word < WORDS; word++) {
                    events.records.f64[to + word] = commands.records.f64[from + word];
                }
            }
            if (count === 0)
                return 0;
            events.publish();
            reader.ring();
            commands.release(count);
            gateway.ringIfHungry();
            return count;
        },
        hasWork: () => (lacksRoom ? events.room(1) > 0 : commands.poll(1) > 0),
        isHungry: () => lacksRoom,
    };
}
//# sourceMappingURL=copy-engine.js.map