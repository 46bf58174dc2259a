/**
 * Numbers as files write them (`0.05`, `1e-8`, `75`), exactly: value = mantissa / 10^decimals, in lowest terms. No binary
 * fraction is ever made of them.
 */
export interface ExactNumber {
    readonly mantissa: number;
    readonly decimals: number;
}
/** A number from 10^-18 to 10^7 of at most so many digits, above zero; undefined: it is none. */
export declare function readExact(text: string): ExactNumber | undefined;
/** Whether it is a number at all, and zero: what files write for "none". */
export declare function isZero(text: string): boolean;
/** mantissa / 10^decimals as text: `0.05`. */
export declare function exactText({ mantissa, decimals }: ExactNumber): string;
