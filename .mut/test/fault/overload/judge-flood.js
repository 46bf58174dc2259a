import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { EventHalf, EventKind, EventWord } from '../../../core/schema/event.js';
import { getText } from '../../../core/schema/text.js';
import { readEvents } from '../../../workers/journal/read-journal.js';
/**
 * What the flood client was told, against the journal and against what the venues got: each accepted order is there
 * once, under the order id that was told, and what was refused is nowhere.
 */
export async function judgeFlood(log, prefix, data, venueLogs) {
    const problems = [];
    const journal = acceptedIn(data, problems);
    const told = new Set();
    for await (const line of linesOf(log)) {
        const [number = '', statusText, orderIdText] = line.split(' ');
        const status = Number(statusText);
        const orderId = Number(orderIdText);
        const id = `${prefix}-${number}`;
        const inJournal = journal.get(id);
        if (status === 9)
            problems.push(`${id}: answered twice`);
        else if (status === 1)
            problems.push(`${id}: never answered`);
        else if (status === 201) {
            if (told.has(orderId))
                problems.push(`order ${orderId}: told twice`);
            told.add(orderId);
            if (inJournal !== orderId)
                problems.push(`${id}: acknowledged as ${orderId}, in the journal ${inJournal}`);
        }
        else if (status !== 504 && inJournal !== undefined) {
            problems.push(`${id}: refused with ${status}, in the journal as ${inJournal}`);
        }
        if (problems.length > 20)
            return problems;
    }
    const known = new Set(journal.values());
    const seen = new Set();
    for (const path of venueLogs) {
        for await (const line of linesOf(path)) {
            if (!line.startsWith('["P"'))
                continue;
            const [, orderId] = /"tg-[0-9a-f]{8}-(\d+)-\d+"/.exec(line) ?? [];
            if (orderId === undefined)
                problems.push(`a venue got ${line}`);
            else if (seen.has(orderId))
                problems.push(`order ${orderId}: twice at the venues`);
            else if (!known.has(Number(orderId)))
                problems.push(`order ${orderId}: at a venue, not in the journal`);
            seen.add(orderId ?? '');
            if (problems.length > 20)
                return problems;
        }
    }
    return problems;
}
/** A flood's logs are longer than a string may be. */
function linesOf(path) {
    return createInterface(createReadStream(path, 'latin1'));
}
/** Client order id → order id. */
function acceptedIn(data, problems) {
    const accepted = new Map();
    const bytes = new Uint8Array(64);
    const decoder = new TextDecoder();
    readEvents(data, 1, (records, at) => {
        if ((records.i32[(at >> 2) + EventHalf.KIND_VERSION] & 0xffff) !== EventKind.accepted)
            return;
        const word = at >> 3;
        const length = records.f64[word + EventWord.CLIENT_ID_LENGTH];
        getText(records.f64, word + EventWord.CLIENT_ID, length, bytes, 0);
        const id = decoder.decode(bytes.subarray(0, length));
        if (accepted.has(id))
            problems.push(`journal: ${id} accepted twice`);
        accepted.set(id, records.f64[word + EventWord.ORDER_ID]);
    });
    return accepted;
}
//# sourceMappingURL=judge-flood.js.map