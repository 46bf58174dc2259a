import { GOALS } from '../check/goals.js';
import { boundText, remarkOf } from '../check/judge.js';
import { counts, judgements, verdictText } from '../check/report.js';
import { gauge } from './gauge.js';
import { escaped, htmlTable } from './html.js';
import { aboutOf, figureText, intervalText, unitOf } from './numbers.js';
import { PAGE_STYLE } from './page-style.js';
import { plotFigure } from './plot.js';
import { reasons } from './terminal.js';
/** A result as one page that needs no network and no script. */
export function pageOf(result) {
    const all = judgements(result);
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>tickgate bench, ${escaped(dayOf(result))}</title>
<style>${PAGE_STYLE}</style>
</head>
<body><main>
${[headOf(result), tiles(result), warnings(result), goals(all), ...result.parts.map(partSection), figures(result), machine(result.machine), METHOD].filter(Boolean).join('\n')}
</main></body>
</html>
`;
}
function headOf({ at, commit, mode, seed, machine: { cpu, cores, isVirtual }, parts }) {
    const links = [
        ['goals', 'Goals'],
        ...parts.map(({ name }) => [idOf(name), name]),
        ['figures', 'All figures'],
        ['machine', 'Machine'],
        ['method', 'Method'],
    ];
    const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
    return `<header><h1>tickgate bench</h1>
<p>${escaped(at.slice(0, 16).replace('T', ' '))} UTC · commit ${escaped(commit)} · ${mode} run of ${Math.round(seconds)} s · seed ${seed}</p>
<p>${escaped(cpu)}, ${cores} cores${isVirtual ? ', virtual' : ''}</p>
<nav>${links.map(([id, text]) => `<a href="#${id}">${escaped(text)}</a>`).join('')}</nav></header>`;
}
/** What a visitor wants to know first, and the figure that puts it in proportion. */
const TILES = [
    {
        what: 'order accepted, round trip, p50',
        figure: 'f2.rtt.p50_us',
        beside: 'f2.rtt.ratio_f1',
        text: '{} × bare uWebSockets',
    },
    {
        what: 'order durable, round trip, p50',
        figure: 'f4.rtt.p50_us',
        beside: 's.p50_us',
        text: 'a bare write and fdatasync: {}',
    },
    {
        what: 'orders accepted',
        figure: 'f2.orders_per_s',
        beside: 'f2.throughput_ratio_f1',
        text: '{} × bare uWebSockets',
    },
    {
        what: 'orders durable',
        figure: 'f4.orders_per_s',
        beside: 'f4.throughput_ratio_f1',
        text: '{} × bare uWebSockets',
    },
    { what: 'risk check, p50', figure: 'risk.check.p50_ns', beside: 'risk.check.p99_ns', text: 'p99 {}' },
    { what: 'engine alone', figure: 'engine.orders_per_s', beside: 'engine.at_1m.p50_ns', text: 'at 1 M/s p50 {}' },
];
function tiles({ figures: values }) {
    const text = (name) => (values[name] === undefined ? '' : figureText(values[name], unitOf(name)));
    const shown = TILES.filter(({ figure }) => values[figure] !== undefined).map(({ what, figure, beside, text: label }) => {
        const small = values[beside] === undefined ? '' : `<span>${escaped(label.replace('{}', text(beside)))}</span>`;
        return `<div class="tile"><span>${escaped(what)}</span><b>${escaped(text(figure))}</b>${small}</div>`;
    });
    return shown.length === 0 ? '' : `<div class="tiles">${shown.join('\n')}</div>`;
}
function warnings({ machine: { warnings: texts }, parts }) {
    const broken = parts.filter(({ error }) => error !== undefined).map(({ name }) => `the part ${name} broke off`);
    const lines = [...broken, ...texts].map((text) => `<p>${escaped(text)}</p>`);
    return lines.length === 0 ? '' : `<div class="warnings" role="note">${lines.join('')}</div>`;
}
const MARKS = { met: '✓', short: '✗', unclear: '?', unmeasured: '–' };
function goals(all) {
    const firm = all.filter(({ goal }) => goal.isStretch !== true);
    const bars = Object.keys(MARKS)
        .map((verdict) => ({ verdict, count: firm.filter((one) => one.verdict === verdict).length }))
        .filter(({ count }) => count > 0)
        .map(({ verdict, count }) => `<i class="${verdict}" style="flex:${count}"></i>`);
    const rows = [...new Set(GOALS.map(({ row }) => row))].map((row) => {
        const lines = all.filter(({ goal }) => goal.row === row).map(goalRow);
        return `<tbody><tr><th colspan="5" scope="rowgroup">${escaped(row)}</th></tr>\n${lines.join('\n')}</tbody>`;
    });
    return `<section id="goals"><h2>Goals</h2>
<p>${escaped(counts(firm, ' · '))}, of ${firm.length}. Stretch goals are wishes: nothing fails by them.</p>
<div class="tally" aria-hidden="true">${bars.join('')}</div>
<div class="wide"><table class="goals"><thead><tr><th scope="col">figure</th><th scope="col" class="n">value</th><th scope="col">goal</th><th scope="col"><span class="soft">½ · goal · 2 ×</span></th><th scope="col">verdict</th></tr></thead>
${rows.join('\n')}</table></div></section>`;
}
function goalRow(judgement) {
    const { goal, verdict, value, bound, control } = judgement;
    const shown = value === undefined ? '–' : figureText(value, unitOf(goal.figure));
    const wanted = bound === undefined ? '' : escaped(boundText(goal, bound));
    const beside = control === undefined || verdict === 'unclear' ? '' : `control ${intervalText(control, 'ratio')}`;
    const remark = [remarkOf(judgement), beside].filter((text) => text !== '').join('; ');
    return (`<tr${goal.isStretch ? ' class="stretch"' : ''}><td class="name-cell">${escaped(goal.figure)}</td><td class="n">${escaped(shown)}</td>` +
        `<td>${wanted}${goal.isStretch ? ' <span class="soft">stretch</span>' : ''}</td><td>${gauge(judgement)}</td>` +
        `<td class="said"><span class="verdict ${verdict}">${MARKS[verdict]} ${escaped(verdictText(judgement))}</span> ` +
        `<span class="soft">${remark === '' ? '' : `· ${escaped(tied(remark))}`}</span></td></tr>`);
}
/** A number and its unit stay on one line. */
function tied(text) {
    return text.replace(/(\d) (?=%|×|[nµm]?s\b|[kM]\/s)/g, '$1\u00a0');
}
function partSection(part) {
    const { name, about, seconds, plots, tables, blocks, dropped, notes, error } = part;
    const remarks = [
        ...notes,
        ...(blocks > 0
            ? [`${blocks} blocks, ${dropped.length} dropped${dropped.length > 0 ? `: ${reasons(dropped)}` : ''}`]
            : []),
    ];
    return `<section id="${idOf(name)}"><h2>${escaped(name)}</h2><p class="soft">${escaped(about)} · ${seconds} s</p>
${error === undefined ? '' : `<pre>${escaped(error)}</pre>`}
${plots.map((plot, i) => plotFigure(plot, `${idOf(name)}-${i}`)).join('\n')}
${tables.map(htmlTable).join('\n')}
${remarks.length === 0 ? '' : `<ul>${remarks.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`}
</section>`;
}
function figures({ figures: values, intervals, controls }) {
    const rows = Object.entries(values).map(([name, value]) => {
        const unit = unitOf(name);
        const cells = [intervals[name], controls[name]].map((interval, i) => `<td>${escaped(intervalText(interval, i === 0 ? unit : 'ratio'))}</td>`);
        return `<tr><td class="name-cell">${escaped(name)}</td><td class="n">${escaped(figureText(value, unit))}</td>${cells.join('')}<td class="what">${escaped(aboutOf(name))}</td></tr>`;
    });
    return `<section id="figures"><h2>All figures</h2>
<div class="wide"><table class="all"><thead><tr><th scope="col">figure</th><th scope="col" class="n">value</th><th scope="col">interval, 95 %</th><th scope="col">control</th><th scope="col">what it is</th></tr></thead><tbody>
${rows.join('\n')}</tbody></table></div></section>`;
}
function machine(facts) {
    const rows = [
        ['processor', `${facts.cpu}, ${facts.cores} cores${facts.isVirtual ? ', virtual machine' : ''}`],
        ['memory', `${facts.memoryGb} GB, huge pages ${facts.hugePages}`],
        ['system', `Linux ${facts.kernel}, idle driver ${facts.idleDriver}`],
        ['Node', `${facts.node}, V8 ${facts.v8}`],
        ['disk', `${facts.fileSystem} on ${facts.device}`],
        ['load before', String(facts.loadBefore)],
        ['stolen by the hypervisor', `${(facts.stealShare * 100).toFixed(2)} % of all CPU time of the run`],
    ];
    return `<section id="machine"><h2>Machine</h2>
<dl>${rows.map(([what, text]) => `<dt>${what}</dt><dd>${escaped(text)}</dd>`).join('')}</dl></section>`;
}
const METHOD = `<section id="method"><h2>Method</h2>
<p>What is compared runs side by side in one run: short blocks, in an order drawn from the seed and then in its mirror, so that a drift of the machine weighs on all alike. A ratio is the median over pairs of neighbouring blocks, its interval holds that median with 95 % of confidence (bootstrap).</p>
<p>The control is the same thing measured twice in the same rounds: what its ratio strays from 1 is what this machine can't tell apart, and a figure nearer to its goal than that is not judged. Blocks are dropped by rules set beforehand, an answer that is missing, a client that was late by itself, CPU time that was stolen, and their number is told. Latencies count from the moment an order was due; histograms are merged, never averaged.</p>
<p>F0 is a bare TCP echo, F1 bare uWebSockets that answers as many bytes, P2 and P4 the gateway's threads and rings with no logic, without and with a write and fdatasync, F2 an order accepted, F4 an order durable, S a bare write and fdatasync.</p></section>`;
function idOf(name) {
    return `part-${name.replace(/[^\w-]/g, '-')}`;
}
function dayOf({ at }) {
    return at.slice(0, 10);
}
//# sourceMappingURL=page.js.map