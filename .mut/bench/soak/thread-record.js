import { readFileSync } from 'node:fs';
import { cpuTicks } from '../method/machine.js';
const LOOK_MS = 10;
const STALL_MS = 50;
/** Below this share of a look it did nothing worth the name. */
const STILL = 0.02;
const MOST_STALLS = 20;
const MS_PER_TICK = 10;
export function startThreadRecord({ pid, threads, hot }) {
    const ids = [...threads.keys()];
    const names = [...threads.values()];
    const judged = hot.map((name) => names.indexOf(name)).filter((i) => i >= 0);
    const ran = new Float64Array(ids.length);
    const waited = new Float64Array(ids.length);
    const totalRan = new Float64Array(ids.length);
    const totalWaited = new Float64Array(ids.length);
    let totalMs = 0;
    let atMs = 0;
    let stolenMs = 0;
    let still = [];
    let stalls = [];
    let timer;
    function read(id, file) {
        try {
            return readFileSync(`/proc/${pid}/task/${id}/${file}`, 'latin1');
        }
        catch {
            // It ended meanwhile.
            return '';
        }
    }
    function look() {
        const nowMs = performance.now();
        const nowStolenMs = cpuTicks().steal * MS_PER_TICK;
        const ranNow = new Float64Array(ids.length);
        const waitedNow = new Float64Array(ids.length);
        for (const [i, id] of ids.entries()) {
            const [ranNs = 0, waitedNs = 0] = read(id, 'schedstat').split(' ').map(Number);
            ranNow[i] = ranNs / 1e6 - ran[i];
            waitedNow[i] = waitedNs / 1e6 - waited[i];
            ran[i] += ranNow[i];
            waited[i] += waitedNow[i];
        }
        const result = { ms: nowMs - atMs, stolenMs: nowStolenMs - stolenMs, ran: ranNow, waited: waitedNow };
        atMs = nowMs;
        stolenMs = nowStolenMs;
        return result;
    }
    /** Where threads are costs twice as much to ask, so only while somebody stands still. */
    function places() {
        return ids.map((id) => {
            const stat = read(id, 'stat');
            // Of one that doesn't sleep the kernel says 0.
            const place = read(id, 'wchan');
            return `${stat.charAt(stat.lastIndexOf(')') + 2)}${place === '0' ? '' : ` ${place}`}`;
        });
    }
    function step() {
        const now = look();
        totalMs += now.ms;
        for (let i = 0; i < ids.length; i++) {
            totalRan[i] += now.ran[i];
            totalWaited[i] += now.waited[i];
        }
        if (judged.some((i) => now.ran[i] < now.ms * STILL))
            still.push({ ...now, seen: places() });
        else
            endStall();
    }
    function endStall() {
        const looks = still;
        still = [];
        const ms = looks.reduce((sum, one) => sum + one.ms, 0);
        if (ms < STALL_MS || stalls.length === MOST_STALLS)
            return;
        const sum = (part) => looks.reduce((total, one) => total + part(one), 0);
        stalls.push({
            ms,
            stolenMs: sum((one) => one.stolenMs),
            threads: names.map((thread, i) => ({
                thread,
                running: sum((one) => one.ran[i]) / ms,
                waiting: sum((one) => one.waited[i]) / ms,
                seen: mostSeen(looks.map((one) => one.seen[i])),
            })),
        });
    }
    return {
        resume() {
            look();
            timer = setInterval(step, LOOK_MS);
        },
        pause() {
            clearInterval(timer);
            endStall();
            const ended = stalls;
            stalls = [];
            return ended;
        },
        shares: () => names.map((thread, i) => ({ thread, running: totalRan[i] / totalMs, waiting: totalWaited[i] / totalMs })),
    };
}
function mostSeen(places) {
    const counts = new Map();
    for (const place of places)
        counts.set(place, (counts.get(place) ?? 0) + 1);
    return [...counts]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 2)
        .map(([place, count]) => `${place} × ${count}`)
        .join(', ');
}
//# sourceMappingURL=thread-record.js.map