/**
 * The picture as data: who writes what, who reads it, behind which gate, and who wakes whom.
 *
 *   gateway ─▶ [commands] ─▶ engine ─▶ [events] ─┬▶ journal (published)
 *      ▲                      ▲   │              ├▶ broker  (durable) ─▶ venue
 *      ├──── [answers] ◀──────┼───┘              └▶ gateway (durable)
 *      │                      └── [reports] ◀── broker ─▶ scoreboard ─▶ engine
 *      └──── [quotes] latch ◀── market ─▶ engine
 */
export declare const Roles: readonly ['gateway', 'engine', 'journal', 'broker', 'market', 'follower', 'watchdog'];
export type Role = (typeof Roles)[number];
/** `dedicated`: every role its own thread. `compact`: the engine takes its turns inside the gateway's. */
export type ThreadMode = 'dedicated' | 'compact';
export declare const Rings: {
    readonly commands: {
        readonly writer: 'gateway';
        readonly reader: 'engine';
        readonly slots: 8192;
        readonly slotBytes: number;
    };
    readonly answers: {
        readonly writer: 'engine';
        readonly reader: 'gateway';
        readonly slots: 4096;
        readonly slotBytes: number;
    };
    readonly reports: {
        readonly writer: 'broker';
        readonly reader: 'engine';
        readonly slots: 8192;
        readonly slotBytes: number;
    };
};
export type RingName = keyof typeof Rings;
/** `index` is the reader's place in the ring's control lines. The gateway follows `published` where ACK=accepted. */
export declare const Events: {
    readonly writer: 'engine';
    readonly slots: 16384;
    readonly slotBytes: number;
    readonly readers: {
        readonly journal: {
            readonly index: 0;
            readonly gate: 'published';
        };
        readonly broker: {
            readonly index: 1;
            readonly gate: 'durable';
        };
        readonly gateway: {
            readonly index: 2;
            readonly gate: 'durable';
        };
    };
};
/** @internal */
export declare const Quotes: {
    readonly writer: 'market';
    readonly readers: readonly ['engine', 'gateway'];
    readonly slots: 1024;
    readonly words: 11;
};
/** @internal */
export declare const Scoreboard: {
    readonly writer: 'broker';
    readonly reader: 'engine';
    readonly words: 5;
};
/**
 * How a thread waits: parked on its doorbell, or in its event loop, which a message wakes. V8 has one lock for all that
 * park or ring: a thread that is held up inside it holds up the others, and the watchdog must not be one of them.
 */
export declare const Waits: {
    readonly gateway: 'loop';
    readonly engine: 'park';
    readonly journal: 'park';
    readonly broker: 'loop';
    readonly market: 'loop';
    readonly follower: 'park';
    readonly watchdog: 'loop';
};
/**
 * Who rings whom: data arrived, space freed, or the durable cursor moved. Nobody rings the follower: it may lag, and looks
 * whenever its sleep ends. With few cores, one thread more to wake for each batch is time that orders wait.
 * @internal
 */
export declare const Neighbours: readonly [readonly ["gateway", "engine"], readonly ["engine", "gateway"], readonly ["engine", "journal"], readonly ["journal", "engine"], readonly ["journal", "gateway"], readonly ["journal", "broker"], readonly ["broker", "engine"], readonly ["engine", "broker"], readonly ["market", "gateway"]];
/** Stages of an order's way, each timed by one thread. */
export declare const Stages: {
    readonly parse: 'gateway';
    readonly queue: 'engine';
    readonly risk: 'engine';
    readonly decide: 'engine';
    readonly durable: 'journal';
    readonly route: 'broker';
    readonly venue: 'broker';
    readonly encode: 'gateway';
    /** From the end of the sync of the batch that holds it to the answer of a place; where ACK=durable. */
    readonly answer: 'gateway';
    readonly total: 'gateway';
};
export type Stage = keyof typeof Stages;
export declare const StageNames: readonly Stage[];
/** Counters that the threads of this picture keep, by writer. */
export declare const CounterNames: {
    /** `suspended`: reports that nothing explains, an alarm each. `open_orders`: now. */
    readonly engine: readonly ["seq", "commands", "reports", "events", "accepted", "fills", "suspended", "brokers_ready", "open_orders", "waits_for_room"];
    /** `durable_seq`: every event up to it is durable; the follower reads it. */
    readonly journal: readonly ["durable_seq", "batches", "seals", "bytes", "padding_bytes", "segments", "missed_spares", "disk_level"];
    readonly follower: readonly ["applied_seq", "snapshots", "archived"];
    readonly broker: readonly ["placed", "cancels_sent", "replaces_sent", "queries_sent", "not_sent", "stopped", "timeouts", "reports", "suspicious", "reading_pauses", "outbox_full"];
    readonly market: readonly ["ticks", "quotes", "trades", "duplicates", "gaps", "unknown_instruments", "feed_downs"];
};
/** What each thread does with its heap, by role; 0 for a role without a thread of its own. */
export declare const HeapCounters: readonly ['minor_gcs', 'major_gcs', 'longest_pause_ns', 'used_bytes'];
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
export declare function createShared(options: SharedOptions): Shared;
/** The thread that takes a role's turns. */
export declare function threadOf(role: Role, mode: ThreadMode): Role;
/** The roles that have a thread of their own, beside the gateway's. */
export declare function workerRoles(mode: ThreadMode): readonly Role[];
/** Where a role's lines stand in the control segment. */
export declare function roleIndex(role: Role): number;
/** Who may ring from one thread to another: each pair of different threads once. */
export declare function bellPairs(mode: ThreadMode): readonly (readonly [from: Role, to: Role])[];
