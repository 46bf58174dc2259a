import { EventReader } from '../../core/memory/event-ring.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { COMMAND_BYTES, COMMAND_VERSION, CommandByte, CommandHalf, CommandKind, CommandWord, } from '../../core/schema/command.js';
import { EventByte, EventHalf, EventKind, EventWord, SessionNote } from '../../core/schema/event.js';
import { OrderType, Side, TimeInForce } from '../../core/schema/order-kind.js';
import { REPORT_BYTES, ReportHalf, ReportKind, ReportWord } from '../../core/schema/report.js';
import { Events, createShared } from '../../core/topology.js';
import { createClock, startClock } from '../../workers/clock.js';
import { createSeededRandom } from '../../workers/seeded-random.js';
import { TAG, TAGGED_ACCOUNTS, allControls, putTag } from './all-controls.js';
import { engineOf, generousSetup, openMarket } from './engine-parts.js';
export const BATCH = 64;
const MAX_ORDERS = 2 ** 23;
const MAX_DUE = 2 ** 17;
const DUE_MASK = MAX_DUE - 1;
const READ = 16_384;
const FREE = 0;
const LIVE = 1;
const BUSY = 2;
/** Tables large enough for the loads of the benches, and of tests that do the same with less. */
function capacitiesOf({ accounts, instruments, live }) {
    return {
        accounts,
        instruments,
        brokers: 5,
        books: accounts * instruments,
        orders: Math.max(262_144, 2 * live),
        ids: 2_097_152,
        executions: 262_144,
        fanouts: 64,
        suspense: 1024,
        guards: 16,
        tags: TAGGED_ACCOUNTS,
        tagBooks: TAGGED_ACCOUNTS * instruments,
        limits: 2 * accounts + 64,
        overrides: 8,
        recent: 65_536,
        currencies: 4,
    };
}
/** An engine whose run has begun, with its brokers up and nothing open. */
export function createEngineLoad(load) {
    const { accounts, instruments, brokers } = load;
    const shared = createShared({ mode: 'compact', instruments });
    startClock(shared.control);
    openMarket(shared, instruments, brokers);
    const clock = createClock(shared.control);
    const silent = { ring() { }, ringIfHungry() { } };
    const setup = load.setup ?? generousSetup(accounts, instruments, brokers);
    const tradable = load.tradable ?? setup.instruments.map(({ id }) => id);
    const agent = engineOf(shared, load.capacities ?? capacitiesOf(load), setup, () => silent, false, load.telemetry);
    const commands = new RingProducer(shared.commands);
    const reports = new RingProducer(shared.reports);
    const answers = new RingConsumer(shared.answers);
    const readJournal = (load.journal ?? skipped)(shared, clock);
    const broker = new EventReader(shared.events, Events.readers.broker.index, 'published');
    const gateway = new EventReader(shared.events, Events.readers.gateway.index, 'published');
    const random = createSeededRandom(7);
    const seen = {
        commands: 0,
        reports: 0,
        accepted: 0,
        refused: 0,
        cancels: 0,
        replaces: 0,
        live: 0,
        mostLive: 0,
    };
    /** By order id, which the engine gives one after the other; a long run begins again at the front. */
    const mask = MAX_ORDERS - 1;
    const owners = new Int32Array(MAX_ORDERS);
    const quantity = new Uint8Array(MAX_ORDERS);
    const state = new Uint8Array(MAX_ORDERS);
    const brokerOf = new Uint8Array(MAX_ORDERS);
    let oldest = 1;
    let newest = 0;
    let execution = 0;
    /** What venues have to answer, oldest first. */
    const dueKind = new Int32Array(MAX_DUE);
    const dueOrder = new Float64Array(MAX_DUE);
    const dueBroker = new Int32Array(MAX_DUE);
    const dueLots = new Int32Array(MAX_DUE);
    let dueFrom = 0;
    let dueTo = 0;
    function answer(kind, orderId, from, lots) {
        if (dueTo - dueFrom === MAX_DUE)
            throw new Error('more reports are due than the load can hold');
        const at = dueTo++ & DUE_MASK;
        dueKind[at] = kind;
        dueOrder[at] = orderId;
        dueBroker[at] = from;
        dueLots[at] = lots;
    }
    function openOrder() {
        for (let tries = 0; tries < 20; tries++) {
            const orderId = oldest + random.below(newest - oldest + 1);
            if (orderId <= newest && state[orderId & mask] === LIVE)
                return orderId;
        }
        return 0;
    }
    function command(at) {
        const { f64, i32, u8 } = commands.records;
        u8.fill(0, at, at + COMMAND_BYTES);
        i32[(at >> 2) + CommandHalf.VERSION] = COMMAND_VERSION;
        f64[(at >> 3) + CommandWord.REQUEST_ID] = ++seen.commands;
        const kind = random.below(100);
        const orderId = kind < 25 ? openOrder() : 0;
        if (orderId > 0) {
            const order = orderId & mask;
            i32[(at >> 2) + CommandHalf.KIND] = kind < 20 ? CommandKind.cancel : CommandKind.replace;
            i32[(at >> 2) + CommandHalf.ACCOUNT] = owners[order];
            f64[(at >> 3) + CommandWord.ORDER_ID] = orderId;
            state[order] = BUSY;
            if (kind >= 20)
                f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = ++quantity[order];
            return;
        }
        i32[(at >> 2) + CommandHalf.KIND] = CommandKind.place;
        i32[(at >> 2) + CommandHalf.ACCOUNT] = random.below(accounts);
        i32[(at >> 2) + CommandHalf.INSTRUMENT] = tradable[random.below(tradable.length)];
        const side = random.below(2);
        u8[at + CommandByte.SIDE] = side;
        u8[at + CommandByte.TYPE] = OrderType.limit;
        u8[at + CommandByte.TIME_IN_FORCE] = load.timeInForce ?? TimeInForce.gtc;
        // Orders of one firm that would trade with each other are refused where that is prevented: these don't.
        f64[(at >> 3) + CommandWord.PRICE_TICKS] = (side === Side.buy ? 9_900 : 10_000) + random.below(100);
        if (load.withControls === true && i32[(at >> 2) + CommandHalf.ACCOUNT] < TAGGED_ACCOUNTS) {
            putTag(commands.records, at, TAG);
        }
        f64[(at >> 3) + CommandWord.QUANTITY_LOTS] = kind < 35 && kind >= 25 ? 2e6 : 10;
        if (!load.withIds)
            return;
        f64[(at >> 3) + CommandWord.CLIENT_ID_LENGTH] = 12;
        f64[(at >> 3) + CommandWord.CLIENT_ID] = 0x303030303030;
        f64[(at >> 3) + CommandWord.CLIENT_ID + 1] = seen.commands;
    }
    function drain() {
        readJournal();
        broker.release(broker.poll(READ));
        for (let readable = gateway.poll(READ); readable > 0; readable = gateway.poll(READ)) {
            for (let i = 0; i < readable; i++)
                see(gateway.records, gateway.at(i));
            gateway.release(readable);
        }
        answers.release(answers.poll(4_096));
    }
    function see({ f64, i32, u8 }, at) {
        const orderId = f64[(at >> 3) + EventWord.ORDER_ID];
        const order = orderId & mask;
        const from = u8[at + EventByte.BROKER];
        switch (i32[(at >> 2) + EventHalf.KIND_VERSION] & 0xffff) {
            case EventKind.accepted:
                seen.accepted += 1;
                newest = orderId;
                owners[order] = i32[(at >> 2) + EventHalf.ACCOUNT];
                quantity[order] = 10;
                state[order] = FREE;
                brokerOf[order] = from;
                seen.live += 1;
                if (seen.live > seen.mostLive)
                    seen.mostLive = seen.live;
                answer(ReportKind.acknowledged, orderId, from, 0);
                break;
            case EventKind.refused:
                seen.refused += 1;
                break;
            case EventKind.cancel_requested:
                seen.cancels += 1;
                answer(ReportKind.cancelled, orderId, from, 0);
                break;
            case EventKind.replace_requested:
                seen.replaces += 1;
                answer(ReportKind.replaced, orderId, from, quantity[order]);
                break;
            case EventKind.acknowledged:
            case EventKind.replaced:
            case EventKind.request_refused:
                state[order] = LIVE;
                break;
            case EventKind.cancelled:
            case EventKind.filled:
                state[order] = FREE;
                seen.live -= 1;
                break;
            case EventKind.broker_session:
                if (i32[(at >> 2) + EventHalf.NOTE] === SessionNote.probed)
                    answer(ReportKind.reconciled, 0, from, 0);
                break;
            default:
        }
    }
    function report(kind, orderId, from, lots) {
        const at = reports.claim();
        const { f64, i32, u8 } = reports.records;
        u8.fill(0, at, at + REPORT_BYTES);
        i32[(at >> 2) + ReportHalf.KIND] = kind;
        i32[(at >> 2) + ReportHalf.BROKER] = from;
        i32[(at >> 2) + ReportHalf.ATTEMPT] = 1;
        f64[(at >> 3) + ReportWord.ORDER_ID] = orderId;
        if (kind === ReportKind.filled) {
            f64[(at >> 3) + ReportWord.EXECUTION_ID] = ++execution;
            f64[(at >> 3) + ReportWord.LAST_LOTS] = lots;
            f64[(at >> 3) + ReportWord.LAST_TICKS] = 10_000;
        }
        else {
            f64[(at >> 3) + ReportWord.QUANTITY_LOTS] = lots;
        }
        seen.reports += 1;
    }
    function tellReports(turn, mostLive = load.live) {
        while (dueFrom < dueTo || seen.live > mostLive) {
            if (reports.room(BATCH) < BATCH)
                throw new Error('the engine left reports behind');
            let count = 0;
            for (; count < BATCH && dueFrom < dueTo; count++) {
                const at = dueFrom++ & DUE_MASK;
                report(dueKind[at], dueOrder[at], dueBroker[at], dueLots[at]);
            }
            for (let ends = count === 0 ? seen.live - mostLive : 0; ends > 0 && count < BATCH && oldest <= newest; oldest++) {
                const order = oldest & mask;
                if (state[order] !== LIVE)
                    continue;
                state[order] = BUSY;
                report(ReportKind.filled, oldest, brokerOf[order], quantity[order]);
                count += 1;
                ends -= 1;
            }
            // What the engine still counts as open, and nobody can end any more, is left.
            if (count === 0)
                return;
            reports.publish();
            turn(count);
            drain();
        }
    }
    function run(count, commandTurn, reportTurn) {
        for (let done = 0; done < count; done += BATCH) {
            if (commands.room(BATCH) < BATCH)
                throw new Error('the engine left commands behind');
            for (let i = 0; i < BATCH; i++)
                command(commands.claim());
            commands.publish();
            commandTurn(BATCH);
            drain();
            tellReports(reportTurn);
        }
    }
    do
        drain();
    while (agent.doWork(clock.nowUs()) > 0);
    for (let number = 0; number < brokers; number++)
        answer(ReportKind.session_up, 0, number, 0);
    tellReports(() => void agent.doWork(clock.nowUs()));
    for (const { u8 } of load.withControls === true ? allControls(accounts, instruments, brokers) : []) {
        const at = commands.claim();
        commands.records.u8.set(u8, at);
        commands.publish();
        agent.doWork(clock.nowUs());
        drain();
    }
    return {
        agent,
        shared,
        clock,
        seen,
        commands,
        command,
        drain,
        tellReports,
        run,
        endAll: (turn) => tellReports(turn, 0),
    };
}
function skipped(shared) {
    const reader = new EventReader(shared.events, Events.readers.journal.index, 'published');
    return () => reader.release(reader.poll(READ));
}
//# sourceMappingURL=engine-load.js.map