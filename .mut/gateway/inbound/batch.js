import { httpStatusOf, refusal, refusedValue } from './refusal.js';
import { refusalJson } from './refusal-json.js';
import { JsonType } from './json-reader.js';
/**
 * Many orders in one request: each is read, admitted and answered on its own, as if it had come alone, and their
 * answers leave together, in the order of the orders.
 *
 *   {"orders":[ {…} , {…} , … ]}  ─▶ spans ─▶ one pending row each ─▶ [commands]
 *   {"results":[ {"status":201,"result":{…}} , {"status":422,"error":{…}} , … ]}  ◀─ the last of them
 */
export const MAX_BATCH_ORDERS = 100;
export const MAX_BATCH_BYTES = 64 * 1024;
export function createBatchSpans() {
    return { count: 0, start: new Int32Array(MAX_BATCH_ORDERS), end: new Int32Array(MAX_BATCH_ORDERS) };
}
/** Finds the orders of `{"orders":[…]}`, or says why it is none. Nothing in them is read yet. */
export function readBatch(reader, into) {
    into.count = 0;
    let field = -1;
    for (let i = 0; i < reader.count; i++) {
        const key = reader.keyText(i);
        if (key !== 'orders')
            return refusal('UNKNOWN_FIELD', 'A batch has orders only.', key.slice(0, 64));
        field = i;
    }
    if (field < 0)
        return refusal('MISSING_FIELD', 'A batch has orders, a list.', 'orders');
    if (reader.type[field] !== JsonType.array)
        return refusal('INVALID_PARAMETER', 'orders is a list.', 'orders');
    const count = splitArray(reader.bytes, reader.start[field], reader.end[field], into);
    if (count >= 1 && count <= MAX_BATCH_ORDERS)
        return undefined;
    into.count = 0;
    const rule = `A batch has 1 to ${MAX_BATCH_ORDERS} orders.`;
    return refusedValue('INVALID_PARAMETER', rule, 'orders', String(MAX_BATCH_ORDERS), String(count));
}
/**
 * Answers `responder` once all of `count` responders are answered. Each must be, which the deadline of its pending row
 * sees to.
 */
export function collectAnswers(count, responder) {
    const results = Array.from({ length: count });
    let missing = count;
    function take(index, result) {
        results[index] = result;
        missing -= 1;
        if (missing === 0)
            responder.ok(200, `{"results":[${results.join(',')}]}`);
    }
    return (index) => ({
        ok(status, result) {
            take(index, `{"status":${status},"result":${result}}`);
        },
        refuse(why) {
            take(index, `{"status":${httpStatusOf(why.code)},${refusalJson(why)}}`);
        },
    });
}
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
/** The elements of an array that was checked before. Returns how many there are; as many as fit are kept. */
function splitArray(bytes, start, end, into) {
    let count = 0;
    let depth = 0;
    let from = start + 1;
    let isBlank = true;
    const close = end - 1;
    for (let at = start + 1; at <= close; at++) {
        const byte = bytes[at];
        if (at === close || (byte === COMMA && depth === 0)) {
            if (isBlank)
                return count; // Of a checked array only an empty one.
            if (count < MAX_BATCH_ORDERS) {
                into.start[count] = from;
                into.end[count] = at;
                into.count = count + 1;
            }
            count += 1;
            from = at + 1;
            isBlank = true;
            continue;
        }
        if (byte > 0x20)
            isBlank = false;
        if (byte === QUOTE)
            at = endOfString(bytes, at + 1);
        // `[` and `{`, `]` and `}` differ from each other in one bit.
        else if ((byte | 0x20) === 0x7b)
            depth += 1;
        else if ((byte | 0x20) === 0x7d)
            depth -= 1;
    }
    return count;
}
function endOfString(bytes, start) {
    let at = start;
    while (bytes[at] !== QUOTE)
        at += bytes[at] === BACKSLASH ? 2 : 1;
    return at;
}
//# sourceMappingURL=batch.js.map