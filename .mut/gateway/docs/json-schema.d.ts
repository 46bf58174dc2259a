/**
 * The keywords of JSON Schema that the descriptions use: those that mean the same in the dialect of OpenAPI 3.1
 * (2020-12) and in that of AsyncAPI 3 (draft 7). A `$ref` stands alone, because draft 7 ignores what is beside it.
 */
export interface JsonSchema {
    readonly $ref?: string;
    readonly type?: string | readonly string[];
    readonly description?: string;
    readonly const?: unknown;
    readonly enum?: readonly unknown[];
    readonly default?: unknown;
    readonly pattern?: string;
    readonly format?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly items?: JsonSchema;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
    readonly additionalProperties?: boolean | JsonSchema;
    readonly anyOf?: readonly JsonSchema[];
    readonly allOf?: readonly JsonSchema[];
}
export type Properties = Readonly<Record<string, JsonSchema>>;
/** A closed object: nothing but these, and all of them but the optional ones. */
export declare function object(properties: Properties, optional?: readonly string[], description?: string): JsonSchema;
export declare function ref(name: string): JsonSchema;
export declare function list(items: JsonSchema, description?: string): JsonSchema;
export declare function word(values: readonly string[], description?: string): JsonSchema;
export declare function whole(minimum: number, description?: string, maximum?: number): JsonSchema;
/** The same, or null. */
export declare function orNull(schema: JsonSchema): JsonSchema;
/** One of them; the one itself if there is no other. */
export declare function anyOf(schemas: readonly JsonSchema[]): JsonSchema;
export declare const text: (description: string) => JsonSchema;
export declare const decimal: (description: string) => JsonSchema;
export declare const moment: (description: string) => JsonSchema;
export declare const number: (description: string) => JsonSchema;
export declare const flag: (description: string) => JsonSchema;
