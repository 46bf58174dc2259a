import { createTimes } from './times.js';
/**
 * What the machine itself takes from code that runs as long as the risk check: arithmetic in registers, no memory, no
 * allocation, timed as often as the check was and in the same thread. Whatever takes the CPU away shows up in both, and as
 * often: a loop that does nothing would be over before the timer interrupt has come as many times.
 */
export function measureHiccups(readings, lengthNs) {
    const steps = stepsOf(lengthNs);
    const times = createTimes();
    for (let n = 0; n < readings; n++) {
        const before = nowNs();
        mixed = mix(mixed, steps);
        times.add(nowNs() - before);
    }
    return times.summary();
}
const CALIBRATION_STEPS = 2_000_000;
const CALIBRATION_READINGS = 20_000;
/** How many steps take, with the clock reads around them, about `lengthNs`. */
function stepsOf(lengthNs) {
    mixed = mix(mixed, CALIBRATION_STEPS);
    const before = nowNs();
    mixed = mix(mixed, CALIBRATION_STEPS);
    const perStepNs = (nowNs() - before) / CALIBRATION_STEPS;
    const empty = createTimes();
    for (let n = 0; n < CALIBRATION_READINGS; n++) {
        const from = nowNs();
        empty.add(nowNs() - from);
    }
    return Math.max(0, Math.round((lengthNs - empty.summary().at(50)) / perStepNs));
}
let mixed = 1;
function mix(from, steps) {
    let word = from | 0;
    for (let i = 0; i < steps; i++)
        word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d) + i;
    return word;
}
function nowNs() {
    const [seconds, nanos] = process.hrtime();
    return seconds * 1e9 + nanos;
}
//# sourceMappingURL=measure-hiccups.js.map