import { cellText } from './numbers.js';
/** Columns of figures stand to the right: those in which every cell begins as a number does, or is empty. */
export function isFigureColumn(table, column) {
    return (table.rows.length > 0 &&
        table.rows.every((row) => typeof row[column] === 'number' || /^([-−<>≤≥]? ?[\d.]|–|$)/.test(String(row[column]))));
}
/** A table for a terminal or a plain file. */
export function textTable(table) {
    const rows = [table.columns, ...table.rows.map((row) => row.map(cellText))];
    const widths = table.columns.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    const isRight = table.columns.map((_, column) => isFigureColumn(table, column));
    const line = (row) => widths
        .map((width, column) => isRight[column] ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width))
        .join('  ')
        .trimEnd();
    const [head, ...body] = rows.map(line);
    const rule = widths.map((width) => '─'.repeat(width)).join('  ');
    return [...(table.title === '' ? [] : [table.title]), head, rule, ...body].join('\n');
}
//# sourceMappingURL=text-table.js.map