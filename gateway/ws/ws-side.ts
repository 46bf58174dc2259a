import type { Records } from '../../core/memory/records.ts';
import type { Counters } from '../../core/metrics/counters.ts';
import type { Clock } from '../../workers/clock.ts';
import type { DoorCounter } from '../control/door-counters.ts';
import type { Pages } from '../control/pages.ts';
import type { StatusPort } from '../control/status.ts';
import type { Directory } from '../directory.ts';
import type { Admission } from '../inbound/admit.ts';
import type { Calls } from '../inbound/calls.ts';
import { createGuardCommands } from '../inbound/guard-commands.ts';
import type { RequestParser } from '../inbound/parse.ts';
import type { Pending } from '../inbound/pending.ts';
import { refusal } from '../inbound/refusal.ts';
import type { Admittance } from '../keys/admittance.ts';
import type { Keyring } from '../keys/keyring.ts';
import { createLogons } from '../keys/logons.ts';
import type { Principal } from '../keys/principal.ts';
import { ADDRESS_LIMITS, type AddressOptions, createAddressLimits } from '../limits/address-limits.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { OrderLog } from '../outbound/order-log.ts';
import type { QuoteFanout } from '../outbound/quote-fanout.ts';
import type { ServerHandlers } from '../server.ts';
import { createRecordEncoder } from '../wire/record-encoder.ts';
import { createPlainPlaces } from '../wire/plain-place.ts';
import { createWireDoor } from '../wire/wire-door.ts';
import { createWireParser } from '../wire/wire-parser.ts';
import { createBudgetsOf, createWireResponders } from '../wire/wire-responder.ts';
import {
  type AccountChannel,
  type AccountChannelParts,
  PNL,
  POSITIONS,
  createAccountChannel,
  pnlChannel,
  positionsChannel,
} from './account-channel.ts';
import { createGuardWatch } from './guard-watch.ts';
import { createGuards } from './guards.ts';
import { HEALTH, createHealthChannel } from './health-channel.ts';
import { createLifetimes } from './lifetimes.ts';
import { type Session, createSession } from './session.ts';
import { createSessionMethods } from './session-methods.ts';
import type { Sessions } from './sessions.ts';
import { CloseCode, type Publish } from './socket-port.ts';
import { type SubscriptionDefaults, type TopicChannel, createSubscriptions } from './subscriptions.ts';
import { createWsDoor } from './ws-door.ts';

/**
 * The WebSocket half of the door:
 *
 *   upgrade ─▶ address limits ─▶ session ─▶ (logon) ─▶ ws door: JSON ─┬▶ calls, subscriptions
 *                                   │                       wire door ─┘
 *                                   ├▶ lifetimes: heartbeats, 240 minutes
 *                                   └▶ guards: cancel on disconnect ─▶ guard watch, until their cancels have left
 */
export interface WsSide extends Pick<ServerHandlers<Session>, 'upgrade' | 'open' | 'heard' | 'drained' | 'closed'> {
  /** `nowNs`: monotonic. */
  message(session: Session, message: ArrayBuffer, isBinary: boolean, nowNs: number): void;
  /** Whether no more sessions may wait for their logon. */
  isFull(): boolean;
  /** The positions of an account have changed. */
  moved(account: number): void;
  /** An event of a guard, or the end of a fan-out. */
  guarded(kind: number, records: Records, at: number): void;
  /** The health page as it is now. */
  tellHealth(body: string): void;
  /** The keys in force have changed. */
  recheck(): void;
  /** Whatever goes by the clock. Never within a socket's callback. */
  tick(nowNs: number): void;
  /** Closes all sessions with 1001, each with its notice. */
  closeAll(): void;
  /** Whether what their guards cancel has left, or begins at a time of its own; tells the engine what is owed. */
  isOver(): boolean;
}

