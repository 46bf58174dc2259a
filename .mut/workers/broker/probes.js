import { attemptKey } from './attempt-key.js';
export function newProbe(orderId, attempt, sentSession, forSession, nowUs) {
    return {
        orderId,
        attempt,
        sentSession,
        ofPlace: false,
        replace: undefined,
        forSession,
        absentSinceUs: 0,
        sinceUs: nowUs,
    };
}
const ASKED_MAX = 256;
export function createProbes({ timeoutUs, restUs }) {
    const due = new Map();
    const asked = new Map();
    const resting = new Map();
    const stations = [due, asked, resting];
    let forSession = 0;
    function size() {
        return due.size + asked.size + resting.size;
    }
    function get(orderId, attempt) {
        if (size() === 0)
            return undefined; // As almost always.
        const key = attemptKey(orderId, attempt);
        return due.get(key) ?? asked.get(key) ?? resting.get(key);
    }
    function keyOf({ orderId, attempt }) {
        return attemptKey(orderId, attempt);
    }
    function move(probe, to, nowUs) {
        const key = keyOf(probe);
        for (const station of stations)
            station.delete(key);
        probe.sinceUs = nowUs;
        to.set(key, probe);
    }
    /** In both stations the first is the oldest. */
    function wakeOlder(station, beforeUs, nowUs) {
        for (const probe of station.values()) {
            if (probe.sinceUs > beforeUs)
                return;
            move(probe, due, nowUs);
        }
    }
    return {
        size() {
            return size();
        },
        forSession() {
            return forSession;
        },
        get,
        add(probe) {
            due.set(keyOf(probe), probe);
            if (probe.forSession)
                forSession += 1;
        },
        raise(probe) {
            if (!probe.forSession)
                forSession += 1;
            probe.forSession = true;
        },
        isAsked: (probe) => asked.has(keyOf(probe)),
        remove(probe) {
            if (probe.forSession)
                forSession -= 1;
            for (const station of stations)
                station.delete(keyOf(probe));
        },
        rest: (probe, nowUs) => move(probe, resting, nowUs),
        sessionLost() {
            for (const probe of [...asked.values(), ...resting.values()])
                move(probe, due, probe.sinceUs);
        },
        turn(nowUs, ask) {
            wakeOlder(asked, nowUs - timeoutUs, nowUs);
            wakeOlder(resting, nowUs - restUs, nowUs);
            let count = 0;
            for (const probe of due.values()) {
                if (asked.size >= ASKED_MAX)
                    break;
                // Asked before asking: an adapter may answer at once.
                move(probe, asked, nowUs);
                const outcome = ask(probe);
                if (outcome === 'asked') {
                    count += 1;
                }
                else {
                    move(probe, outcome === 'later' ? resting : due, nowUs);
                    if (outcome === 'not now')
                        break;
                }
            }
            return count;
        },
    };
}
//# sourceMappingURL=probes.js.map