import { MARKS_AT_ONCE, MARK_EVERY_US, createMarks } from '../../core/order/decide-marks.js';
import { createInputs } from '../../core/order/inputs.js';
import { MARK_WORDS } from '../../core/schema/marks.js';
import { BOOK_WIDTH, BookColumn } from '../../core/state/columns.js';
import { instrumentOfKey } from '../../core/state/state.js';
export function createMarkSweep(state, prices) {
    const { positions, books, tagBooks } = state;
    const marks = createMarks();
    const quote = createInputs();
    /** Place in the list; -1: between two passes. */
    let cursor = -1;
    let passDueUs = 0;
    function offer(row) {
        const isTag = row >= books.rows;
        const own = isTag ? row - books.rows : row;
        const key = (isTag ? tagBooks : books).words[own * BOOK_WIDTH + BookColumn.KEY];
        prices.sample(instrumentOfKey(key), quote);
        if (quote.refTicks <= 0)
            return;
        const at = marks.count * MARK_WORDS;
        marks.words[at] = isTag ? -1 - own : own + 1;
        marks.words[at + 1] = quote.refTicks;
        marks.count += 1;
    }
    return {
        next(nowUs) {
            if (positions.count === 0 || (cursor < 0 && nowUs < passDueUs))
                return undefined;
            if (cursor < 0) {
                cursor = 0;
                passDueUs = nowUs + MARK_EVERY_US;
            }
            const end = Math.min(cursor + MARKS_AT_ONCE, positions.count);
            quote.nowUs = nowUs;
            marks.count = 0;
            for (; cursor < end; cursor++)
                offer(positions.rows[cursor]);
            if (cursor >= positions.count)
                cursor = -1;
            return marks.count === 0 ? undefined : marks;
        },
        dueUs() {
            if (positions.count === 0)
                return Infinity;
            return cursor < 0 ? passDueUs : 0;
        },
    };
}
//# sourceMappingURL=mark-sweep.js.map