import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { firmLimitsBy, limitsBy, namesInUse, namesInstruments } from './resolve.ts';
import { findTagBook } from './scopes-of.ts';

/** Whose limits an order is judged by, and the book of its tag: looked up once, for all gates. */
export function findScopes(state: EngineState, order: Exposure): void {
  const { account, tagScope, instrument, broker } = order;
  const names = namesInUse(state);
  const own = limitsBy(state, names, account, -1, -1, -1);
  const firm = firmLimitsBy(state, names, -1);
  // Where no limits name a symbol, those of a book are its account's, and the firm's.
  const isNamed = namesInstruments(names);
  order.limits = limitsBy(state, names, account, tagScope, instrument, broker);
  order.ownTotals = own;
  order.firmTotals = firm;
  order.ownBook = isNamed ? limitsBy(state, names, account, -1, instrument, -1) : own;
  order.firmsBook = isNamed ? firmLimitsBy(state, names, instrument) : firm;
  if (broker >= 0) order.brokerTotals = limitsBy(state, names, -1, -1, -1, broker);
  order.tagBook = -1;
  if (tagScope < 0) return;
  order.tagBook = findTagBook(state, tagScope, instrument);
  order.tagTotals = limitsBy(state, names, account, tagScope, -1, -1);
  order.tagsBook = limitsBy(state, names, account, tagScope, instrument, -1);
}
