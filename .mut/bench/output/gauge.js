import { boundText } from '../check/judge.js';
import { VerdictText } from '../check/report.js';
import { escaped } from './html.js';
import { figureText, unitOf } from './numbers.js';
const WIDTH = 150;
const HEIGHT = 18;
/** Half of the bound stands at the left edge, twice of it at the right: beyond them it is the edge. */
const OCTAVES = 1;
/** A figure beside its bound, which is the line in the middle: the shaded side is the wanted one, the bar is the interval. */
export function gauge({ goal, verdict, value, bound, interval }) {
    if (value === undefined || bound === undefined || bound <= 0)
        return '';
    const at = (figure) => {
        const octaves = figure > 0 ? Math.log2(figure / bound) : -OCTAVES;
        return Math.round(((Math.max(-OCTAVES, Math.min(OCTAVES, octaves)) / OCTAVES + 1) / 2) * (WIDTH - 10) + 5);
    };
    const middle = WIDTH / 2;
    const unit = unitOf(goal.figure);
    const text = `${figureText(value, unit)}, goal ${boundText(goal, bound)}: ${VerdictText[verdict]}`;
    const bar = interval === undefined
        ? ''
        : `<rect class="bar" x="${at(interval.low)}" y="7" width="${Math.max(1, at(interval.high) - at(interval.low))}" height="4"/>`;
    return `<svg class="gauge ${verdict}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(text)}">
<rect class="wanted" x="${goal.is === '≥' ? middle : 0}" y="3" width="${middle}" height="12"/><path class="bound" d="M${middle} 0V${HEIGHT}"/>${bar}<circle cx="${at(value)}" cy="9" r="4"/></svg>`;
}
//# sourceMappingURL=gauge.js.map