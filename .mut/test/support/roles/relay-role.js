import { DurableCursor, EventReader, EventWriter } from '../../../core/memory/event-ring.js';
import { RingConsumer, RingProducer } from '../../../core/memory/ring.js';
import { CommandWord } from '../../../core/schema/command.js';
import { EventWord } from '../../../core/schema/event.js';
import { ReportWord } from '../../../core/schema/report.js';
import { Events } from '../../../core/topology.js';
/**
 * The picture without its logic: a number goes round through every ring, so that every bell is needed.
 *
 *   [commands] ─▶ engine ─▶ [events] ─▶ journal (durable) ─▶ broker ─▶ [reports] ─▶ engine ─▶ [answers]
 */
/** @public Loaded by its address. */
export function createRole(context) {
    switch (context.role) {
        case 'engine':
            return createEngine(context);
        case 'journal':
            return createJournal(context);
        case 'broker':
            return createBroker(context);
        default:
            return { doWork: () => 0, hasWork: () => false };
    }
}
const BATCH = 8;
export function createEngine(context) {
    const { shared, bell } = context;
    const commands = new RingConsumer(shared.commands);
    const events = new EventWriter(shared.events);
    const reports = new RingConsumer(shared.reports);
    const answers = new RingProducer(shared.answers);
    const [journal, gateway, broker] = [bell('journal'), bell('gateway'), bell('broker')];
    let hungry = false;
    return {
        doWork() {
            const told = Math.min(reports.poll(BATCH), answers.room(BATCH), BATCH);
            for (let i = 0; i < told; i++) {
                const number = reports.records.f64[(reports.at(i) >> 3) + ReportWord.ORDER_ID];
                answers.records.f64[(answers.claim() >> 3) + EventWord.ORDER_ID] = number;
            }
            if (told > 0) {
                reports.release(told);
                answers.publish();
                broker.ringIfHungry();
                gateway.ring();
            }
            const done = Math.min(commands.poll(BATCH), events.room(BATCH), BATCH);
            for (let i = 0; i < done; i++) {
                const number = commands.records.f64[(commands.at(i) >> 3) + CommandWord.ORDER_ID];
                events.records.f64[(events.claim() >> 3) + EventWord.ORDER_ID] = number;
            }
            if (done > 0) {
                commands.release(done);
                events.publish();
                gateway.ringIfHungry();
                journal.ring();
            }
            hungry = answers.room(1) === 0 || events.room(1) === 0;
            return told + done;
        },
        hasWork: () => (reports.poll(1) > 0 && answers.room(1) > 0) || (commands.poll(1) > 0 && events.room(1) > 0),
        isHungry: () => hungry,
    };
}
function createJournal({ shared, bell }) {
    const { index, gate } = Events.readers.journal;
    const reader = new EventReader(shared.events, index, gate);
    const durable = new DurableCursor(shared.events);
    const [engine, broker, gateway] = [bell('engine'), bell('broker'), bell('gateway')];
    return {
        doWork() {
            const count = reader.poll(BATCH);
            if (count === 0)
                return 0;
            reader.release(count);
            durable.advance(reader.position);
            engine.ringIfHungry();
            broker.ring();
            gateway.ring();
            return count;
        },
        hasWork: () => reader.poll(1) > 0,
    };
}
function createBroker({ shared, bell }) {
    const { index, gate } = Events.readers.broker;
    const events = new EventReader(shared.events, index, gate);
    const reports = new RingProducer(shared.reports);
    const engine = bell('engine');
    let hungry = false;
    return {
        doWork() {
            const count = Math.min(events.poll(BATCH), reports.room(BATCH));
            for (let i = 0; i < count; i++) {
                const number = events.records.f64[(events.at(i) >> 3) + EventWord.ORDER_ID];
                reports.records.f64[(reports.claim() >> 3) + ReportWord.ORDER_ID] = number;
            }
            hungry = reports.room(1) === 0;
            if (count === 0)
                return 0;
            events.release(count);
            reports.publish();
            engine.ringIfHungry();
            engine.ring();
            return count;
        },
        hasWork: () => events.poll(1) > 0 && reports.room(1) > 0,
        isHungry: () => hungry,
    };
}
//# sourceMappingURL=relay-role.js.map