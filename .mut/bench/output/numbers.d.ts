import { type FigureKind } from '../figures.ts';
import type { Interval } from '../method/interval.ts';
type Unit = FigureKind['unit'];
/** How a figure is written: `212 ns`, `1.09 ms`, `0.94 M/s`, `1.08`, `0.8 %`. */
export declare function figureText(value: number, unit: Unit): string;
/** Of a name that a result holds: one of an older version may be unknown. */
export declare function unitOf(name: string): Unit;
export declare function aboutOf(name: string): string;
export declare function intervalText(interval: Interval | undefined, unit: Unit): string;
/** A cell of a part's own table: whole numbers whole, others to four digits. */
export declare function cellText(cell: string | number): string;
export {};
