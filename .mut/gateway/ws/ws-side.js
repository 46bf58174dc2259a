import { createGuardCommands } from '../inbound/guard-commands.js';
import { refusal } from '../inbound/refusal.js';
import { createLogons } from '../keys/logons.js';
import { ADDRESS_LIMITS, createAddressLimits } from '../limits/address-limits.js';
import { createRecordEncoder } from '../wire/record-encoder.js';
import { createWireDoor } from '../wire/wire-door.js';
import { createWireParser } from '../wire/wire-parser.js';
import { createBudgetsOf, createWireResponders } from '../wire/wire-responder.js';
import { PNL, POSITIONS, createAccountChannel, pnlChannel, positionsChannel, } from './account-channel.js';
import { createGuardWatch } from './guard-watch.js';
import { createGuards } from './guards.js';
import { HEALTH, createHealthChannel } from './health-channel.js';
import { createLifetimes } from './lifetimes.js';
import { createSession } from './session.js';
import { createSessionMethods } from './session-methods.js';
import { CloseCode } from './socket-port.js';
import { createSubscriptions } from './subscriptions.js';
import { createWsDoor } from './ws-door.js';
const handshakesTooFast = {
    code: 'RATE_LIMITED',
    message: `An address has ${ADDRESS_LIMITS.handshakesPerSecond} handshakes per second.`,
    limit: String(ADDRESS_LIMITS.handshakesPerSecond),
    retryAfterMs: 1_000,
};
const sessionsTooMany = refusal('TOO_MANY_CONNECTIONS', `An address has at most ${ADDRESS_LIMITS.perAddress} WebSocket sessions.`);
export function createWsSide(parts) {
    const { accounts, directory, clock, sessions, parser, calls, limits, counters, publish } = parts;
    const wsCalls = counters.index('ws_calls_total');
    const floodingClosed = counters.index('flooding_closed_total');
    const addressesRefused = counters.index('addresses_refused_total');
    const heartbeatsMissed = counters.index('heartbeats_missed_total');
    const nowUs = () => clock.nowUs();
    // Who is there, and for how long.
    const addresses = createAddressLimits({ ...ADDRESS_LIMITS, ...parts.addressLimits });
    const lifetimes = createLifetimes(sessions, parts.lifetimeMs);
    const guardCommands = createGuardCommands(parts.pending, parts.admission, clock, parts.isStopping);
    const guardWatch = createGuardWatch();
    const guards = createGuards(guardCommands, accounts, guardWatch.told);
    // What they follow.
    const channelOf = (of) => createAccountChannel(of, calls, sessions, publish, parts.followers, accounts.length);
    const positions = channelOf(positionsChannel);
    const pnl = channelOf(pnlChannel);
    const health = createHealthChannel(sessions, parts.status, publish);
    const topics = new Map([
        [POSITIONS, positions],
        [PNL, pnl],
        [HEALTH, health],
    ]);
    const { log, epoch, fanout, defaults } = parts;
    const subscriptions = createSubscriptions(directory, parser, sessions, log, epoch, fanout, topics, defaults);
    const logons = parts.keyring &&
        createLogons({
            keyring: parts.keyring,
            admittance: parts.admittance,
            clock,
            directory,
            epoch,
            flush: sessions.flush,
            loggedOut(session) {
                subscriptions.leave(session);
                guards.loggedOut(session);
            },
        });
    // What they ask.
    const budgetsLeft = createBudgetsOf(limits);
    const records = createRecordEncoder();
    const wireParser = createWireParser(directory, parser);
    const responders = createWireResponders(records, sessions, budgetsLeft);
    const wireDoor = createWireDoor(calls, wireParser, sessions, records, responders, budgetsLeft, limits, nowUs);
    const sessionMethods = createSessionMethods(parser, subscriptions, lifetimes, guards, logons, () => clock.monotonicNs());
    const wsDoor = createWsDoor(calls, parser, directory, parts.pages, sessions, subscriptions, wireDoor, nowUs, limits, sessionMethods, () => {
        counters.add(floodingClosed, 1);
    });
    return {
        isFull: () => logons?.isFull === true,
        upgrade(peer) {
            const may = addresses.handshake(peer, clock.monotonicNs());
            if (may === 'ok')
                return undefined;
            counters.add(addressesRefused, 1);
            return may === 'too-fast' ? handshakesTooFast : sessionsTooMany;
        },
        open(socket, peer) {
            const session = createSession(socket, logons === undefined ? parts.local : undefined, peer);
            addresses.opened(peer);
            sessions.add(session, clock.monotonicNs());
            logons?.opened(session);
            return session;
        },
        message(session, message, isBinary, nowNs) {
            counters.add(wsCalls, 1);
            lifetimes.heard(session, nowNs);
            if (isBinary)
                wsDoor.binary(session, new DataView(message), nowNs);
            else
                wsDoor.message(session, new Uint8Array(message), nowNs);
        },
        drained(session) {
            sessions.catchUp(session);
        },
        heard(session) {
            lifetimes.heard(session, clock.monotonicNs());
        },
        closed(session) {
            sessions.remove(session);
            lifetimes.closed(session);
            guards.closed(session);
            addresses.closed(session.peer);
            subscriptions.end(session);
            logons?.closed(session);
        },
        moved(account) {
            positions.changed(account);
            pnl.changed(account);
        },
        guarded: guardWatch.event,
        tellHealth: health.tell,
        recheck: () => logons?.recheck(),
        tick(nowNs) {
            positions.refresh(nowNs);
            pnl.refresh(nowNs);
            logons?.tick();
            const silentBefore = lifetimes.silent;
            lifetimes.tick(nowNs);
            if (lifetimes.silent > silentBefore)
                counters.add(heartbeatsMissed, lifetimes.silent - silentBefore);
            guards.settle();
            sessions.catchUpAll();
            sessions.flushAll();
        },
        closeAll() {
            sessions.closeAll(CloseCode.goingAway, 'the gateway is shutting down');
        },
        isOver() {
            guards.settle();
            return guards.owed() === 0 && guardWatch.isOver();
        },
    };
}
//# sourceMappingURL=ws-side.js.map