import { cellText } from './numbers.js';
import { isFigureColumn } from './text-table.js';
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** Text as HTML or as an attribute's value: whatever a result file holds, it stays text. */
export function escaped(text) {
    return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
export function htmlTable(table) {
    const kind = table.columns.map((_, column) => (isFigureColumn(table, column) ? ' class="n"' : ''));
    const head = table.columns.map((name, column) => `<th scope="col"${kind[column]}>${escaped(name)}</th>`).join('');
    const body = table.rows
        .map((row) => `<tr>${row.map((cell, column) => `<td${kind[column] ?? ''}>${escaped(cellText(cell))}</td>`).join('')}</tr>`)
        .join('\n');
    const caption = table.title === '' ? '' : `<caption>${escaped(table.title)}</caption>`;
    return `<div class="wide"><table>${caption}<thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}
//# sourceMappingURL=html.js.map