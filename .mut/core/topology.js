import { invariant } from './invariant.js';
import { createControl } from './memory/control.js';
import { createDoorbell } from './memory/doorbell.js';
import { createEventRing } from './memory/event-ring.js';
import { createLatch } from './memory/latch.js';
import { createRing } from './memory/ring.js';
import { createStopScopes } from './memory/stop-scopes.js';
import { createSyncLog } from './memory/sync-log.js';
import { createWords, MAX_WORDS } from './memory/words.js';
import { createCounters } from './metrics/counters.js';
import { createHistogram } from './metrics/histogram.js';
import { MAX_BROKERS } from './routing/scoreboard.js';
import { COMMAND_BYTES } from './schema/command.js';
import { EVENT_BYTES, MAX_EVENTS_PER_STEP } from './schema/event.js';
import { QUOTE_WORDS } from './schema/quote.js';
import { REPORT_BYTES } from './schema/report.js';
/**
 * The picture as data: who writes what, who reads it, behind which gate, and who wakes whom.
 *
 *   gateway ─▶ [commands] ─▶ engine ─▶ [events] ─┬▶ journal (published)
 *      ▲                      ▲   │              ├▶ broker  (durable) ─▶ venue
 *      ├──── [answers] ◀──────┼───┘              └▶ gateway (durable)
 *      │                      └── [reports] ◀── broker ─▶ scoreboard ─▶ engine
 *      └──── [quotes] latch ◀── market ─▶ engine
 */
export const Roles = ['gateway', 'engine', 'journal', 'broker', 'market', 'follower', 'watchdog'];
export const Rings = {
    commands: { writer: 'gateway', reader: 'engine', slots: 8192, slotBytes: COMMAND_BYTES },
    answers: { writer: 'engine', reader: 'gateway', slots: 4096, slotBytes: EVENT_BYTES },
    reports: { writer: 'broker', reader: 'engine', slots: 8192, slotBytes: REPORT_BYTES },
};
/** `index` is the reader's place in the ring's control lines. The gateway follows `published` where ACK=accepted. */
export const Events = {
    writer: 'engine',
    slots: 16384,
    slotBytes: EVENT_BYTES,
    readers: {
        journal: { index: 0, gate: 'published' },
        broker: { index: 1, gate: 'durable' },
        gateway: { index: 2, gate: 'durable' },
    },
};
/** @internal */
export const Quotes = { writer: 'market', readers: ['engine', 'gateway'], slots: 1024, words: QUOTE_WORDS };
/** @internal */
export const Scoreboard = { writer: 'broker', reader: 'engine', words: MAX_BROKERS };
/** As many as the engine holds unless it is told otherwise. */
const STOP_ACCOUNTS = 1024;
const STOP_INSTRUMENTS = 4096;
/**
 * How a thread waits: parked on its doorbell, or in its event loop, which a message wakes. V8 has one lock for all that
 * park or ring: a thread that is held up inside it holds up the others, and the watchdog must not be one of them.
 */
export const Waits = {
    gateway: 'loop',
    engine: 'park',
    journal: 'park',
    broker: 'loop',
    market: 'loop',
    follower: 'park',
    watchdog: 'loop',
};
/**
 * Who rings whom: data arrived, space freed, or the durable cursor moved. Nobody rings the follower: it may lag, and looks
 * whenever its sleep ends. With few cores, one thread more to wake for each batch is time that orders wait.
 * @internal
 */
