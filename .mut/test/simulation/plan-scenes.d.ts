import type { SeededRandom } from '../../workers/seeded-random.ts';
/**
 * What single acts hardly ever come to together: a few lines that lead to the edge of a rule, on an order X of their own.
 * What happens between the lines is left to chance all the same, and other acts stand before and behind them.
 */
export declare function sceneOf(random: SeededRandom, name: string): string[];
/** The end of a script: a disk that did what no disk may, and a start on what it kept. */
export declare function damageOf(random: SeededRandom, name: string): string[];
/** `{a|b|c}`: one of them. */
export declare function chosen(random: SeededRandom, line: string): string;
