import { workerRoles } from '../core/topology.js';
export const BootUrl = new URL('./boot.js', import.meta.url);
export const Roster = {
    engine: { module: new URL('./engine/engine-role.js', import.meta.url), fatal: true, hot: true, maxParkMs: 50 },
    journal: { module: new URL('./journal/journal-role.js', import.meta.url), fatal: true, hot: true, maxParkMs: 50 },
    broker: { module: new URL('./broker/broker-role.js', import.meta.url), fatal: true, hot: false, maxParkMs: 50 },
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
        maxParkMs: 50,
        // A snapshot of a full table takes a while.
        restartStallMs: 30_000,
    },
    watchdog: {
        module: new URL('./watchdog/watchdog-role.js', import.meta.url),
        fatal: true,
        hot: false,
        maxParkMs: 100,
    },
};
/**
 * How much a thread yields to the others (`yield-to-others.ts`): those that nobody's answer waits for, on few cores, would
 * run while an order waits. Who follows always does; journal and broker where an order is answered before it is durable.
 */
export function yieldsBy(role, ackAccepted) {
    if (role === 'follower')
        return 10;
    return ackAccepted && (role === 'journal' || role === 'broker') ? 5 : 0;
}
/** The threads that each want a core, hottest first. */
export function hotThreads(mode) {
    return mode === 'compact' ? ['gateway', 'journal'] : ['engine', 'gateway', 'journal'];
}
export function workers(mode) {
    return workerRoles(mode);
}
/** The journal has cut its tail before the engine replays; nothing speaks to the world before the engine knows all. */
export const StartOrder = [
    ['watchdog'],
    ['journal'],
    ['engine'],
    ['broker', 'market', 'follower'],
];
/**
 * The engine takes no more, the journal writes what it said, the broker says good-bye to the venues, the follower
 * keeps a snapshot. Everything that a thread waits for stands before it.
 */
export const StopOrder = ['engine', 'journal', 'broker', 'market', 'follower', 'watchdog'];
//# sourceMappingURL=roster.js.map