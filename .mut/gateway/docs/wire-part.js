import { RECORD_CODES } from './code-sets.js';
import { anchor, escaped, paragraphs, prose, table } from './html.js';
import { FIELD_HEADS, HEADER_ROWS, WIRE_ABOUT, WIRE_RULES, fieldRow, numberTables, recordTitle, } from './wire-records.js';
/** The part of the reference page on binary records. */
export function wireRules() {
    const rules = WIRE_RULES.map(([term, text]) => `<li><b>${escaped(term)}</b> ${prose(text)}</li>`).join('');
    const codes = RECORD_CODES.map((code) => `<a href="#code-${code}"><code>${code}</code></a>`).join(' and ');
    return (`${paragraphs(WIRE_ABOUT)}<ul>${rules}</ul><p>Only records are refused with ${codes}.</p>` +
        `<h3>Every record begins with</h3>${fieldsOf(HEADER_ROWS)}`);
}
export function recordAnchor({ name }) {
    return `record-${anchor(name)}`;
}
export function recordPart(layout) {
    return (`<h3 id="${recordAnchor(layout)}">${escaped(recordTitle(layout))}</h3>` +
        `<p>${prose(layout.what)}</p>${fieldsOf(layout.fields.map(fieldRow))}`);
}
export function wireNumbers() {
    return numberTables()
        .map(({ title, about, rows }) => {
        const cells = rows.map(([code, name]) => [String(code), escaped(name)]);
        return `<h3>${title}</h3>${about === '' ? '' : `<p>${prose(about)}</p>`}${table(['number', 'meaning'], cells)}`;
    })
        .join('');
}
function fieldsOf(rows) {
    const cells = rows.map((row) => row.map(prose));
    return table(FIELD_HEADS, cells, ['number', 'number', 'type', 'name', '']);
}
//# sourceMappingURL=wire-part.js.map