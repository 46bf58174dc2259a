import type { FieldNames } from './field-names.ts';
import { type JsonReader, JsonType } from './json-reader.ts';

/**
 * Where the values of an object stand, by the place of their names in a list:
 *
 *   names    symbol    side     quantity   order_type  …
 *   type     string    string   number     0: absent or null
 *   start ≤ at < end, without quotes
 *
 * Filled from a `JsonReader`, or straight from the bytes (`quick-fields.ts`). Reused: copy what you keep.
 */
export interface Fields {
  bytes: Uint8Array;
  readonly type: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

export const ABSENT = 0;

export function createFields(names: number): Fields {
  return {
    bytes: new Uint8Array(0),
    type: new Uint8Array(names),
    start: new Int32Array(names),
    end: new Int32Array(names),
  };
}

/** Takes over what `reader` has read. Returns its first field that is none of `names`, or -1. */
export function takeFields(reader: JsonReader, names: FieldNames, into: Fields): number {
  into.bytes = reader.bytes;
  into.type.fill(ABSENT);
  for (let field = 0; field < reader.count; field++) {
    const name = names.find(reader.bytes, reader.keyStart[field]!, reader.keyEnd[field]!);
    if (name < 0) return field;
    if (reader.type[field] === JsonType.null) continue;
    into.type[name] = reader.type[field]!;
    into.start[name] = reader.start[field]!;
    into.end[name] = reader.end[field]!;
  }
  return -1;
}

export function isString(fields: Fields, name: number): boolean {
  return fields.type[name] === JsonType.string;
}

/** Of a field whose bytes were checked before. */
export function textAt(fields: Fields, name: number): string {
  const { bytes, start, end } = fields;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start[name]!, end[name]! - start[name]!).toString('utf8');
}
