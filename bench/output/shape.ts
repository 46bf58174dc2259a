/** Reads a value of unknown origin; throws a `ShapeError` that names the place: `parts[2].seconds: must be a number`. */
export type Shape<Value> = (value: unknown, place: string) => Value;

export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

function wrong(place: string, what: string): never {
  throw new ShapeError(`${place === '' ? 'the file' : place}: must be ${what}`);
}

export const textShape: Shape<string> = (value, place) => (typeof value === 'string' ? value : wrong(place, 'text'));

export const numberShape: Shape<number> = (value, place) =>
  typeof value === 'number' && Number.isFinite(value) ? value : wrong(place, 'a number');

export function oneOf<const Choice extends string | number>(...choices: readonly Choice[]): Shape<Choice> {
  return (value, place) => choices.find((choice) => choice === value) ?? wrong(place, choices.join(' or '));
}

export function either<A, B>(first: Shape<A>, second: Shape<B>, what: string): Shape<A | B> {
  return (value, place) => {
    for (const shape of [first, second]) {
      try {
        return shape(value, place);
      } catch (error) {
        if (!(error instanceof ShapeError)) throw error;
      }
    }
    return wrong(place, what);
  };
}

export function optional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return (value, place) => (value === undefined ? undefined : shape(value, place));
}

export function list<Value>(of: Shape<Value>): Shape<readonly Value[]> {
  return (value, place) =>
    Array.isArray(value) ? value.map((item, i) => of(item, `${place}[${i}]`)) : wrong(place, 'a list');
}

export function pair<Value>(of: Shape<Value>): Shape<readonly [Value, Value]> {
  return (value, place) =>
    Array.isArray(value) && value.length === 2
      ? [of(value[0], `${place}[0]`), of(value[1], `${place}[1]`)]
      : wrong(place, 'two values');
}

export function mapOf<Value>(of: Shape<Value>): Shape<Readonly<Record<string, Value>>> {
  return (value, place) =>
    Object.fromEntries(Object.entries(record(value, place)).map(([key, item]) => [key, of(item, `${place}.${key}`)]));
}

/** Fields that it doesn't know are left out. */
export function object<Fields extends object>(
  shapes: { readonly [Key in keyof Fields]-?: Shape<Fields[Key]> },
): Shape<Fields> {
  return (value, place) => {
    const fields = record(value, place);
    const entries = Object.entries<Shape<unknown>>(shapes).flatMap(([key, shape]) => {
      const read = shape(fields[key], place === '' ? key : `${place}.${key}`);
      return read === undefined ? [] : [[key, read] as const];
    });
    return Object.fromEntries(entries) as Fields;
  };
}

function record(value: unknown, place: string): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : wrong(place, 'an object');
}
