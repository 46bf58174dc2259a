import { SegmentKind, attachSegment, controlLine } from '../../core/memory/segment.js';
/** So many commands, `BATCH` a turn, and the reports that venues answer with. */
export function measureBlock(load, commands) {
    let commandNs = 0;
    let reportNs = 0;
    const before = load.seen.reports;
    load.run(commands, () => (commandNs += timedTurn(load)), () => (reportNs += timedTurn(load)));
    const reports = load.seen.reports - before;
    return {
        perCommandNs: commandNs / commands,
        perReportNs: reportNs / Math.max(1, reports),
        perBothNs: (commandNs + reportNs) / commands,
    };
}
/** Without measuring: until so many are open, and the code is as fast as it gets. */
export function warmUp(load, commands) {
    const turn = () => void load.agent.doWork(load.clock.nowUs());
    load.run(commands, turn, turn);
}
function timedTurn({ agent, clock }) {
    const nowUs = clock.nowUs();
    const began = clock.monotonicNs();
    agent.doWork(nowUs);
    return clock.monotonicNs() - began;
}
const PUBLISHED_LINE = 0;
const RELEASED_LINE = 1;
const RING_LINES = 2;
/**
 * Commands that are due one every `everyNs`, whether the engine is ready or not. They stand in the ring beforehand; a
 * turn is shown those that are due by then, and each is charged from when it was due to when it was decided and published:
 *
 *   due       |  |  |  |  |  |  |  |  |  |  |  |          in the ring already, the cursor before the first
 *   turns      [   ][      ]·[   ]                        the cursor moves to the clock before each
 *                  ‾‾‾ what came during a turn waits for the next, and is charged for it
 *
 * Returns how many a second were decided; A burst is half of the ring; between two the events are taken and venues answer, on nobody's time.
 */
export function measurePaced(load, commands, everyNs, times) {
    const { agent, clock, shared, commands: ring } = load;
    const segment = attachSegment(SegmentKind.ring, shared.commands, RING_LINES);
    const published = controlLine(segment, PUBLISHED_LINE);
    const released = controlLine(segment, RELEASED_LINE);
    const burst = ring.capacity / 2;
    let spentNs = 0;
    let done = 0;
    for (; done < commands; done += burst) {
        const first = Atomics.load(published, 0);
        if (ring.room(burst) < burst)
            throw new Error('the engine left commands behind');
        for (let i = 0; i < burst; i++)
            load.command(ring.claim());
        const beganNs = clock.monotonicNs();
        let sinceNs = 0;
        let taken = 0;
        while (taken < burst) {
            const due = Math.min(burst, Math.floor(sinceNs / everyNs) + 1);
            if (due > taken) {
                Atomics.store(published, 0, (first + due) | 0);
                agent.doWork(clock.nowUs());
                const before = taken;
                taken = (Atomics.load(released, 0) - first) | 0;
                if (taken === before)
                    throw new Error('the engine takes no commands');
                sinceNs = clock.monotonicNs() - beganNs;
                for (let i = before; i < taken; i++)
                    times.add(sinceNs - i * everyNs);
            }
            else
                sinceNs = clock.monotonicNs() - beganNs;
        }
        spentNs += sinceNs;
        ring.publish();
        load.drain();
        load.tellReports(() => void agent.doWork(clock.nowUs()));
    }
    return (done * 1e9) / spentNs;
}
//# sourceMappingURL=measure-engine.js.map