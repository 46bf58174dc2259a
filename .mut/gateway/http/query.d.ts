import { type Refusal } from '../inbound/refusal.ts';
export interface Query {
    readonly values: ReadonlyMap<string, string>;
}
/** Reads `a=1&b=2`; each name once, and only those that are allowed. */
export declare function readQuery(query: string, allowed: readonly string[]): Query | Refusal;
/** Undefined: the text is not well encoded. */
export declare function decoded(text: string): string | undefined;
