import { figureText, intervalText, unitOf } from '../output/numbers.js';
export function judge(goal, result) {
    const value = result.figures[goal.figure];
    const interval = result.intervals[goal.figure];
    const control = result.controls[goal.figure];
    const missing = [goal.figure, ...figuresOf(goal.bound)].filter((name) => result.figures[name] === undefined);
    const bound = boundOf(goal.bound, result.figures);
    const all = { goal, value, bound, interval, control };
    if (value === undefined || bound === undefined) {
        const why = value === undefined ? '' : `the bound needs ${missing.join(' and ')}`;
        return { ...all, verdict: 'unmeasured', why };
    }
    const unit = unitOf(goal.figure);
    const isMet = holds(value, goal.is, bound);
    const asItStands = isMet ? 'met, as it stands' : `${offBy(value, bound, goal)}, as it stands`;
    if (interval !== undefined && holds(interval.low, goal.is, bound) !== holds(interval.high, goal.is, bound)) {
        const why = `the bound lies in the interval, ${intervalText(interval, unit)}; ${asItStands}`;
        return { ...all, verdict: 'unclear', why };
    }
    const strays = control === undefined ? 0 : Math.max(Math.abs(1 - control.low), Math.abs(control.high - 1));
    if (strays > 0 && holds(value / (1 + strays), goal.is, bound) !== holds(value * (1 + strays), goal.is, bound)) {
        const why = `the same thing twice differs by up to ${percent(strays)} here (control ${intervalText(control, 'ratio')}); ${asItStands}`;
        return { ...all, verdict: 'unclear', why };
    }
    if (!isMet && goal.unless !== undefined) {
        const machine = result.figures[goal.unless];
        const told = machine === undefined ? 'was not measured' : `is ${figureText(machine, unitOf(goal.unless))}`;
        if (machine === undefined || !holds(machine, goal.is, bound)) {
            return { ...all, verdict: 'unclear', why: `${goal.unless} ${told}; ${asItStands}` };
        }
    }
    return isMet ? { ...all, verdict: 'met', why: '' } : { ...all, verdict: 'short', why: offBy(value, bound, goal) };
}
/** `≥ 0.65`; of a sum that isn't known `≤ s.p50_us + 60`. */
export function boundText(goal, bound) {
    return `${goal.is} ${bound === undefined ? sumText(goal) : figureText(bound, unitOf(goal.figure))}`;
}
/** `s.p50_us + f1.rtt.p50_us + 60`; of a plain number nothing. */
export function sumText({ bound }) {
    if (typeof bound === 'number')
        return '';
    return [...bound.of.map(([name, times]) => (times === 1 ? name : `${times} × ${name}`)), bound.plus].join(' + ');
}
/** What else is to be said of it: by how much, why not, of what the bound is made. */
export function remarkOf({ goal, bound, why }) {
    return [why, bound === undefined ? '' : sumText(goal), goal.note ?? ''].filter((text) => text !== '').join('; ');
}
function boundOf(bound, figures) {
    if (typeof bound === 'number')
        return bound;
    const sum = bound.of.reduce((total, [name, times]) => total + (figures[name] ?? Number.NaN) * times, bound.plus);
    return Number.isNaN(sum) ? undefined : sum;
}
function figuresOf(bound) {
    return typeof bound === 'number' ? [] : bound.of.map(([name]) => name);
}
function holds(value, is, bound) {
    if (is === '≥')
        return value >= bound;
    return is === '<' ? value < bound : value <= bound;
}
function offBy(value, bound, { figure }) {
    const gap = Math.abs(value - bound);
    const share = bound === 0 ? '' : ` (${percent(gap / Math.abs(bound))})`;
    return `off by ${figureText(gap, unitOf(figure))}${share}`;
}
function percent(share) {
    return `${(share * 100).toLocaleString('en', { maximumSignificantDigits: 2 })} %`;
}
//# sourceMappingURL=judge.js.map