import { INSTRUMENT_DEFINITION_WORDS, InstrumentDefinition } from '../schema/definition.ts';
import { ANY_PLACE } from '../state/any-place.ts';
import { BOOK_WIDTH, BookColumn, INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.ts';
import { BOOK_RISK_WIDTH, BookRiskColumn, RiskColumn, TERMS_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { LimitField } from './limit-field.ts';

const { BLOCKED, HALTED } = BookColumn;
const { TRIPPED } = BookRiskColumn;
const { STATES_SET } = RiskColumn;
const TRADABLE = InstrumentColumn.DEFINITION + InstrumentDefinition.TRADABLE;
const EXPIRY_US = InstrumentDefinition.EXPIRY_US - INSTRUMENT_DEFINITION_WORDS;
const SESSION_OPENS = InstrumentDefinition.SESSION_OPENS - INSTRUMENT_DEFINITION_WORDS;
const FREEZE_LOTS = InstrumentDefinition.FREEZE_LOTS - INSTRUMENT_DEFINITION_WORDS;
const RESTRICTED = LimitField.blocked.index;

/**
 * Whether nothing is set that could keep an order of this instrument and book from trading, whatever its size and price:
 * no state, session, expiry, restriction or trip. Then the gates that look at these needn't be asked one by one. Reads from
 * each row that the order is judged by, before anything depends on what stands there: memory is awaited once for all of
 * them. Never true where one of those gates would refuse.
 */
export function isUnhindered(state: EngineState, order: Exposure): boolean {
  const { book, tagBook } = order;
  if (book >= 0) {
    const { words } = state.books;
    const at = (book * BOOK_WIDTH) & ANY_PLACE;
    if (state.bookRisk.words[((book * BOOK_RISK_WIDTH) & ANY_PLACE) + TRIPPED] !== 0) return false;
    if (words[at + HALTED] !== 0 || words[at + BLOCKED] !== 0) return false;
  }
  if (tagBook >= 0 && state.tagBookRisk.words[tagBook * BOOK_RISK_WIDTH + TRIPPED] !== 0) return false;
  const terms = state.terms.words;
  const at = (order.instrument * TERMS_WIDTH) & ANY_PLACE;
  return (
    state.instruments.words[((order.instrument * INSTRUMENT_WIDTH) & ANY_PLACE) + TRADABLE] !== 0 &&
    terms[at + EXPIRY_US] === 0 &&
    terms[at + SESSION_OPENS] === 0 &&
    terms[at + FREEZE_LOTS] === 0 &&
    state.risk.words[STATES_SET] === 0 &&
    state.resolved.words[(order.limits & ANY_PLACE) + RESTRICTED] !== 1 &&
    !order.isExpired
  );
}
