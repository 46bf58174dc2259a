import { RECORD_CODES } from './code-sets.js';
import { whenTold } from './reject-texts.js';
import { ANSWER_RECORDS, CHANNEL_RECORDS, FIELD_HEADS, REQUEST_RECORDS, fieldRow, recordTitle, } from './wire-records.js';
/** The records as messages of an AsyncAPI document: bytes have no schema, so each message tells its layout in words. */
export function wireMessages() {
    const layouts = [...REQUEST_RECORDS.map(({ layout }) => layout), ...ANSWER_RECORDS, ...CHANNEL_RECORDS];
    return Object.fromEntries(layouts.map((layout) => [recordKey(layout), message(layout)]));
}
/** Who sends which record when. `channel`: the key of the channel that has them all. */
export function wireOperations(channel) {
    const operations = {};
    const refs = (...layouts) => layouts.map((layout) => ({ $ref: `#/channels/${channel}/messages/${recordKey(layout)}` }));
    const refused = ANSWER_RECORDS.filter(({ name }) => name === 'refused');
    const base = (layout) => ({
        title: layout.name,
        summary: layout.what,
        channel: { $ref: `#/channels/${channel}` },
        messages: refs(layout),
    });
    for (const { layout, answer } of REQUEST_RECORDS) {
        operations[recordKey(layout)] = {
            action: 'receive',
            ...base(layout),
            reply: { channel: { $ref: `#/channels/${channel}` }, messages: refs(answer, ...refused) },
        };
    }
    for (const layout of CHANNEL_RECORDS)
        operations[recordKey(layout)] = { action: 'send', ...base(layout) };
    return operations;
}
function recordKey({ name }) {
    return `record.${name.replaceAll(' ', '_')}`;
}
function message(layout) {
    const rows = [FIELD_HEADS, FIELD_HEADS.map(() => '---'), ...layout.fields.map(fieldRow)];
    const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    const codes = RECORD_CODES.map((code) => `\`${code}\` ${whenTold(code)}`).join(' ');
    return {
        name: recordKey(layout),
        title: recordTitle(layout),
        summary: layout.what,
        description: layout.name === 'refused' ? `${table}\n\nCodes of records only: ${codes}` : table,
        contentType: 'application/octet-stream',
        'x-record': {
            type: layout.type,
            bytes: layout.bytes,
            grows: layout.fields.some(({ kind }) => kind === 'end'),
        },
    };
}
//# sourceMappingURL=wire-messages.js.map