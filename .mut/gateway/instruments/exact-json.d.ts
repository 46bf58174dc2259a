/**
 * JSON of files, with every number as the text that stands there and every object with its line. `JSON.parse` would make
 * binary fractions of the numbers and forget the lines.
 */
export type ExactValue = string | boolean | null | readonly ExactValue[] | ExactObject;
export interface ExactObject {
    /** In which it begins, from 1. */
    readonly line: number;
    readonly fields: ReadonlyMap<string, ExactValue>;
}
/** The text isn't JSON; the message names the line. */
export declare class ExactJsonError extends Error {
    readonly name = "ExactJsonError";
}
export declare function isExactObject(value: ExactValue | undefined): value is ExactObject;
/** Throws `ExactJsonError`. A name that stands twice in an object is an error, too. */
export declare function parseExact(text: string): ExactValue;
