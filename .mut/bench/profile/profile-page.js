import { escaped, htmlTable } from '../output/html.js';
import { figureText } from '../output/numbers.js';
import { PAGE_STYLE } from '../output/page-style.js';
import { busiest } from './call-tree.js';
import { FLAME_STYLE, flameGraph, folderHue, folderOf, ms, percent } from './flame-graph.js';
import { ProfileKinds } from './profile-kinds.js';
const MOST_FUNCTIONS = 15;
/** One page that needs no network and no script. */
export function profilePage(recording, run) {
    const { kind, threads } = recording;
    const sorted = threads.toSorted((a, b) => b.tree.root.totalUs - a.tree.root.totalUs);
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>tickgate profile, ${kind}, ${escaped(run.at.slice(0, 10))}</title>
<style>${PAGE_STYLE}${FLAME_STYLE}</style>
</head>
<body><main>
${[headOf(recording, run, sorted), tiles(recording), htmlTable(recording.cpu), NOTES, ...sorted.map((thread) => section(thread, recording))].join('\n')}
</main></body>
</html>
`;
}
function headOf({ kind }, { at, commit, machine }, threads) {
    const { cpu, cores, isVirtual, node } = machine;
    return `<header><h1>Where the time goes: ${kind}</h1>
<p>${escaped(ProfileKinds[kind])}</p>
<p>${escaped(at.slice(0, 16).replace('T', ' '))} UTC · commit ${escaped(commit)} · Node ${escaped(node)} · ${escaped(cpu)}, ${cores} cores${isVirtual ? ', virtual' : ''}</p>
<nav>${threads.map(({ name }) => `<a href="#${idOf(name)}">${escaped(name)}</a>`).join('')}</nav></header>`;
}
function tiles({ orders, seconds, serverCpuSeconds }) {
    const shown = [
        ['orders', orders.toLocaleString('en'), `in ${seconds.toFixed(1)} s under load`],
        ['orders a second', figureText(orders / seconds, '1/s'), 'slower than without a profiler'],
        [
            'CPU of an order, all threads',
            figureText((serverCpuSeconds / orders) * 1e6, 'us'),
            "the profiler's own included",
        ],
    ];
    return `<div class="tiles">${shown.map(([what, value, beside]) => `<div class="tile"><span>${what}</span><b>${value}</b><span>${beside}</span></div>`).join('\n')}</div>`;
}
const NOTES = `<ul><li>A graph shows the time in which a thread worked, of the seconds under load alone: what it waited for, its event loop (idle), its doorbell (park) or the disk (fdatasync), is a share in words, and takes no width.</li>
<li>A box is a function on its caller, as wide as its share; point at it for its times. Grey is V8, Node and native code.</li>
<li>Samples go by the clock: a thread that waits for a core is sampled where it stands. The table of CPU µs is the kernel's, and knows better; V8's own threads in it hold one per thread that takes the samples.</li></ul>`;
function section({ name, tree }, { orders }) {
    const { root, waits, allUs } = tree;
    const id = idOf(name);
    if (root.totalUs === 0)
        return `<section id="${id}"><h2>${escaped(name)}</h2><p class="soft">It did nothing.</p></section>`;
    const waited = [...waits].map(([what, us]) => `${what} ${percent(us / allUs)}`);
    const worked = `worked ${percent(root.totalUs / allUs)} of the time, ${ms(root.totalUs)}; ${waited.length === 0 ? 'never waited' : `waited: ${waited.join(', ')}`}`;
    const table = {
        title: `Functions with the most time of their own`,
        columns: ['function', 'where', 'ms', '% of its work', 'ns an order'],
        rows: busiest(tree, MOST_FUNCTIONS).map(({ name: called, place, selfUs }) => [
            called,
            place,
            Number((selfUs / 1000).toFixed(1)),
            Number(((selfUs / root.totalUs) * 100).toFixed(1)),
            Math.round((selfUs * 1000) / orders),
        ]),
    };
    return `<section id="${id}"><h2>${escaped(name)}</h2><p class="soft">${escaped(worked)}</p>
<figure class="wide">${flameGraph(root, `Flame graph of ${name}: the table below has its longest functions`)}</figure>
${key(root)}
${htmlTable(table)}</section>`;
}
/** Of the folders that the graph has in its colours; of a few percent at least. */
function key(root) {
    const selfUs = new Map();
    function visit({ place, selfUs: us, children }) {
        const folder = folderOf(place);
        selfUs.set(folder, (selfUs.get(folder) ?? 0) + us);
        children.forEach(visit);
    }
    visit(root);
    const shown = [...selfUs].toSorted(([, a], [, b]) => b - a).filter(([, us]) => us / root.totalUs > LEAST_SHARE);
    const items = shown.map(([folder, us]) => {
        const look = folder === '' ? 'class="swatch plain"' : `class="swatch" style="--hue:${folderHue(folder)}"`;
        return `<span><i ${look}></i>${escaped(folder || 'V8, Node, native')} ${percent(us / root.totalUs)}</span>`;
    });
    return `<p class="key soft">${items.join('')}</p>`;
}
const LEAST_SHARE = 0.01;
function idOf(name) {
    return `thread-${name.replace(/[^\w-]+/g, '-')}`;
}
//# sourceMappingURL=profile-page.js.map