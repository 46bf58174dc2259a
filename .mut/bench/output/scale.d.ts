import type { Axis } from '../part.ts';
/** Where a value stands on its axis, 0 to 1, and the values that are marked. */
export interface Scale {
    /** Undefined: it has no place (0 on a logarithmic axis). */
    place(value: number): number | undefined;
    readonly ticks: readonly {
        readonly value: number;
        readonly label: string;
    }[];
}
export declare function scaleOf(kind: Axis['scale'], values: readonly number[]): Scale;
/** 0.001 ▸ `99.9 %` */
export declare function percentileText(above: number): string;
export declare function axisNumber(value: number): string;