export const Neighbours = [
    ['gateway', 'engine'], // commands, room in answers and events
    ['engine', 'gateway'], // answers, room in commands; events where ACK=accepted
    ['engine', 'journal'], // events
    ['journal', 'engine'], // room in events
    ['journal', 'gateway'], // durable
    ['journal', 'broker'], // durable: what it acts on (broker-events)
    ['broker', 'engine'], // reports, room in events
    ['engine', 'broker'], // room in reports
    ['market', 'gateway'], // quotes; the engine reads them when it decides
];
/** Stages of an order's way, each timed by one thread. */
export const Stages = {
    parse: 'gateway',
    queue: 'engine',
    risk: 'engine',
    decide: 'engine',
    durable: 'journal',
    route: 'broker',
    venue: 'broker',
    encode: 'gateway',
    /** From the end of the sync of the batch that holds it to the answer of a place; where ACK=durable. */
    answer: 'gateway',
    total: 'gateway',
};
export const StageNames = Object.keys(Stages);
/** Counters that the threads of this picture keep, by writer. */
export const CounterNames = {
    /** `suspended`: reports that nothing explains, an alarm each. `open_orders`: now. */
    engine: [
        'seq',
        'commands',
        'reports',
        'events',
        'accepted',
        'fills',
        'suspended',
        'brokers_ready',
        'open_orders',
        'waits_for_room',
    ],
    /** `durable_seq`: every event up to it is durable; the follower reads it. */
    journal: ['durable_seq', 'batches', 'seals', 'bytes', 'padding_bytes', 'segments', 'missed_spares', 'disk_level'],
    follower: ['applied_seq', 'snapshots', 'archived'],
    broker: [
        'placed',
        'cancels_sent',
        'replaces_sent',
        'queries_sent',
        'not_sent',
        'stopped',
        'timeouts',
        'reports',
        'suspicious',
        'reading_pauses',
        'outbox_full',
    ],
    market: ['ticks', 'quotes', 'trades', 'duplicates', 'gaps', 'unknown_instruments', 'feed_downs'],
};
/** What each thread does with its heap, by role; 0 for a role without a thread of its own. */
export const HeapCounters = ['minor_gcs', 'major_gcs', 'longest_pause_ns', 'used_bytes'];
export function createShared(options) {
    const { slots } = options;
    const slotsOf = (name, own) => typeof slots === 'number' ? slots : (slots?.[name] ?? own);
    const eventSlots = slotsOf('events', Events.slots);
    invariant(eventSlots >= 2 * MAX_EVENTS_PER_STEP, 'topology: the event ring has room for two steps');
    const ring = (name) => createRing(name, slotsOf(name, Rings[name].slots), Rings[name].slotBytes);
    const bells = byName(Roles, createDoorbell);
    return {
        mode: options.mode,
        control: createControl(Roles.length),
        events: createEventRing(eventSlots, Events.slotBytes, Object.keys(Events.readers).length),
        commands: ring('commands'),
        answers: ring('answers'),
        reports: ring('reports'),
        quotes: createLatch('quotes', options.instruments ?? Quotes.slots, Quotes.words),
        scoreboard: createWords('scoreboard'),
        bells: options.mode === 'compact' ? { ...bells, engine: bells.gateway } : bells,
        histograms: options.histograms ?? byName(StageNames, createHistogram),
        counters: byName(Object.keys(CounterNames), (role) => createCounters(role, CounterNames[role])),
        heaps: byName(Roles, (role) => createCounters(role, HeapCounters)),
        stops: createStopScopes(options.accounts ?? STOP_ACCOUNTS, Math.max(options.instruments ?? 0, STOP_INSTRUMENTS)),
        syncs: createSyncLog(),
    };
}
/** The thread that takes a role's turns. */
export function threadOf(role, mode) {
    return role === 'engine' && mode === 'compact' ? 'gateway' : role;
}
/** The roles that have a thread of their own, beside the gateway's. */
export function workerRoles(mode) {
    return Roles.filter((role) => role !== 'gateway' && threadOf(role, mode) === role);
}
/** Where a role's lines stand in the control segment. */
export function roleIndex(role) {
    return Roles.indexOf(role);
}
/** Who may ring from one thread to another: each pair of different threads once. */
export function bellPairs(mode) {
    const pairs = new Map();
    for (const [from, to] of Neighbours) {
        const pair = [threadOf(from, mode), threadOf(to, mode)];
        if (pair[0] !== pair[1])
            pairs.set(pair.join(' '), pair);
    }
    return [...pairs.values()];
}
function byName(names, create) {
    return Object.fromEntries(names.map((name) => [name, create(name)]));
}
for (const { slots, slotBytes } of [...Object.values(Rings), Events]) {
    invariant(Number.isInteger(Math.log2(slots)), 'topology: slots are a power of two');
    invariant(slotBytes % 64 === 0, 'topology: slots are whole cache lines');
}
invariant(Scoreboard.words <= MAX_WORDS, 'topology: a word per broker');
invariant(Rings.answers.slotBytes === Events.slotBytes, 'topology: answers have the picture of events');
invariant(Rings.commands.slots < Events.slots, 'topology: every command waiting may become an event');
//# sourceMappingURL=topology.js.map