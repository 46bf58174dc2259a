import { InstrumentDefinition } from '../schema/definition.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { BOOK_WIDTH, BookColumn, BookState, INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.ts';
import type { EngineState } from '../state/state.ts';
import { isBlocked } from './blocked.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict, allowed } from './verdict.ts';

const TRADABLE = InstrumentColumn.DEFINITION + InstrumentDefinition.TRADABLE;
const HALTED = BookColumn.HALTED;

/** Whether this order's instrument takes orders at all: by its definition, the restricted list, and the book's state. */
export function instrumentGates(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const isTradable = state.instruments.words[order.instrument * INSTRUMENT_WIDTH + TRADABLE] !== 0;
  const isHalted = order.book >= 0 && state.books.words[order.book * BOOK_WIDTH + HALTED] === BookState.halted;
  return (
    allowed(verdict, Reject.NOT_TRADABLE.code, !isTradable, LimitOwner.symbol) &&
    allowed(verdict, Reject.SYMBOL_BLOCKED.code, isBlocked(state, order), LimitOwner.symbol) &&
    allowed(verdict, Reject.SYMBOL_HALTED.code, isHalted, LimitOwner.symbol) &&
    allowed(verdict, Reject.ALREADY_EXPIRED.code, order.isExpired, LimitOwner.account)
  );
}
