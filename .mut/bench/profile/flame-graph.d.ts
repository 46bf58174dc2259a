import type { CallNode } from './call-tree.ts';
export declare const FLAME_STYLE = "\nmain { max-width: 84rem; }\nfigure svg.flame { max-width: none; min-width: 48rem; }\n.flame rect, .swatch { fill: hsl(var(--hue) 62% 80%); background: hsl(var(--hue) 62% 80%); }\n.flame .plain rect, .swatch.plain { fill: var(--rule); background: var(--rule); }\n.flame rect { stroke: var(--paper); stroke-width: .8; }\n.flame g:hover rect { stroke: var(--ink); }\n.flame text { font: 11px ui-monospace, \"SF Mono\", \"DejaVu Sans Mono\", monospace; fill: var(--ink); pointer-events: none; }\n.swatch { display: inline-block; width: .8em; height: .8em; margin-right: .4em; }\n.key { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; font-size: .88rem; max-width: none; }\ntd:nth-child(-n+2):not(.n) { font: .88em/1.4 ui-monospace, \"SF Mono\", \"DejaVu Sans Mono\", monospace; }\n@media (prefers-color-scheme: dark) {\n  .flame rect, .swatch { fill: hsl(var(--hue) 38% 30%); background: hsl(var(--hue) 38% 30%); }\n}\n";
/** `label`: what a reader who doesn't see it is told. */
export declare function flameGraph(root: CallNode, label: string): string;
/** `core/order` of `core/order/apply.js:88`; '' for what is V8's, Node's or native. */
export declare function folderOf(place: string): string;
/**
 * The same in each run: by the folder, and a little by the file. Undefined for what is none of the program's.
 * @internal
 */
export declare function hueOf(place: string): number | undefined;
export declare function folderHue(folder: string): number;
export declare function ms(us: number): string;
export declare function percent(share: number): string;
