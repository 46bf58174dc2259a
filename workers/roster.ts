import { type Role, type ThreadMode, workerRoles } from '../core/topology.ts';

/**
 * Which threads there are, what each is built from, and what its death means. The gateway's boot knows the threads by
 * this file only.
 */
export interface RosterEntry {
  /** A module that exports `createRole: CreateRole` (see `agent.ts`). */
  readonly module: URL;
  /** Its death stops the process; otherwise it is started again alone. */
  readonly fatal: boolean;
  /** Wants a core of its own: may be pinned by `auto`, and spins before it parks where cores are to spare. */
  readonly hot: boolean;
  /** The longest it sleeps unrung, its sign of life. What it does by the clock it says itself: `Agent.parkMs`. */
  readonly maxParkMs: number;
  /** One that can be started again alone is, after so long without a beat. */
  readonly restartStallMs?: number;
}

export const BootUrl = new URL('./boot.js', import.meta.url);

export const Roster = {
  engine: { module: new URL('./engine/engine-role.js', import.meta.url), fatal: true, hot: true, maxParkMs: 100 },
  journal: { module: new URL('./journal/journal-role.js', import.meta.url), fatal: true, hot: true, maxParkMs: 100 },
  broker: { module: new URL('./broker/broker-role.js', import.meta.url), fatal: true, hot: false, maxParkMs: 100 },
  market: {
    module: new URL('./market/market-role.js', import.meta.url),
    fatal: false,
    hot: false,
    maxParkMs: 100,
    restartStallMs: 2_000,
  },
  follower: {
    module: new URL('./follower/follower-role.js', import.meta.url),
    fatal: false,
    hot: false,
    maxParkMs: 100,
    // A snapshot of a full table takes a while.
    restartStallMs: 30_000,
  },
  watchdog: {
    module: new URL('./watchdog/watchdog-role.js', import.meta.url),
    fatal: true,
    hot: false,
    maxParkMs: 100,
  },
} as const satisfies Record<Exclude<Role, 'gateway'>, RosterEntry>;

export type WorkerRole = keyof typeof Roster;

/**
 * How much a thread yields to the others (`yield-to-others.ts`): those that nobody's answer waits for, on few cores, would
 * run while an order waits. Who follows always does; journal and broker where an order is answered before it is durable.
 */
export function yieldsBy(role: WorkerRole, ackAccepted: boolean): number {
  if (role === 'follower') return 10;
  return ackAccepted && (role === 'journal' || role === 'broker') ? 5 : 0;
}

/** The threads that each want a core, hottest first. */
export function hotThreads(mode: ThreadMode): readonly Role[] {
  return mode === 'compact' ? ['gateway', 'journal'] : ['engine', 'gateway', 'journal'];
}

export function workers(mode: ThreadMode): readonly WorkerRole[] {
  return workerRoles(mode) as readonly WorkerRole[];
}

/**
 * The journal has cut its tail before the engine replays; nothing speaks to the world before the engine knows all. The
 * follower replays the same beside it.
 */
export const StartOrder: readonly (readonly WorkerRole[])[] = [
  ['watchdog'],
  ['journal'],
  ['engine', 'follower'],
  ['broker', 'market'],
];

/**
 * The engine takes no more, the journal writes what it said, the broker says good-bye to the venues, the follower
 * keeps a snapshot. Everything that a thread waits for stands before it.
 */
export const StopOrder: readonly WorkerRole[] = ['engine', 'journal', 'broker', 'market', 'follower', 'watchdog'];
