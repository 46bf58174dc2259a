import { InstrumentDefinition } from '../schema/definition.js';
import { Reject } from '../schema/reject.js';
import { LimitOwner } from '../schema/risk.js';
import { BOOK_WIDTH, BookColumn, BookState, INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.js';
import { LimitField } from './limit-field.js';
import { limitOr } from './resolve.js';
import { allowed } from './verdict.js';
const TRADABLE = InstrumentColumn.DEFINITION + InstrumentDefinition.TRADABLE;
const HALTED = BookColumn.HALTED;
const BLOCKED = LimitField.blocked.index;
/** Whether this order's instrument takes orders at all: by its definition, the restricted list, and the book's state. */
export function instrumentGates(state, order, verdict) {
    const isTradable = state.instruments.words[order.instrument * INSTRUMENT_WIDTH + TRADABLE] !== 0;
    const isBlocked = limitOr(state, order.limits, BLOCKED, 0) === 1;
    const isHalted = order.book >= 0 && state.books.words[order.book * BOOK_WIDTH + HALTED] === BookState.halted;
    return (allowed(verdict, Reject.NOT_TRADABLE.code, !isTradable, LimitOwner.symbol) &&
        allowed(verdict, Reject.SYMBOL_BLOCKED.code, isBlocked, LimitOwner.symbol) &&
        allowed(verdict, Reject.SYMBOL_HALTED.code, isHalted, LimitOwner.symbol) &&
        allowed(verdict, Reject.ALREADY_EXPIRED.code, order.isExpired, LimitOwner.account));
}
//# sourceMappingURL=instrument-gates.js.map