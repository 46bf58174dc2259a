import { FIGURES } from '../figures.js';
const DIGITS = 3;
const CELL_DIGITS = 4;
/** How a figure is written: `212 ns`, `1.09 ms`, `0.94 M/s`, `1.08`, `0.8 %`. */
export function figureText(value, unit) {
    const size = Math.abs(value);
    switch (unit) {
        case 'ns':
            return size < 10_000 ? `${round(value)} ns` : figureText(value / 1000, 'us');
        case 'us':
            return size < 1000 ? `${round(value)} µs` : `${round(value / 1000)} ms`;
        case '1/s':
            if (size >= 999_500)
                return `${round(value / 1e6)} M/s`;
            return size >= 10_000 ? `${round(value / 1000)} k/s` : `${round(value)}/s`;
        case 'share':
            return `${round(value * 100)} %`;
        case 'ratio':
            return round(value);
        case 'count':
            return value.toLocaleString('en');
        default:
            return `${round(value)} ${unit}`;
    }
}
/** Of a name that a result holds: one of an older version may be unknown. */
export function unitOf(name) {
    return name in FIGURES ? FIGURES[name].unit : 'ratio';
}
export function aboutOf(name) {
    if (!(name in FIGURES))
        return '';
    const { about } = FIGURES[name];
    if (!about.startsWith('the same'))
        return about;
    const names = Object.keys(FIGURES);
    const before = names
        .slice(0, names.indexOf(name))
        .findLast((other) => !FIGURES[other].about.startsWith('the same'));
    return `${before === undefined ? '' : FIGURES[before].about}${about.slice('the same'.length)}`;
}
export function intervalText(interval, unit) {
    if (interval === undefined)
        return '–';
    return `${figureText(interval.low, unit)} … ${figureText(interval.high, unit)}`;
}
/** A cell of a part's own table: whole numbers whole, others to four digits. */
export function cellText(cell) {
    if (typeof cell === 'string')
        return cell;
    if (Number.isInteger(cell))
        return cell.toLocaleString('en');
    return cell.toLocaleString('en', { maximumSignificantDigits: CELL_DIGITS });
}
function round(value) {
    return value.toLocaleString('en', { maximumSignificantDigits: DIGITS });
}
//# sourceMappingURL=numbers.js.map