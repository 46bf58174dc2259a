import { JsonType } from './json-reader.js';
export const ABSENT = 0;
export function createFields(names) {
    return {
        bytes: new Uint8Array(0),
        type: new Uint8Array(names),
        start: new Int32Array(names),
        end: new Int32Array(names),
    };
}
/** Takes over what `reader` has read. Returns its first field that is none of `names`, or -1. */
export function takeFields(reader, names, into) {
    into.bytes = reader.bytes;
    into.type.fill(ABSENT);
    for (let field = 0; field < reader.count; field++) {
        const name = names.find(reader.bytes, reader.keyStart[field], reader.keyEnd[field]);
        if (name < 0)
            return field;
        if (reader.type[field] === JsonType.null)
            continue;
        into.type[name] = reader.type[field];
        into.start[name] = reader.start[field];
        into.end[name] = reader.end[field];
    }
    return -1;
}
export function isString(fields, name) {
    return fields.type[name] === JsonType.string;
}
/** Of a field whose bytes were checked before. */
export function textAt(fields, name) {
    const { bytes, start, end } = fields;
    return Buffer.from(bytes.buffer, bytes.byteOffset + start[name], end[name] - start[name]).toString('utf8');
}
//# sourceMappingURL=fields.js.map