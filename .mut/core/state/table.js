import { invariant } from '../invariant.js';
import { BLOCK_SHIFT, takeOut } from './late-blocks.js';
import { forget, forgetWords, learn, learnWords, learnWritten } from './word-hash.js';
/** `late`: for a table whose rows nearly every event writes. */
export function createTable(name, width, rows, hash, salt, late) {
    const words = new Float64Array(width * rows);
    const halves = new Int32Array(words.buffer);
    const isOut = new Uint8Array(late === undefined ? 0 : Math.ceil(words.length / 2 ** BLOCK_SHIFT));
    return { name, width, rows, words, halves, hash, salt, late, isOut, touched: 0 };
}
/*
 * `at | 0` below: places are often computed from row numbers that stand in tables, in doubles, and would go on as doubles
 * through every step of the hash.
 */
/** Writes one word. `at` is row × width + column. */
export function put(table, at, value) {
    const { words, halves } = table;
    const i = at | 0;
    if (words[i] === value)
        return;
    if (table.late !== undefined && table.isOut[i >> BLOCK_SHIFT] === 0)
        takeOut(table.late, table, i >> BLOCK_SHIFT);
    const low = halves[i * 2];
    const high = halves[i * 2 + 1];
    // As in `beginRow`: no minus zero.
    words[i] = value + 0;
    if (table.late === undefined)
        rehash(table, i, low, high);
    if (i >= Math.imul(table.touched, table.width))
        touch(table, i);
}
export function add(table, at, change) {
    const i = at | 0;
    put(table, i, table.words[i] + change);
}
/**
 * Writes one word from `from[index]`. For words that aren't small integers: as an argument such a number would be boxed
 * wherever `put` isn't inlined.
 */
export function copyTo(table, at, from, index) {
    const { words, halves } = table;
    const i = at | 0;
    const value = from[index];
    if (words[i] === value)
        return;
    if (table.late !== undefined && table.isOut[i >> BLOCK_SHIFT] === 0)
        takeOut(table.late, table, i >> BLOCK_SHIFT);
    const low = halves[i * 2];
    const high = halves[i * 2 + 1];
    words[i] = value + 0;
    if (table.late === undefined)
        rehash(table, i, low, high);
    if (i >= Math.imul(table.touched, table.width))
        touch(table, i);
}
/** As `copyTo`, for what is added to a word. */
export function addFrom(table, at, from, index) {
    const i = at | 0;
    scratch[0] = table.words[i] + from[index];
    copyTo(table, i, scratch, 0);
}
const scratch = new Float64Array(1);
/** A word has changed that was `low` and `high`. */
function rehash({ hash, halves, salt }, at, low, high) {
    if ((low | high) !== 0)
        forget(hash, low, high, at, salt);
    const newLow = halves[at * 2];
    const newHigh = halves[at * 2 + 1];
    if ((newLow | newHigh) !== 0)
        learn(hash, newLow, newHigh, at, salt);
}
function touch(table, at) {
    table.touched = Math.floor(at / table.width) + 1;
}
/** Takes a row into the hash that was zero, and whose words were then written without it: a row that begins. */
export function beginRow(table, row) {
    const { halves, hash, salt, width } = table;
    invariant(table.late === undefined, 'rows of a late table are written word by word');
    const from = Math.imul(row, width);
    learnWritten(hash, halves, from, from + width, salt);
    if (row >= table.touched)
        table.touched = row + 1;
}
/** Takes a row out of the hash, so that all its words can be written without it, and `beginRow` takes it in again. */
export function reopenRow(table, row) {
    const { halves, hash, salt, width } = table;
    const from = Math.imul(row, width);
    forgetWords(hash, halves, from, from + width, salt);
}
/** Makes a row zero again. */
export function endRow(table, row) {
    const { words, halves, hash, salt, width } = table;
    invariant(table.late === undefined, 'rows of a late table are written word by word');
    const from = Math.imul(row, width);
    forgetWords(hash, halves, from, from + width, salt);
    for (let at = from; at < from + width; at++)
        words[at] = 0;
}
/** The hash of these tables from nothing: what the incremental one must equal. */
export function hashOf(tables) {
    const hash = { low: 0, high: 0 };
    for (const { halves, salt, touched, width } of tables)
        learnWords(hash, halves, 0, touched * width, salt);
    return hash;
}
/** Takes a snapshot's words into an empty table; the caller compares `hashOf` with what the snapshot claims. */
export function loadTable(table, words, touchedRows) {
    invariant(table.touched === 0, 'a table is loaded once, while empty');
    invariant(touchedRows <= table.rows && words.length === touchedRows * table.width, 'a loaded table fits');
    table.words.set(words);
    table.touched = touchedRows;
}
//# sourceMappingURL=table.js.map