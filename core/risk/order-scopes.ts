import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { firmLimits, limitsOf, namesInstruments } from './resolve.ts';
import { findTagBook } from './scopes-of.ts';

/** Whose limits an order is judged by, and the book of its tag: looked up once, for all gates. */
export function findScopes(state: EngineState, order: Exposure): void {
  const { account, tagScope, instrument, broker } = order;
  const own = limitsOf(state, account, -1, -1, -1);
  const firm = firmLimits(state);
  // Where no limits name a symbol, those of a book are its account's, and the firm's.
  const isNamed = namesInstruments(state);
  order.limits = limitsOf(state, account, tagScope, instrument, broker);
  order.ownTotals = own;
  order.firmTotals = firm;
  order.ownBook = isNamed ? limitsOf(state, account, -1, instrument, -1) : own;
  order.firmsBook = isNamed ? firmLimits(state, instrument) : firm;
  if (broker >= 0) order.brokerTotals = limitsOf(state, -1, -1, -1, broker);
  order.tagBook = -1;
  if (tagScope < 0) return;
  order.tagBook = findTagBook(state, tagScope, instrument);
  order.tagTotals = limitsOf(state, account, tagScope, -1, -1);
  order.tagsBook = limitsOf(state, account, tagScope, instrument, -1);
}
