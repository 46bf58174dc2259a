/**
 * One gateway whose wall clock is set by an hour while it runs, and between its runs; orders of every life rest.
 *
 *   run      1                           2             3             4
 *   wall     0 ▸ +1 h ▸ −1 h ▸ 0         −1 h          +1 h          0
 *   engine   0                           0, kept past  +1 h          +1 h, kept past
 *
 *   GTC rests always · DAY to the end of the engine's day · GTD of 30 min, ttl of 10 min until run 3 · GTD of a second
 */
export interface StepsOptions {
    readonly threads: 'dedicated' | 'compact';
    readonly seed: number;
    readonly ackDir: string;
    /** Called after each look that found all as it has to be, or what was not. */
    readonly told: (problems: readonly string[]) => void;
}
export declare function stepClocks(options: StepsOptions): Promise<{
    problems: readonly string[];
    folder: string;
}>;
