/**
 * The wall clock against engine time, which runs on from the start whatever happens to the wall clock, and never goes
 * back behind the journal: what a difference means, for the operator. Orders are judged and ended by engine time.
 */
const CLOCK_ALARM_MS = 500;
/** `offsetMs`: wall clock less engine time, milliseconds. '': they agree. */
export function clockWarning(offsetMs) {
    if (Math.abs(offsetMs) <= CLOCK_ALARM_MS)
        return '';
    const by = `${(Math.abs(offsetMs) / 1000).toFixed(1)} s`;
    return offsetMs > 0
        ? `the wall clock is ${by} ahead of engine time, which doesn't follow it: DAY and GTD orders end ${by} late by the wall clock, and signatures with a timestamp of now are refused if it is more than 1 s; a restart sets engine time`
        : `the wall clock is ${by} behind engine time, which never goes back: DAY and GTD orders end ${by} early by the wall clock, and signatures with a timestamp of now are refused if it is more than 5 s; set it right, a restart goes on from the journal's last event`;
}
/** What is told when the difference has changed by more than slewing does; undefined: it hasn't. */
export function clockStep(beforeMs, offsetMs) {
    if (Math.abs(offsetMs - beforeMs) <= CLOCK_ALARM_MS)
        return undefined;
    const warning = clockWarning(offsetMs);
    return warning === '' ? 'the wall clock agrees with engine time again' : warning;
}
//# sourceMappingURL=clock-alarm.js.map