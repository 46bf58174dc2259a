/** How the text of one setting becomes its value. A reader returns a `BadValue` instead of throwing. */
export declare class BadValue {
    readonly allowed: string;
    constructor(allowed: string);
}
export interface ValueKind<Value> {
    /** What is allowed, for messages and tables. */
    readonly allowed: string;
    /** `raw` is text, or from the configuration file any JSON value. */
    read(raw: unknown): Value | BadValue;
    /** How a value is written, where that isn't its own text. */
    show?(value: Value): string;
}
export declare const flag: ValueKind<boolean>;
export declare function whole(least: number, most: number): ValueKind<number>;
/** What `orAuto` reads the word auto as. */
export declare const AUTO = -1;
/** A number that isn't negative, or auto: what it is then, `about` the setting says. */
export declare function orAuto(number: ValueKind<number>): ValueKind<number>;
/** What `orNone` reads the word none as. */
export declare const NONE = -1;
/** A limit, which may be 0, or none at all. */
export declare function orNone(limit: ValueKind<number>): ValueKind<number>;
export declare function powerOfTwo(least: number, most: number): ValueKind<number>;
/** An amount with at most 6 decimals, as whole millionths. */
export declare function money(least: number, most: number): ValueKind<number>;
export declare function oneOf<Choice extends string>(...choices: readonly Choice[]): ValueKind<Choice>;
export declare function text(allowed: string, pattern: RegExp): ValueKind<string>;
/** Texts separated by commas, or an array of texts in the file. */
export declare function texts(allowed: string, pattern: RegExp, most: number): ValueKind<readonly string[]>;
