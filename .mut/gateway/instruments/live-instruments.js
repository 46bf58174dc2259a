import { Worker } from 'node:worker_threads';
import { SIMULATED } from './master.js';
import { offsetUs } from './zones.js';
const SENT_PER_TICK = 512;
const ZONES_EVERY_MS = 3_600_000;
const NOTHING = { added: 0, changed: 0, closed: 0, refused: 0, rows: 0, problems: [] };
export function createLiveInstruments(parts) {
    const { instruments, source } = parts;
    let waiting = [];
    let sent = 0;
    let reloading;
    let whenSent;
    let zonesAtMs = 0;
    let offsets = new Map();
    function readFiles() {
        const { promise, resolve, reject } = withResolvers();
        const workerData = { data: parts.data, source, have: instruments.length };
        const thread = new Worker(new URL('./read-again-thread.js', import.meta.url), { name: 'instruments', workerData });
        thread.on('message', (message) => {
            if ('found' in message)
                waiting.push(...message.found);
            else if ('failed' in message)
                reject(new Error(message.failed));
            else
                resolve(message.done);
        });
        thread.on('error', reject);
        thread.on('exit', () => {
            reject(new Error('the thread that reads the files has ended'));
        });
        return promise;
    }
    async function reload() {
        const read = await readFiles();
        for (const text of read.problems)
            parts.warn(`instruments: ${text}`);
        if (waiting.length > 0) {
            await new Promise((resolve) => {
                whenSent = resolve;
            });
        }
        return read;
    }
    function send(nowMs, nowNs) {
        const added = [];
        for (let i = 0; i < SENT_PER_TICK && sent < waiting.length; i++) {
            const one = waiting[sent];
            if (!parts.send(parts.setupOf(one, nowMs), nowNs))
                break;
            if (one.id >= instruments.length)
                added.push(one);
            instruments[one.id] = one;
            sent += 1;
        }
        if (added.length > 0)
            parts.added(added);
        if (sent < waiting.length)
            return;
        waiting = [];
        sent = 0;
        whenSent?.();
        whenSent = undefined;
    }
    /** Instruments of zones whose clocks were changed since the last look. */
    function moved(nowMs) {
        const now = new Map();
        for (const { session } of instruments) {
            if (session !== undefined && !now.has(session.zone))
                now.set(session.zone, offsetUs(session.zone, nowMs));
        }
        const before = offsets;
        offsets = now;
        const zones = [...now].filter(([zone, us]) => before.has(zone) && before.get(zone) !== us).map(([zone]) => zone);
        return zones.length === 0 ? [] : instruments.filter(({ session }) => zones.includes(session?.zone ?? ''));
    }
    return {
        reload() {
            // The simulated ones are what they are.
            if (source.spec === SIMULATED)
                return Promise.resolve(NOTHING);
            reloading ??= reload().finally(() => {
                reloading = undefined;
            });
            return reloading;
        },
        tick(nowMs, nowNs) {
            if (nowMs - zonesAtMs >= ZONES_EVERY_MS && reloading === undefined) {
                zonesAtMs = nowMs;
                waiting.push(...moved(nowMs));
            }
            if (waiting.length > 0)
                send(nowMs, nowNs);
        },
    };
}
function withResolvers() {
    let resolve = () => { };
    let reject = () => { };
    const promise = new Promise((yes, no) => {
        resolve = yes;
        reject = no;
    });
    return { promise, resolve, reject };
}
//# sourceMappingURL=live-instruments.js.map