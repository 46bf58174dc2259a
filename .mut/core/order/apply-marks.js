import { addChanges, forgetChanges, revalue } from '../position/book-money.js';
import { followProfit } from '../risk/loss-stop.js';
import { firmLimits, limitsOf } from '../risk/resolve.js';
import { EventWord } from '../schema/event.js';
import { MARKS_PER_EVENT, MARK_WORDS, Marks } from '../schema/marks.js';
import { BOOK_WIDTH, BookColumn } from '../state/columns.js';
import { BOOK_RISK_WIDTH, BookRiskColumn, SCOPE_WIDTH } from '../state/risk-columns.js';
import { FIRM_SCOPE, accountOfKey, accountScope, instrumentOfKey } from '../state/state.js';
import { copyTo } from '../state/table.js';
import { accountOfTag, tagOfBook } from './tag-books.js';
/** The positions at their new marks, then what that means for the day, once all of them are valued. */
export function applyMarks(state, records, at) {
    const { f64 } = records;
    const word = at >> 3;
    for (let i = 0; i < MARKS_PER_EVENT; i++) {
        const from = word + Marks.FIRST + i * MARK_WORDS;
        if (f64[from] === 0)
            break;
        valueAt(state, f64, from, word + EventWord.TIME_US);
    }
    for (let i = 0; i < MARKS_PER_EVENT; i++) {
        const named = f64[word + Marks.FIRST + i * MARK_WORDS];
        if (named === 0)
            break;
        follow(state, named);
    }
    followProfit(state, FIRM_SCOPE, firmLimits(state));
}
function valueAt(state, f64, from, timeAt) {
    const named = f64[from];
    const isTag = named < 0;
    const row = Math.abs(named) - 1;
    const books = isTag ? state.tagBooks : state.books;
    const bookRisk = isTag ? state.tagBookRisk : state.bookRisk;
    const risk = row * BOOK_RISK_WIDTH;
    copyTo(bookRisk, risk + BookRiskColumn.MARK_TICKS, f64, from + 1);
    copyTo(bookRisk, risk + BookRiskColumn.MARK_US, f64, timeAt);
    const key = books.words[row * BOOK_WIDTH + BookColumn.KEY];
    forgetChanges();
    revalue(state, books, bookRisk, row, instrumentOfKey(key));
    if (isTag) {
        addChanges(state.scopes, tagOfBook(state, row) * SCOPE_WIDTH);
        return;
    }
    addChanges(state.scopes, accountScope(accountOfKey(key)) * SCOPE_WIDTH);
    addChanges(state.scopes, FIRM_SCOPE * SCOPE_WIDTH);
}
function follow(state, named) {
    if (named < 0) {
        const tag = tagOfBook(state, -named - 1);
        followProfit(state, tag, limitsOf(state, accountOfTag(state, tag), tag, -1, -1));
        return;
    }
    const account = accountOfKey(state.books.words[(named - 1) * BOOK_WIDTH + BookColumn.KEY]);
    followProfit(state, accountScope(account), limitsOf(state, account, -1, -1, -1));
}
//# sourceMappingURL=apply-marks.js.map