export interface WsSideParts {
  readonly accounts: readonly string[];
  readonly directory: Directory;
  readonly clock: Clock;
  readonly epoch: string;
  readonly sessions: Sessions;
  readonly log: OrderLog;
  readonly fanout: QuoteFanout;
  readonly pages: Pages;
  readonly status: StatusPort;
  readonly parser: RequestParser;
  readonly calls: Calls;
  readonly limits: RateLimits;
  readonly pending: Pending;
  readonly admission: Admission;
  readonly counters: Counters<DoorCounter>;
  readonly publish: Publish;
  followers(topic: string): number;
  isStopping(): boolean;
  /** Undefined: every session is `local`. */
  readonly keyring: Keyring | undefined;
  readonly admittance: Admittance;
  readonly local: Principal;
  readonly defaults: SubscriptionDefaults;
  readonly addressLimits: Partial<AddressOptions> | undefined;
  readonly lifetimeMs: number | undefined;
}

const handshakesTooFast = {
  code: 'RATE_LIMITED',
  message: `An address has ${ADDRESS_LIMITS.handshakesPerSecond} handshakes per second.`,
  limit: String(ADDRESS_LIMITS.handshakesPerSecond),
  retryAfterMs: 1_000,
} as const;
const sessionsTooMany = refusal(
  'TOO_MANY_CONNECTIONS',
  `An address has at most ${ADDRESS_LIMITS.perAddress} WebSocket sessions.`,
);

export function createWsSide(parts: WsSideParts): WsSide {
  const { accounts, directory, clock, sessions, parser, calls, limits, counters, publish } = parts;
  const wsCalls = counters.index('ws_calls_total');
  const floodingClosed = counters.index('flooding_closed_total');
  const addressesRefused = counters.index('addresses_refused_total');
  const heartbeatsMissed = counters.index('heartbeats_missed_total');
  const nowUs = (): number => clock.nowUs();

  // Who is there, and for how long.
  const addresses = createAddressLimits({ ...ADDRESS_LIMITS, ...parts.addressLimits });
  const lifetimes = createLifetimes(sessions, parts.lifetimeMs);
  const guardCommands = createGuardCommands(parts.pending, parts.admission, clock, parts.isStopping);
  const guardWatch = createGuardWatch();
  const guards = createGuards(guardCommands, accounts, guardWatch.told);

  // What they follow.
  const channelOf = (of: AccountChannelParts): AccountChannel =>
    createAccountChannel(of, calls, sessions, publish, parts.followers, accounts.length);
  const positions = channelOf(positionsChannel);
  const pnl = channelOf(pnlChannel);
  const health = createHealthChannel(sessions, parts.status, publish);
  const topics = new Map<string, TopicChannel>([
    [POSITIONS, positions],
    [PNL, pnl],
    [HEALTH, health],
  ]);
  const { log, epoch, fanout, defaults } = parts;
  const subscriptions = createSubscriptions(directory, parser, sessions, log, epoch, fanout, topics, defaults);
  const logons =
    parts.keyring &&
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
  const plainPlaces = createPlainPlaces(directory, parser);
  const responders = createWireResponders(records, sessions, budgetsLeft);
  const wireDoor = createWireDoor(
    calls,
    wireParser,
    plainPlaces,
    sessions,
    records,
    responders,
    budgetsLeft,
    limits,
    nowUs,
  );
  const sessionMethods = createSessionMethods(parser, subscriptions, lifetimes, guards, logons, () =>
    clock.monotonicNs(),
  );
  const wsDoor = createWsDoor(
    calls,
    parser,
    directory,
    parts.pages,
    sessions,
    subscriptions,
    wireDoor,
    nowUs,
    limits,
    sessionMethods,
    () => {
      counters.add(floodingClosed, 1);
    },
  );

  return {
    isFull: () => logons?.isFull === true,
    upgrade(peer) {
      const may = addresses.handshake(peer, clock.monotonicNs());
      if (may === 'ok') return undefined;
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
      if (isBinary) wsDoor.binary(session, message, nowNs);
      else wsDoor.message(session, new Uint8Array(message), nowNs);
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
      if (lifetimes.silent > silentBefore) counters.add(heartbeatsMissed, lifetimes.silent - silentBefore);
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
