import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRole } from '../../workers/journal/journal-role.js';
import { openJournal } from '../../workers/journal/open-journal.js';
import { createEngineLoad } from '../engine/engine-load.js';
import { bytesOfCall, createMeter, uncollected } from './meter.js';
/**
 * Engine and journal in one thread, turn and turn about, each read before and after: what the load makes between turns is
 * nobody's. Its parent gives it a young generation so large that nothing is collected while it measures.
 */
const LOAD = { accounts: 100, instruments: 10, brokers: 5, live: 5_000, withIds: true };
const SEGMENT_BYTES = 1 << 26;
/** Until code, feedback and inline caches are what they will be. */
const WARM_UP = 8;
/** Of the measured runs that in the middle counts: a function compiled anew in one of them is nobody's steady state. */
const RUNS = 5;
process.on('message', (job) => {
    try {
        process.send(measure(job));
    }
    catch (error) {
        process.send({ error: String(error) });
    }
});
process.on('disconnect', () => process.exit(0));
function measure({ folder, commands, telemetry }) {
    let clockReads = 0;
    let journalMeter;
    const journal = (shared, clock) => {
        const counting = {
            nowUs: () => (clockReads++, clock.nowUs()),
            monotonicNs: () => (clockReads++, clock.monotonicNs()),
        };
        const agent = journalIn(join(folder, 'journal'), shared, counting);
        let nowUs = 0;
        const work = () => {
            while (agent.hasWork())
                agent.doWork(nowUs);
        };
        return () => {
            nowUs = clock.nowUs();
            if (journalMeter === undefined)
                work();
            else
                journalMeter.around(work);
        };
    };
    const load = createEngineLoad({ ...LOAD, telemetry, journal });
    const { agent, clock, seen } = load;
    let engineMeter;
    let nowUs = 0;
    const work = () => void agent.doWork(nowUs);
    const turn = () => {
        nowUs = clock.nowUs();
        if (engineMeter === undefined)
            work();
        else
            engineMeter.around(work);
    };
    for (let i = 0; i < WARM_UP; i++)
        load.run(commands, turn, turn);
    const clockBytes = bytesOfCall(clock.nowUs);
    const runs = [];
    // The first warms up the meters.
    for (let i = 0; i <= RUNS; i++) {
        const [engine, written] = [(engineMeter = createMeter()), (journalMeter = createMeter())];
        const before = seen.accepted;
        clockReads = 0;
        uncollected(() => load.run(commands, turn, turn));
        const orders = seen.accepted - before;
        const growth = ({ bytes, turns }) => ({ bytes, turns, orders });
        runs.push({ engine: growth(engine), journal: growth(written), journalClockBytes: clockReads * clockBytes });
    }
    const sorted = runs.slice(1).toSorted((a, b) => bytesOf(a) - bytesOf(b));
    return sorted[RUNS >> 1];
}
function bytesOf({ engine, journal }) {
    return (engine.bytes + journal.bytes) / engine.orders;
}
function journalIn(data, shared, clock) {
    mkdirSync(data);
    const { position } = openJournal({ data, segmentBytes: SEGMENT_BYTES, reserveBelowBytes: 0 });
    const silent = { ring() { }, ringIfHungry() { } };
    return createRole({
        role: 'journal',
        shared,
        clock,
        options: { position, diskLimits: { lowBytes: 0, refuseBytes: 0 } },
        bell: () => silent,
        wake() { },
    });
}
//# sourceMappingURL=measure-heap.js.map