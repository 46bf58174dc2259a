import type { JsonSchema } from './json-schema.ts';
/** Pieces of the reference page. Every text passes `escaped` once. */
export declare function escaped(text: string): string;
/** A text with `code` in it. */
export declare function prose(text: string): string;
export declare function paragraphs(text: string): string;
export declare function anchor(name: string): string;
export declare function table(heads: readonly string[], rows: readonly (readonly string[])[], classes?: readonly string[]): string;
export declare function block(text: string): string;
export declare function jsonBlock(value: unknown): string;
/** JSON, short parts of it in one line each. */
export declare function jsonText(value: unknown): string;
export declare function fieldTable(schema: JsonSchema): string;
/** What a value may be, with its limits, as HTML. */
export declare function typeOf(schema: JsonSchema): string;
