import { setImmediate as eventLoop } from 'node:timers/promises';
import { Sleeper } from '../core/memory/doorbell.js';
import { parking, spinningThenParking } from '../core/memory/idle.js';
import { Signal, ThreadLine, ThreadState } from '../core/memory/control.js';
import { roleIndex } from '../core/topology.js';
import { createHeapWatch } from './heap-watch.js';
const US_PER_MS = 1000;
/** Keeps the thread, but for a moment each second, until the agent was stopped and has finished. */
export async function runParked(agent, options) {
    const { clock } = options;
    const line = new ThreadLine(options.shared.control, roleIndex(options.role));
    const heap = createHeapWatch(options.shared.heaps, options.role);
    let signal = 0;
    const sleeper = new Sleeper(options.shared.bells[options.role], () => agent.hasWork() || line.signal !== signal);
    const idle = options.spinNs > 0
        ? spinningThenParking(sleeper, options.spinNs, options.maxParkMs, clock.monotonicNs)
        : parking(sleeper, options.maxParkMs);
    /** Returns true once it has finished, false when the event loop is due. */
    function cycle() {
        for (;;) {
            const nowUs = clock.nowUs();
            line.beat(nowUs / US_PER_MS);
            const work = agent.doWork(nowUs);
            if (line.signal !== signal) {
                const fresh = line.signal & ~signal;
                signal |= fresh;
                if ((fresh & Signal.pin) !== 0)
                    options.pin();
                if ((fresh & Signal.stop) !== 0)
                    line.state = ThreadState.stopping;
            }
            if ((signal & Signal.stop) !== 0 && isFinished(agent, nowUs, work))
                return true;
            if (heap.turn(nowUs, work))
                return false;
            if (work === 0)
                sleeper.hungry = agent.isHungry?.() ?? false;
            idle(work, agent.parkMs?.() ?? Infinity);
        }
    }
    while (!cycle())
        await eventLoop();
}
/** Gives an agent turns in this thread's event loop. `fail` gets what it throws, inside the turn. */
export function runOnLoop(agent, options, fail) {
    const { clock, role } = options;
    const line = new ThreadLine(options.shared.control, roleIndex(role));
    const heap = createHeapWatch(options.shared.heaps, role);
    let signal = 0;
    const sleeper = new Sleeper(options.shared.bells[role], () => agent.hasWork() || line.signal !== signal);
    let resolveDone = () => { };
    const done = new Promise((resolve) => {
        resolveDone = resolve;
    });
    let due;
    let armed = false;
    let ended = false;
    const tailUs = options.tailUs ?? 0;
    let activity = 0;
    let tailEndsUs = 0;
    function turn() {
        due = undefined;
        if (ended)
            return;
        sleeper.disarm();
        armed = false;
        try {
            const nowUs = clock.nowUs();
            line.beat(nowUs / US_PER_MS);
            // The gateway's thread has no boot to say so; from its first turn on the watchdog looks after it too.
            if (line.state === ThreadState.absent)
                line.state = ThreadState.ready;
            const work = agent.doWork(nowUs);
            heap.turn(nowUs, work);
            if (line.signal !== signal)
                obey(line.signal & ~signal);
            if ((signal & Signal.stop) !== 0 && isFinished(agent, nowUs, work))
                return end();
            const isLively = tailUs > 0 && inTail(nowUs);
            sleeper.hungry = agent.isHungry?.() ?? false;
            armed = work === 0 && !isLively && sleeper.arm();
            if (armed)
                pace();
            else
                due ??= setImmediate(turn);
        }
        catch (error) {
            end();
            fail(error);
        }
    }
    /** Waking this loop costs more than a turn: while more is likely to come it doesn't sleep. */
    function inTail(nowUs) {
        const seen = agent.activity?.() ?? 0;
        if (seen !== activity) {
            activity = seen;
            tailEndsUs = nowUs + tailUs;
        }
        return nowUs < tailEndsUs;
    }
    function obey(fresh) {
        signal |= fresh;
        if ((fresh & Signal.pin) !== 0)
            options.pin();
        if ((fresh & Signal.stop) !== 0)
            line.state = ThreadState.stopping;
    }
    function end() {
        ended = true;
        clearInterval(backstop);
        resolveDone();
    }
    function unrung() {
        if (armed)
            sleeper.timedOut();
        if (due === undefined)
            turn();
    }
    function pace() {
        const wantedMs = Math.min(options.maxParkMs, Math.max(1, Math.ceil(agent.parkMs?.() ?? Infinity)));
        if (wantedMs === paceMs)
            return;
        paceMs = wantedMs;
        clearInterval(backstop);
        backstop = setInterval(unrung, paceMs);
    }
    let paceMs = options.maxParkMs;
    let backstop = setInterval(unrung, paceMs);
    due = setImmediate(turn);
    return {
        wake() {
            if (!ended)
                due ??= setImmediate(turn);
        },
        done,
    };
}
function isFinished(agent, nowUs, work) {
    return agent.finished === undefined ? work === 0 : agent.finished(nowUs);
}
//# sourceMappingURL=agent.js.map