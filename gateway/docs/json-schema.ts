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
export function object(properties: Properties, optional: readonly string[] = [], description?: string): JsonSchema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  };
}

export function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

export function list(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', items, ...(description === undefined ? {} : { description }) };
}

export function word(values: readonly string[], description?: string): JsonSchema {
  return { type: 'string', enum: values, ...(description === undefined ? {} : { description }) };
}

export function whole(minimum: number, description?: string, maximum = Number.MAX_SAFE_INTEGER): JsonSchema {
  return { type: 'integer', minimum, maximum, ...(description === undefined ? {} : { description }) };
}

/** The same, or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { enum: values, type } = schema;
  const withNull = { ...schema, type: [type as string, 'null'] };
  return values === undefined ? withNull : { ...withNull, enum: [...values, null] };
}

/** One of them; the one itself if there is no other. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  return schemas.length === 1 ? schemas[0]! : { anyOf: schemas };
}

export const text = (description: string): JsonSchema => ({ type: 'string', description });
export const decimal = (description: string): JsonSchema => ({
  type: 'string',
  pattern: '^-?[0-9]+(\\.[0-9]+)?$',
  description,
});
export const moment = (description: string): JsonSchema => ({
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,6}Z$',
  description,
});
export const number = (description: string): JsonSchema => ({ type: 'number', description });
export const flag = (description: string): JsonSchema => ({ type: 'boolean', description });
