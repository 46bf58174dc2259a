import { escaped } from '../output/html.js';
/**
 * A call tree as a picture: a box per function, as wide as its share of the time, on the box of its caller.
 *
 *   ┌ findOrder ┐
 *   ├ apply ────┴──┬ read ┐
 *   ├ doWork ──────┴──────┴────┐
 *   └ all ─────────────────────┘
 */
const WIDTH = 1200;
const ROW = 18;
const TEXT_AT = 4;
const TEXT_BASE = 13;
/** Of the font of `FLAME_STYLE`, which is one of equal widths. */
const LETTER = 6.7;
const FEWEST_LETTERS = 3;
/** Narrower boxes would be lines. */
const NARROWEST = 0.6;
const HUES = 360;
/** Files of a folder look alike. */
const FILE_HUES = 24;
export const FLAME_STYLE = `
main { max-width: 84rem; }
figure svg.flame { max-width: none; min-width: 48rem; }
.flame rect, .swatch { fill: hsl(var(--hue) 62% 80%); background: hsl(var(--hue) 62% 80%); }
.flame .plain rect, .swatch.plain { fill: var(--rule); background: var(--rule); }
.flame rect { stroke: var(--paper); stroke-width: .8; }
.flame g:hover rect { stroke: var(--ink); }
.flame text { font: 11px ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; fill: var(--ink); pointer-events: none; }
.swatch { display: inline-block; width: .8em; height: .8em; margin-right: .4em; }
.key { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; font-size: .88rem; max-width: none; }
td:nth-child(-n+2):not(.n) { font: .88em/1.4 ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; }
@media (prefers-color-scheme: dark) {
  .flame rect, .swatch { fill: hsl(var(--hue) 38% 30%); background: hsl(var(--hue) 38% 30%); }
}
`;
/** `label`: what a reader who doesn't see it is told. */
export function flameGraph(root, label) {
    const boxes = [];
    const rows = depthOf(root);
    const perUs = WIDTH / root.totalUs;
    function draw(node, x, row) {
        const width = node.totalUs * perUs;
        if (width < NARROWEST)
            return;
        boxes.push(box(node, x, (rows - 1 - row) * ROW, width, node.totalUs / root.totalUs));
        let childX = x;
        for (const child of node.children) {
            draw(child, childX, row + 1);
            childX += child.totalUs * perUs;
        }
    }
    draw(root, 0, 0);
    return (`<svg class="flame" viewBox="0 0 ${WIDTH} ${rows * ROW}" role="img" aria-label="${escaped(label)}">` +
        `${boxes.join('\n')}</svg>`);
    function depthOf({ totalUs, children }) {
        return (totalUs * WIDTH) / root.totalUs < NARROWEST ? 0 : 1 + Math.max(0, ...children.map(depthOf));
    }
}
function box({ name, place, selfUs, totalUs }, x, y, width, share) {
    const own = selfUs > 0 && selfUs < totalUs ? `, ${ms(selfUs)} of it its own` : '';
    const title = `${name}${place === '' ? '' : ` · ${place}`}\n${ms(totalUs)}, ${percent(share)}${own}`;
    const letters = Math.floor((width - 2 * TEXT_AT) / LETTER);
    const shown = name.length <= letters ? name : `${name.slice(0, letters - 1)}…`;
    const text = letters < FEWEST_LETTERS
        ? ''
        : `<text x="${(x + TEXT_AT).toFixed(2)}" y="${y + TEXT_BASE}">${escaped(shown)}</text>`;
    const hue = hueOf(place);
    const look = hue === undefined ? ' class="plain"' : ` style="--hue:${hue}"`;
    return (`<g${look}><title>${escaped(title)}</title>` +
        `<rect x="${x.toFixed(2)}" y="${y}" width="${width.toFixed(2)}" height="${ROW}"/>${text}</g>`);
}
/** `core/order` of `core/order/apply.js:88`; '' for what is V8's, Node's or native. */
export function folderOf(place) {
    return place === '' || place.startsWith('node:') ? '' : place.split('/').slice(0, -1).slice(0, 2).join('/');
}
/**
 * The same in each run: by the folder, and a little by the file. Undefined for what is none of the program's.
 * @internal
 */
export function hueOf(place) {
    const folder = folderOf(place);
    if (folder === '')
        return undefined;
    const file = place.replace(/:\d+$/, '');
    return (folderHue(folder) + (hash(file) % FILE_HUES) - FILE_HUES / 2 + HUES) % HUES;
}
export function folderHue(folder) {
    return hash(folder) % HUES;
}
/** FNV-1a, its bits mixed once more: names differ by few letters. */
function hash(text) {
    let value = 0x811c9dc5;
    for (const letter of text)
        value = Math.imul(value ^ letter.codePointAt(0), 0x01000193);
    value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
    return (value ^ (value >>> 13)) >>> 0;
}
const US_PER_MS = 1000;
export function ms(us) {
    return `${(us / US_PER_MS).toLocaleString('en', { maximumSignificantDigits: 3 })} ms`;
}
export function percent(share) {
    return `${(share * 100).toLocaleString('en', { maximumSignificantDigits: 3 })} %`;
}
//# sourceMappingURL=flame-graph.js.map