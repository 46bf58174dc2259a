/** Reads a value of unknown origin; throws a `ShapeError` that names the place: `parts[2].seconds: must be a number`. */
export type Shape<Value> = (value: unknown, place: string) => Value;
export declare class ShapeError extends Error {
    readonly name = "ShapeError";
}
export declare const textShape: Shape<string>;
export declare const numberShape: Shape<number>;
export declare function oneOf<const Choice extends string | number>(...choices: readonly Choice[]): Shape<Choice>;
export declare function either<A, B>(first: Shape<A>, second: Shape<B>, what: string): Shape<A | B>;
export declare function optional<Value>(shape: Shape<Value>): Shape<Value | undefined>;
export declare function list<Value>(of: Shape<Value>): Shape<readonly Value[]>;
export declare function pair<Value>(of: Shape<Value>): Shape<readonly [Value, Value]>;
export declare function mapOf<Value>(of: Shape<Value>): Shape<Readonly<Record<string, Value>>>;
/** Fields that it doesn't know are left out. */
export declare function object<Fields extends object>(shapes: {
    readonly [Key in keyof Fields]-?: Shape<Fields[Key]>;
}): Shape<Fields>;
