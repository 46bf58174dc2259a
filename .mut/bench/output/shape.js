export class ShapeError extends Error {
    name = 'ShapeError';
}
function wrong(place, what) {
    throw new ShapeError(`${place === '' ? 'the file' : place}: must be ${what}`);
}
export const textShape = (value, place) => (typeof value === 'string' ? value : wrong(place, 'text'));
export const numberShape = (value, place) => typeof value === 'number' && Number.isFinite(value) ? value : wrong(place, 'a number');
export function oneOf(...choices) {
    return (value, place) => choices.find((choice) => choice === value) ?? wrong(place, choices.join(' or '));
}
export function either(first, second, what) {
    return (value, place) => {
        for (const shape of [first, second]) {
            try {
                return shape(value, place);
            }
            catch (error) {
                if (!(error instanceof ShapeError))
                    throw error;
            }
        }
        return wrong(place, what);
    };
}
export function optional(shape) {
    return (value, place) => (value === undefined ? undefined : shape(value, place));
}
export function list(of) {
    return (value, place) => Array.isArray(value) ? value.map((item, i) => of(item, `${place}[${i}]`)) : wrong(place, 'a list');
}
export function pair(of) {
    return (value, place) => Array.isArray(value) && value.length === 2
        ? [of(value[0], `${place}[0]`), of(value[1], `${place}[1]`)]
        : wrong(place, 'two values');
}
export function mapOf(of) {
    return (value, place) => Object.fromEntries(Object.entries(record(value, place)).map(([key, item]) => [key, of(item, `${place}.${key}`)]));
}
/** Fields that it doesn't know are left out. */
export function object(shapes) {
    return (value, place) => {
        const fields = record(value, place);
        const entries = Object.entries(shapes).flatMap(([key, shape]) => {
            const read = shape(fields[key], place === '' ? key : `${place}.${key}`);
            return read === undefined ? [] : [[key, read]];
        });
        return Object.fromEntries(entries);
    };
}
function record(value, place) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : wrong(place, 'an object');
}
//# sourceMappingURL=shape.js.map