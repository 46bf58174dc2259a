/** A line of a script, taken apart: `fill a 40@7000 exec=7` has the words fill, a, 40@7000 and the option exec. */
export interface Act {
    readonly words: readonly string[];
    readonly options: Readonly<Record<string, string>>;
}
export declare function actOf(text: string): Act;
export declare function sideOf(word: string | undefined): 'buy' | 'sell';
/** Lots and ticks; a market order has 0 ticks. */
export declare function sizeOf(word: string | undefined): [lots: number, ticks: number];
export declare function timeOf(word: string | undefined): number;
export declare function numberOf(word: string | undefined): number;
