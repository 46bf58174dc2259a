import { isInSession } from '../market/sessions.js';
import { InstrumentDefinition, INSTRUMENT_DEFINITION_WORDS } from '../schema/definition.js';
import { Reject } from '../schema/reject.js';
import { LimitOwner } from '../schema/risk.js';
import { INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.js';
import { TERMS_WIDTH } from '../state/risk-columns.js';
import { allowed, within } from './verdict.js';
/** Columns of the table `terms`. */
const EXPIRY_US = InstrumentDefinition.EXPIRY_US - INSTRUMENT_DEFINITION_WORDS;
const SESSION_OPENS = InstrumentDefinition.SESSION_OPENS - INSTRUMENT_DEFINITION_WORDS;
const SESSION_DAYS = InstrumentDefinition.SESSION_DAYS - INSTRUMENT_DEFINITION_WORDS;
const FREEZE_LOTS = InstrumentDefinition.FREEZE_LOTS - INSTRUMENT_DEFINITION_WORDS;
const CLOSE_US = InstrumentColumn.DEFINITION + InstrumentDefinition.DAY_CLOSE_US;
const INSTRUMENT_EXPIRED = Reject.INSTRUMENT_EXPIRED.code;
const MARKET_CLOSED = Reject.MARKET_CLOSED.code;
const FREEZE_QUANTITY = Reject.FREEZE_QUANTITY.code;
const SYMBOL = LimitOwner.symbol;
/** Whether the instrument trades now: INSTRUMENT_EXPIRED, MARKET_CLOSED. Its terms are zero where nothing is known. */
export function sessionGates(state, order, inputs, verdict) {
    const terms = state.terms.words;
    const at = order.instrument * TERMS_WIDTH;
    const expiryUs = terms[at + EXPIRY_US];
    if (!allowed(verdict, INSTRUMENT_EXPIRED, expiryUs !== 0 && inputs.nowUs >= expiryUs, SYMBOL))
        return false;
    const opens = terms[at + SESSION_OPENS];
    const isClosed = opens !== 0 &&
        !isInSession(inputs.nowUs, opens, state.instruments.words[order.instrument * INSTRUMENT_WIDTH + CLOSE_US], terms[at + SESSION_DAYS]);
    return allowed(verdict, MARKET_CLOSED, isClosed, SYMBOL);
}
/** The largest order that the instrument's exchange takes: FREEZE_QUANTITY. */
export function freezeGate(state, order, verdict) {
    const freezeLots = state.terms.words[order.instrument * TERMS_WIDTH + FREEZE_LOTS];
    return freezeLots === 0 || within(verdict, FREEZE_QUANTITY, freezeLots, order.lots, SYMBOL);
}
//# sourceMappingURL=session-gates.js.map