/** A closed object: nothing but these, and all of them but the optional ones. */
export function object(properties, optional = [], description) {
    return {
        type: 'object',
        ...(description === undefined ? {} : { description }),
        properties,
        required: Object.keys(properties).filter((name) => !optional.includes(name)),
        additionalProperties: false,
    };
}
export function ref(name) {
    return { $ref: `#/components/schemas/${name}` };
}
export function list(items, description) {
    return { type: 'array', items, ...(description === undefined ? {} : { description }) };
}
export function word(values, description) {
    return { type: 'string', enum: values, ...(description === undefined ? {} : { description }) };
}
export function whole(minimum, description, maximum = Number.MAX_SAFE_INTEGER) {
    return { type: 'integer', minimum, maximum, ...(description === undefined ? {} : { description }) };
}
/** The same, or null. */
export function orNull(schema) {
    const { enum: values, type } = schema;
    const withNull = { ...schema, type: [type, 'null'] };
    return values === undefined ? withNull : { ...withNull, enum: [...values, null] };
}
/** One of them; the one itself if there is no other. */
export function anyOf(schemas) {
    return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
}
export const text = (description) => ({ type: 'string', description });
export const decimal = (description) => ({
    type: 'string',
    pattern: '^-?[0-9]+(\\.[0-9]+)?$',
    description,
});
export const moment = (description) => ({
    type: 'string',
    format: 'date-time',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,6}Z$',
    description,
});
export const number = (description) => ({ type: 'number', description });
export const flag = (description) => ({ type: 'boolean', description });
//# sourceMappingURL=json-schema.js.map