import { ThreadMonitor, ThreadState } from '../core/memory/control.js';
import { roleIndex } from '../core/topology.js';
import { coreWaitUs } from './core-wait.js';
/** A check that comes so much later than the one before says nothing about the others. */
const OWN_PAUSE_US = 300_000;
const NOT_SUSPECTED = -1;
const MOST_STARVED = 2;
export function createStallWatch(options) {
    const { control, stalled, waitedUs = coreWaitUs } = options;
    const threads = options.watched.map(({ role, stallUs, callStallUs = stallUs }) => ({
        role,
        stallUs,
        callStallUs,
        monitor: new ThreadMonitor(control, roleIndex(role)),
        beatMs: 0,
        calls: 0,
        seenUs: 0,
        waitedUs: NOT_SUSPECTED,
    }));
    let checkedUs = 0;
    /** The time since the thread was suspected in which it only waited for a core. */
    function starvedUs(thread) {
        // The main thread has the process's id, and no boot that says so.
        const soFarUs = waitedUs(thread.monitor.tid === 0 ? process.pid : thread.monitor.tid);
        if (thread.waitedUs === NOT_SUSPECTED)
            thread.waitedUs = soFarUs;
        return Math.min(soFarUs - thread.waitedUs, MOST_STARVED * thread.stallUs);
    }
    return {
        doWork(nowUs) {
            const paused = nowUs - checkedUs > OWN_PAUSE_US;
            checkedUs = nowUs;
            for (const thread of threads) {
                const { beatMs, calls, state } = thread.monitor;
                const runs = state === ThreadState.ready || state === ThreadState.stopping;
                if (paused || !runs || beatMs !== thread.beatMs || calls !== thread.calls)
                    thread.seenUs = nowUs;
                thread.beatMs = beatMs;
                thread.calls = calls;
                const stallUs = (calls & 1) === 1 ? thread.callStallUs : thread.stallUs;
                const silentUs = nowUs - thread.seenUs;
                if (silentUs <= stallUs / 2)
                    thread.waitedUs = NOT_SUSPECTED;
                else if (silentUs - starvedUs(thread) > stallUs)
                    stalled(thread.role, silentUs);
            }
            return 0;
        },
        hasWork: () => false,
    };
}
//# sourceMappingURL=stall-watch.js.map