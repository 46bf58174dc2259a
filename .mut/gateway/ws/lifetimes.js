import { CloseCode } from './socket-port.js';
export const MIN_HEARTBEAT_MS = 1_000;
export const MAX_HEARTBEAT_MS = 30_000;
const MISSED = 2;
const MS = 1_000_000;
export const LIFETIME_MS = 240 * 60_000;
const NOTICE_MS = 60_000;
export function createLifetimes(sessions, lifetimeMs = LIFETIME_MS) {
    const beating = new Set();
    const noticeNs = (lifetimeMs - Math.min(NOTICE_MS, lifetimeMs / 4)) * MS;
    function checkBeat(session, nowNs) {
        const beat = session.heartbeat;
        if (beat === undefined)
            return;
        if (nowNs - beat.heardNs > MISSED * beat.intervalNs) {
            lifetimes.silent += 1;
            session.socket.end(CloseCode.noHeartbeat, 'no heartbeat');
        }
        else if (nowNs - beat.pingedNs >= beat.intervalNs) {
            beat.pingedNs = nowNs;
            session.socket.ping();
        }
    }
    function checkAge(session, ageNs) {
        if (ageNs >= lifetimeMs * MS) {
            lifetimes.aged += 1;
            sessions.close(session, CloseCode.goingAway, 'reconnect');
        }
        else if (!session.isToldToEnd) {
            session.isToldToEnd = true;
            sessions.notice(session, 'lifetime');
        }
    }
    const lifetimes = {
        silent: 0,
        aged: 0,
        beat(session, intervalMs, nowNs) {
            session.heartbeat =
                intervalMs === 0 ? undefined : { intervalNs: intervalMs * MS, heardNs: nowNs, pingedNs: nowNs };
            if (intervalMs === 0)
                beating.delete(session);
            else
                beating.add(session);
        },
        heard(session, nowNs) {
            if (session.heartbeat !== undefined)
                session.heartbeat.heardNs = nowNs;
        },
        closed(session) {
            beating.delete(session);
        },
        tick(nowNs) {
            for (const session of beating)
                checkBeat(session, nowNs);
            for (const session of sessions.eldestFirst()) {
                const ageNs = nowNs - session.openedNs;
                if (ageNs < noticeNs)
                    break;
                checkAge(session, ageNs);
            }
        },
    };
    return lifetimes;
}
//# sourceMappingURL=lifetimes.js.map