import type { Interval } from '../method/interval.ts';
/**
 * The A/A control that judges a figure, of the intervals of its part: the one with the most of the figure's name.
 *
 *   f2.rtt.ratio_f1.control   of this figure
 *   f2.rtt.control            of all that begins with f2.rtt.
 *   control                   of the part
 */
export declare function controlOf(figure: string, intervals: Readonly<Record<string, Interval>>): Interval | undefined;
