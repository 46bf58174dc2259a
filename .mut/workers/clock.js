import { ProcessControl } from '../core/memory/control.js';
/** Taken once: `process` is a getter, which costs as much as the clock. */
const { hrtime } = process;
export function createClock(control) {
    const process_ = new ProcessControl(control);
    return { nowUs: () => process_.clockBaseUs + monotonicUs(), monotonicNs };
}
/** Sets the base from the wall clock. Once, by the main thread, before it starts others. */
export function startClock(control, wallMs = Date.now(), sinceBootUs = monotonicUs()) {
    new ProcessControl(control).clockBaseUs = wallMs * 1000 - sinceBootUs;
}
/** Moves the base so that engine time is past `eventUs`. By the engine, while it recovers. */
export function keepClockPast(control, eventUs, sinceBootUs = monotonicUs()) {
    const process_ = new ProcessControl(control);
    const behindUs = eventUs + 1 - (process_.clockBaseUs + sinceBootUs);
    if (behindUs > 0)
        process_.clockBaseUs += behindUs;
}
function monotonicNs() {
    // Allocates less than hrtime.bigint() and performance.now().
    const time = hrtime();
    return time[0] * 1e9 + time[1];
}
function monotonicUs() {
    const time = hrtime();
    return time[0] * 1e6 + Math.trunc(time[1] / 1000);
}
//# sourceMappingURL=clock.js.map