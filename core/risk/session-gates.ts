import { isInSession } from '../market/sessions.ts';
import type { Inputs } from '../order/inputs.ts';
import { InstrumentDefinition, INSTRUMENT_DEFINITION_WORDS } from '../schema/definition.ts';
import { Reject } from '../schema/reject.ts';
import { LimitOwner } from '../schema/risk.ts';
import { INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.ts';
import { TERMS_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict, allowed, within } from './verdict.ts';

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
export function sessionGates(state: EngineState, order: Exposure, inputs: Inputs, verdict: Verdict): boolean {
  const isOver = hasExpired(state, order.instrument, inputs);
  if (!allowed(verdict, INSTRUMENT_EXPIRED, isOver, SYMBOL)) return false;
  return allowed(verdict, MARKET_CLOSED, isClosed(state, order.instrument, inputs), SYMBOL);
}

/** The same for a part of an order that was accepted while it did. */
export function tradesNow(state: EngineState, instrument: number, inputs: Inputs): boolean {
  return !hasExpired(state, instrument, inputs) && !isClosed(state, instrument, inputs);
}

function hasExpired(state: EngineState, instrument: number, { nowUs }: Inputs): boolean {
  const expiryUs = state.terms.words[instrument * TERMS_WIDTH + EXPIRY_US]!;
  return expiryUs !== 0 && nowUs >= expiryUs;
}

function isClosed(state: EngineState, instrument: number, inputs: Inputs): boolean {
  const terms = state.terms.words;
  const at = instrument * TERMS_WIDTH;
  const opens = terms[at + SESSION_OPENS]!;
  const closeUs = state.instruments.words[instrument * INSTRUMENT_WIDTH + CLOSE_US]!;
  return opens !== 0 && !isInSession(inputs.nowUs, opens, closeUs, terms[at + SESSION_DAYS]!);
}

/** The largest order that the instrument's exchange takes, once for each part: FREEZE_QUANTITY. */
export function freezeGate(state: EngineState, order: Exposure, verdict: Verdict): boolean {
  const freezeLots = state.terms.words[order.instrument * TERMS_WIDTH + FREEZE_LOTS]!;
  if (freezeLots === 0 || order.lots <= order.heldLots) return true;
  return within(verdict, FREEZE_QUANTITY, freezeLots * order.parts, order.lots, SYMBOL, 0);
}
