import { invariant } from './invariant.ts';
import { createArmedInstruments } from './memory/armed-instruments.ts';
import { createControl } from './memory/control.ts';
import { createDoorbell } from './memory/doorbell.ts';
import { type EventGate, createEventRing } from './memory/event-ring.ts';
import { createLatch } from './memory/latch.ts';
import { createRing } from './memory/ring.ts';
import { createStopScopes } from './memory/stop-scopes.ts';
import { createSyncLog } from './memory/sync-log.ts';
import { createWords, MAX_WORDS } from './memory/words.ts';
import { createCounters } from './metrics/counters.ts';
import { createHistogram } from './metrics/histogram.ts';
import { MAX_BROKERS } from './routing/scoreboard.ts';
import { COMMAND_BYTES } from './schema/command.ts';
import { EVENT_BYTES, MAX_EVENTS_PER_STEP } from './schema/event.ts';
import { PRICES_BYTES } from './schema/prices.ts';
import { QUOTE_WORDS } from './schema/quote.ts';
import { REPORT_BYTES } from './schema/report.ts';

/**
 * The picture as data: who writes what, who reads it, behind which gate, and who wakes whom.
 *
 *   gateway ─▶ [commands] ─▶ engine ─▶ [events] ─┬▶ journal (published)
 *      ▲                      ▲   │              ├▶ broker  (durable) ─▶ venue
 *      ├──── [answers] ◀──────┼───┘              └▶ gateway (durable)
 *      │                      └── [reports] ◀── broker ─▶ scoreboard ─▶ engine
 *      └──── [quotes] latch ◀── market ─▶ engine
 *                                 ├────▶ [trades] ─▶ engine
 *                                 └◀─────── armed ── engine
 */
export const Roles = ['gateway', 'engine', 'journal', 'broker', 'market', 'follower', 'watchdog'] as const;
export type Role = (typeof Roles)[number];

/** `dedicated`: every role its own thread. `compact`: the engine takes its turns inside the gateway's. */
export type ThreadMode = 'dedicated' | 'compact';

interface RingPlace {
  readonly writer: Role;
  readonly reader: Role;
  readonly slots: number;
  readonly slotBytes: number;
}

export const Rings = {
  commands: { writer: 'gateway', reader: 'engine', slots: 8192, slotBytes: COMMAND_BYTES },
  answers: { writer: 'engine', reader: 'gateway', slots: 4096, slotBytes: EVENT_BYTES },
  reports: { writer: 'broker', reader: 'engine', slots: 8192, slotBytes: REPORT_BYTES },
  /** Prices of instruments that an armed order waits for. */
  trades: { writer: 'market', reader: 'engine', slots: 4096, slotBytes: PRICES_BYTES },
} as const satisfies Record<string, RingPlace>;
export type RingName = keyof typeof Rings;

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
} as const satisfies {
  readonly readers: Partial<Record<Role, { readonly index: number; readonly gate: EventGate }>>;
  readonly writer: Role;
  readonly slots: number;
  readonly slotBytes: number;
};

/** @internal */
export const Quotes = { writer: 'market', readers: ['engine', 'gateway'], slots: 1024, words: QUOTE_WORDS } as const;

/** @internal */
export const Scoreboard = { writer: 'broker', reader: 'engine', words: MAX_BROKERS } as const;

/** As many as the engine holds unless it is told otherwise. */
const STOP_ACCOUNTS = 1024;
const STOP_INSTRUMENTS = 4096;

/**
 * How a thread waits: parked on its doorbell, or in its event loop, which a byte in a pipe wakes. V8 has one lock for all that
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
} as const satisfies Record<Role, 'loop' | 'park'>;

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
  ['market', 'engine'], // prices that an armed order waits for; for room it looks itself
] as const satisfies readonly (readonly [Role, Role])[];

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
} as const satisfies Record<string, Role>;
export type Stage = keyof typeof Stages;
export const StageNames = Object.keys(Stages) as readonly Stage[];

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
  /** `durable_seq`: every event up to it is durable; the follower reads it. `through_page_cache`: 1, it can't go past it. */
  journal: [
    'durable_seq',
    'batches',
    'seals',
    'bytes',
    'padding_bytes',
    'segments',
    'missed_spares',
    'disk_level',
    'through_page_cache',
  ],
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
  /** `handed`: records of prices for armed orders; `merged`: ticks that had to share one. */
  market: ['ticks', 'quotes', 'trades', 'duplicates', 'gaps', 'unknown_instruments', 'feed_downs', 'handed', 'merged'],
} as const satisfies Partial<Record<Role, readonly string[]>>;
/** What each thread does with its heap, by role; 0 for a role without a thread of its own, or `NOT_COUNTED`. */
export const HeapCounters = ['minor_gcs', 'major_gcs', 'longest_pause_ns', 'used_bytes'] as const;
/** Of collections that a thread doesn't listen to. */
export const NOT_COUNTED = -1;
export type JournalCounter = (typeof CounterNames.journal)[number];
export type EngineCounter = (typeof CounterNames.engine)[number];
export type BrokerCounter = (typeof CounterNames.broker)[number];
export type MarketCounter = (typeof CounterNames.market)[number];

