import type { Plot } from '../part.ts';
/** A plot, drawn, with the numbers behind it as a table. `id` is unique on the page. */
export declare function plotFigure(plot: Plot, id: string): string;
