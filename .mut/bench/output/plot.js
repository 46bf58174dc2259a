import { escaped, htmlTable } from './html.js';
import { axisNumber, percentileText, scaleOf } from './scale.js';
const WIDTH = 800;
const HEIGHT = 340;
const LEFT = 62;
const TOP = 16;
const BOTTOM = 48;
const LABEL_GAP = 15;
/** Room for the names of lines: at 12 pixels a letter takes about 7. */
const LETTER = 7;
const MOST_LETTERS = 40;
/** More points than that are a curve; each of fewer is marked. */
const MOST_MARKS = 24;
/** As many colours as the style has; from then on they return, dashed. */
const COLOURS = 7;
/** The same rung has the same colour in every plot. */
const RUNGS = ['F1', 'F2', 'P2', 'F4', 'P4', 'S', 'F0'];
/** A plot, drawn, with the numbers behind it as a table. `id` is unique on the page. */
export function plotFigure(plot, id) {
    return `<figure>
<figcaption>${escaped(plot.title)}</figcaption>
<div class="wide">${plotSvg(plot, id)}</div>
<details><summary>The numbers</summary>${htmlTable(numbersOf(plot))}</details>
</figure>`;
}
function plotSvg(plot, id) {
    const points = plot.lines.flatMap((line) => line.points);
    const x = scaleOf(plot.x.scale, points.map((point) => point[0]));
    const y = scaleOf(plot.y.scale, points.map((point) => point[1]));
    const longest = Math.max(0, ...plot.lines.map(({ name }) => Math.min(name.length, MOST_LETTERS)));
    const right = WIDTH - 20 - longest * LETTER;
    const bottom = HEIGHT - BOTTOM;
    const xAt = (share) => LEFT + share * (right - LEFT);
    const yAt = (share) => bottom - share * (bottom - TOP);
    const places = plot.lines.map((line) => placed(line, (point) => {
        const across = x.place(point[0]);
        const up = y.place(point[1]);
        return across === undefined || up === undefined ? undefined : [xAt(across), yAt(up)];
    }));
    const grid = [
        ...y.ticks.map(({ value, label }) => {
            const at = px(yAt(y.place(value)));
            return `<path class="grid" d="M${LEFT} ${at}H${right}"/><text x="${LEFT - 8}" y="${at}" dy=".32em" text-anchor="end">${escaped(label)}</text>`;
        }),
        ...x.ticks.map(({ value, label }) => {
            const at = px(xAt(x.place(value)));
            return `<path class="grid" d="M${at} ${TOP}V${bottom}"/><text x="${at}" y="${bottom + 18}" text-anchor="middle">${escaped(label)}</text>`;
        }),
    ];
    const ends = places.map((line) => line.at(-1)?.[1] ?? bottom);
    const labels = apart(ends, TOP, bottom);
    const colours = coloursOf(plot.lines);
    const lines = plot.lines.map(({ name }, i) => {
        const style = `line c${colours[i] % COLOURS}${colours[i] >= COLOURS ? ' dashed' : ''}`;
        const line = places[i];
        const path = line.map(([across, up], at) => `${at === 0 ? 'M' : 'L'}${px(across)} ${px(up)}`).join('');
        const marks = line.length > MOST_MARKS ? [] : line.map(([across, up]) => `<circle cx="${px(across)}" cy="${px(up)}" r="2.6"/>`);
        const [endX, endY] = line.at(-1) ?? [right, bottom];
        const leader = `<path class="leader" d="M${px(endX + 4)} ${px(endY)}L${right + 8} ${px(labels[i])}"/>`;
        const label = `<text class="name" x="${right + 12}" y="${px(labels[i])}" dy=".32em">${escaped(shortened(name))}</text>`;
        return `<g class="${style}"><path d="${path}"/>${marks.join('')}${line.length === 0 ? '' : leader + label}</g>`;
    });
    const what = `${plot.y.label} over ${plot.x.label}: ${plot.lines.map(({ name }) => name).join(', ')}`;
    return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-t ${id}-d">
<title id="${id}-t">${escaped(plot.title)}</title><desc id="${id}-d">${escaped(what)}</desc>
${grid.join('\n')}
<text class="axis" x="${(LEFT + right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(plot.x.label)}</text>
<text class="axis" transform="translate(14 ${(TOP + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(plot.y.label)}</text>
${lines.join('\n')}
</svg>`;
}
function coloursOf(lines) {
    const rungs = lines.map(({ name }) => RUNGS.indexOf(name.split(/[\s,:]/, 1)[0] ?? ''));
    const taken = new Set();
    const own = rungs.map((rung) => {
        if (rung < 0 || taken.has(rung))
            return undefined;
        taken.add(rung);
        return rung;
    });
    let next = 0;
    return own.map((colour) => {
        if (colour !== undefined)
            return colour;
        while (taken.has(next))
            next++;
        taken.add(next);
        return next;
    });
}
function shortened(name) {
    return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;
}
/** From left to right, without those that have no place on the axes. */
function placed(line, place) {
    return line.points
        .map(place)
        .filter((found) => found !== undefined)
        .toSorted(([a], [b]) => a - b);
}
/** Heights of labels, as near to the wanted ones as they can stand without touching. */
function apart(wanted, top, bottom) {
    const order = wanted.map((_, i) => i).toSorted((a, b) => wanted[a] - wanted[b]);
    const heights = [...wanted];
    let least = top;
    for (const i of order) {
        heights[i] = Math.max(heights[i], least);
        least = heights[i] + LABEL_GAP;
    }
    let most = bottom;
    for (const i of order.toReversed()) {
        heights[i] = Math.min(heights[i], most);
        most = heights[i] - LABEL_GAP;
    }
    return heights;
}
function numbersOf(plot) {
    const xs = [...new Set(plot.lines.flatMap(({ points }) => points.map((point) => point[0])))];
    const isPercentile = plot.x.scale === 'percentile';
    const sorted = xs.toSorted((a, b) => (isPercentile ? b - a : a - b));
    const columns = plot.lines.map(({ points }) => new Map(points));
    return {
        title: plot.y.label,
        columns: [plot.x.label, ...plot.lines.map(({ name }) => name)],
        rows: sorted.map((value) => [
            isPercentile ? (value > 0 ? percentileText(value) : 'all') : axisNumber(value),
            ...columns.map((column) => column.get(value) ?? ''),
        ]),
    };
}
/** A tenth of a pixel is enough. */
function px(value) {
    return Math.round(value * 10) / 10;
}
//# sourceMappingURL=plot.js.map