export interface SharedOptions {
  readonly mode: ThreadMode;
  /** Slots of every ring, or of some, instead of their own numbers. Powers of two. */
  readonly slots?: number | Readonly<Partial<Record<RingName | 'events', number>>>;
  readonly instruments?: number;
  readonly accounts?: number;
  /** Histograms to go on with, 2 MB in all: for whoever makes many a process in one. */
  readonly histograms?: Shared['histograms'];
}

/** Every segment of the process. Survives structured cloning: a worker gets the same memory. */
export interface Shared {
  readonly mode: ThreadMode;
  readonly control: SharedArrayBuffer;
  readonly events: SharedArrayBuffer;
  readonly commands: SharedArrayBuffer;
  readonly answers: SharedArrayBuffer;
  readonly reports: SharedArrayBuffer;
  readonly quotes: SharedArrayBuffer;
  readonly trades: SharedArrayBuffer;
  /** Of which instruments an order waits for a price; written by the engine, read by the market thread. */
  readonly armed: SharedArrayBuffer;
  readonly scoreboard: SharedArrayBuffer;
  /** The doorbell that wakes whoever takes this role's turns. */
  readonly bells: Readonly<Record<Role, SharedArrayBuffer>>;
  readonly histograms: Readonly<Record<Stage, SharedArrayBuffer>>;
  readonly counters: Readonly<Record<keyof typeof CounterNames, SharedArrayBuffer>>;
  /** `HeapCounters` of each role's thread. */
  readonly heaps: Readonly<Record<Role, SharedArrayBuffer>>;
  /** Which accounts and instruments are stopped; read by the engine and by the broker thread. */
  readonly stops: SharedArrayBuffer;
  /** When each batch became durable; written by the journal, read by the gateway. */
  readonly syncs: SharedArrayBuffer;
}

export function createShared(options: SharedOptions): Shared {
  const { slots } = options;
  const slotsOf = (name: RingName | 'events', own: number): number =>
    typeof slots === 'number' ? slots : (slots?.[name] ?? own);
  const eventSlots = slotsOf('events', Events.slots);
  invariant(eventSlots >= 2 * MAX_EVENTS_PER_STEP, 'topology: the event ring has room for two steps');
  const ring = (name: RingName): SharedArrayBuffer =>
    createRing(name, slotsOf(name, Rings[name].slots), Rings[name].slotBytes);
  const bells = byName(Roles, createDoorbell);
  return {
    mode: options.mode,
    control: createControl(Roles.length),
    events: createEventRing(eventSlots, Events.slotBytes, Object.keys(Events.readers).length),
    commands: ring('commands'),
    answers: ring('answers'),
    reports: ring('reports'),
    quotes: createLatch('quotes', options.instruments ?? Quotes.slots, Quotes.words),
    trades: ring('trades'),
    armed: createArmedInstruments(options.instruments ?? Quotes.slots),
    scoreboard: createWords('scoreboard'),
    bells: options.mode === 'compact' ? { ...bells, engine: bells.gateway } : bells,
    histograms: options.histograms ?? byName(StageNames, createHistogram),
    counters: byName(Object.keys(CounterNames) as (keyof typeof CounterNames)[], (role) =>
      createCounters(role, CounterNames[role]),
    ),
    heaps: byName(Roles, (role) => createCounters(role, HeapCounters)),
    stops: createStopScopes(options.accounts ?? STOP_ACCOUNTS, Math.max(options.instruments ?? 0, STOP_INSTRUMENTS)),
    syncs: createSyncLog(),
  };
}

/** The thread that takes a role's turns. */
export function threadOf(role: Role, mode: ThreadMode): Role {
  return role === 'engine' && mode === 'compact' ? 'gateway' : role;
}

/** The roles that have a thread of their own, beside the gateway's. */
export function workerRoles(mode: ThreadMode): readonly Role[] {
  return Roles.filter((role) => role !== 'gateway' && threadOf(role, mode) === role);
}

/** Where a role's lines stand in the control segment. */
export function roleIndex(role: Role): number {
  return Roles.indexOf(role);
}

/** Who may ring from one thread to another: each pair of different threads once. */
export function bellPairs(mode: ThreadMode): readonly (readonly [from: Role, to: Role])[] {
  const pairs = new Map<string, readonly [Role, Role]>();
  for (const [from, to] of Neighbours) {
    const pair = [threadOf(from, mode), threadOf(to, mode)] as const;
    if (pair[0] !== pair[1]) pairs.set(pair.join(' '), pair);
  }
  return [...pairs.values()];
}

function byName<Name extends string>(
  names: readonly Name[],
  create: (name: Name) => SharedArrayBuffer,
): Readonly<Record<Name, SharedArrayBuffer>> {
  return Object.fromEntries(names.map((name) => [name, create(name)])) as Record<Name, SharedArrayBuffer>;
}

for (const { slots, slotBytes } of [...Object.values(Rings), Events]) {
  invariant(Number.isInteger(Math.log2(slots)), 'topology: slots are a power of two');
  invariant(slotBytes % 64 === 0, 'topology: slots are whole cache lines');
}
invariant(Scoreboard.words <= MAX_WORDS, 'topology: a word per broker');
invariant(Rings.answers.slotBytes === Events.slotBytes, 'topology: answers have the picture of events');
invariant(Rings.commands.slots < Events.slots, 'topology: every command waiting may become an event');
