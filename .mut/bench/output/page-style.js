/** The page's style: quiet, readable in print, light or dark as the reader's system is. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfa; --ink: #1d2024; --soft: #646a72; --rule: #e2e1db; --panel: #f3f3ee;
  --met: #1b7f52; --short: #b3261e; --unclear: #946200; --unmeasured: #7b8189;
  --c0: #1f6fb2; --c1: #c4560d; --c2: #1b8a5a; --c3: #9b3fa5; --c4: #8a6d00; --c5: #b8324a; --c6: #4b5a6a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --ink: #e4e4df; --soft: #9aa0a8; --rule: #2e3237; --panel: #1d2024;
    --met: #55c48d; --short: #f2867c; --unclear: #e0b04a; --unmeasured: #868c94;
    --c0: #6bb0ee; --c1: #f0924e; --c2: #4fc78e; --c3: #cf8bd8; --c4: #d8b942; --c5: #f07f92; --c6: #a5b3c2;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; font-weight: 650; letter-spacing: -.01em; }
h2 { font-size: 1.2rem; margin: 3rem 0 .2rem; font-weight: 650; padding-top: 1.2rem; border-top: 1px solid var(--rule); }
h2 + p { margin-top: .1rem; }
p { max-width: 46rem; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .2em; }
.soft, caption, figcaption small { color: var(--soft); }
header p { margin: .3rem 0 0; color: var(--soft); }
nav { margin-top: 1rem; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .92rem; }
code, .name-cell { font: .88em/1.4 ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; }
.tiles > * { flex: 1 1 15rem; } .tiles { display: flex; flex-wrap: wrap; gap: 1px; margin: 1.8rem 0 1.4rem; background: var(--rule); border: 1px solid var(--rule); }
.tile { background: var(--paper); padding: .9rem 1rem; }
.tile b { display: block; font-size: 1.65rem; line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
.tile span { display: block; font-size: .86rem; color: var(--soft); }
.tally { display: flex; height: 10px; gap: 2px; margin: .6rem 0 .4rem; }
.tally i { display: block; }
.tally .met { background: var(--met); } .tally .short { background: var(--short); }
.tally .unclear { background: var(--unclear); } .tally .unmeasured { background: var(--rule); }
.warnings { margin: 1.2rem 0; padding: .7rem 1rem; border-left: 3px solid var(--unclear); background: var(--panel); }
.warnings p { margin: .1rem 0; max-width: none; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .8rem 0 1.4rem; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .3rem; }
th, td { text-align: left; padding: .28rem 1.4rem .28rem 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; }
th { font-weight: 500; color: var(--soft); }
thead th { white-space: nowrap; }
td:last-child, th:last-child { padding-right: 0; }
.n { text-align: right; white-space: nowrap; }
.goals, .all { width: 100%; }
.goals tbody th { padding-top: 1.3rem; color: var(--ink); font-weight: 600; }
.goals td { white-space: nowrap; }
.goals td.said { white-space: normal; width: 99%; min-width: 17rem; }
.goals .said .soft { font-size: .93em; }
.all td { white-space: nowrap; } .all td.what { white-space: normal; color: var(--soft); }
.verdict { font-weight: 600; }
.verdict.met { color: var(--met); } .verdict.short { color: var(--short); }
.verdict.unclear { color: var(--unclear); } .verdict.unmeasured { color: var(--unmeasured); font-weight: 400; }
.stretch .verdict.short { color: var(--soft); font-weight: 400; }
.gauge { width: 150px; height: 18px; display: inline-block; vertical-align: -4px; }
.gauge .wanted { fill: var(--panel); } .gauge .bound { stroke: var(--soft); stroke-width: 1; fill: none; }
.gauge.met { color: var(--met); } .gauge.short { color: var(--short); } .gauge.unclear { color: var(--unclear); }
.stretch .gauge.short { color: var(--soft); }
.gauge circle { fill: currentColor; } .gauge .bar { fill: currentColor; opacity: .4; }
figure { margin: 1.4rem 0 1.8rem; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
figure svg { display: block; width: 100%; min-width: 36rem; max-width: 60rem; height: auto; }
svg text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; fill: var(--soft); font-variant-numeric: tabular-nums; }
svg .grid { stroke: var(--rule); stroke-width: 1; fill: none; }
svg .axis { fill: var(--ink); }
.line > path { fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linejoin: round; }
.line > path.leader { stroke-width: 1; opacity: .45; }
.line circle { fill: currentColor; }
.line text.name { fill: currentColor; font-weight: 600; }
.line.dashed > path { stroke-dasharray: 5 4; }
.c0 { color: var(--c0); } .c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); }
.c4 { color: var(--c4); } .c5 { color: var(--c5); } .c6 { color: var(--c6); }
details { margin: .2rem 0 1rem; } summary { cursor: pointer; color: var(--soft); font-size: .92rem; }
details .wide { max-height: 26rem; overflow: auto; }
ul { padding-left: 1.1rem; max-width: 46rem; } li { margin: .15rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.6rem; margin: .8rem 0; font-size: .92rem; } dt { color: var(--soft); } dd { margin: 0; }
pre { white-space: pre-wrap; font-size: .85rem; color: var(--short); }
@media (max-width: 44rem) { .tiles > * { flex-basis: 9rem; } main { padding: 1.2rem 1rem 3rem; } }
@media print { main { max-width: none; padding: 0; } h2, figure, tr { break-inside: avoid; } nav { display: none; } }
`;
//# sourceMappingURL=page-style.js.map