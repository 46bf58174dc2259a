import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { CloseCode } from './socket-port.ts';

/**
 * When sessions end that nobody closed:
 *
 *   asked for heartbeats   a ping each interval ─ no frame, not even a pong, for two of them ─▶ closed 4002
 *   every session          at 240 min: closed 1001 "reconnect"; a minute before a notice says so
 *
 * Beneath that the server closes a connection on which nothing came for 32 s.
 */
export interface Lifetimes {
  /** Asks for heartbeats from now on; 0: no more of them. */
  beat(session: Session, intervalMs: number, nowNs: number): void;
  /** A frame came. */
  heard(session: Session, nowNs: number): void;
  closed(session: Session): void;
  tick(nowNs: number): void;
  /** Closed for their silence, and for their age. */
  readonly silent: number;
  readonly aged: number;
}

export const MIN_HEARTBEAT_MS = 1_000;
export const MAX_HEARTBEAT_MS = 30_000;
const MISSED = 2;
const MS = 1_000_000;
export const LIFETIME_MS = 240 * 60_000;
const NOTICE_MS = 60_000;

export function createLifetimes(sessions: Sessions, lifetimeMs: number = LIFETIME_MS): Lifetimes {
  const beating = new Set<Session>();
  const noticeNs = (lifetimeMs - Math.min(NOTICE_MS, lifetimeMs / 4)) * MS;

  function checkBeat(session: Session, nowNs: number): void {
    const beat = session.heartbeat;
    if (beat === undefined) return;
    if (nowNs - beat.heardNs > MISSED * beat.intervalNs) {
      lifetimes.silent += 1;
      session.socket.end(CloseCode.noHeartbeat, 'no heartbeat');
    } else if (nowNs - beat.pingedNs >= beat.intervalNs) {
      beat.pingedNs = nowNs;
      session.socket.ping();
    }
  }

  function checkAge(session: Session, ageNs: number): void {
    if (ageNs >= lifetimeMs * MS) {
      lifetimes.aged += 1;
      sessions.close(session, CloseCode.goingAway, 'reconnect');
    } else if (!session.isToldToEnd) {
      session.isToldToEnd = true;
      sessions.notice(session, 'lifetime');
    }
  }

  const lifetimes = {
    silent: 0,
    aged: 0,
    beat(session: Session, intervalMs: number, nowNs: number): void {
      session.heartbeat =
        intervalMs === 0 ? undefined : { intervalNs: intervalMs * MS, heardNs: nowNs, pingedNs: nowNs };
      if (intervalMs === 0) beating.delete(session);
      else beating.add(session);
    },
    heard(session: Session, nowNs: number): void {
      if (session.heartbeat !== undefined) session.heartbeat.heardNs = nowNs;
    },
    closed(session: Session): void {
      beating.delete(session);
    },
    tick(nowNs: number): void {
      for (const session of beating) checkBeat(session, nowNs);
      for (const session of sessions.eldestFirst()) {
        const ageNs = nowNs - session.openedNs;
        if (ageNs < noticeNs) break;
        checkAge(session, ageNs);
      }
    },
  } satisfies Lifetimes;
  return lifetimes;
}
