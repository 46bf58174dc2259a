import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import {
  FIRM_SLOT,
  columnOf,
  firmLimitsBy,
  limitsBy,
  namedTag,
  namesInUse,
  namesBroker,
  namesInstruments,
  ownerOf,
} from './resolve.ts';
import { RESOLVED_WIDTH } from './resolved-limits.ts';
import { findTagBook } from './scopes-of.ts';

/** Whose limits an order is judged by, and the book of its tag: looked up once, for all gates. */
export function findScopes(state: EngineState, order: Exposure): void {
  const { account, tagScope, broker } = order;
  const names = namesInUse(state);
  const { resolved } = state;
  const { stamps, version, columns, everybody } = resolved;
  const own = ownerOf(resolved, names, account, -1) * columns;
  const ofTag = namedTag(names, tagScope);
  const column = columnOf(resolved, broker);
  const limits = (ofTag < 0 ? own : ofTag * columns) + (namesBroker(names) ? column : 0);
  const ofBroker = broker < 0 ? own : everybody * columns + column;
  if (
    namesInstruments(names) ||
    stamps[own] !== version ||
    stamps[limits] !== version ||
    stamps[ofBroker] !== version ||
    stamps[FIRM_SLOT] !== version
  ) {
    findEach(state, names, order);
  } else {
    // Where no limits name a symbol, those of a book are its account's, and the firm's: found by their numbers alone.
    order.limits = limits * RESOLVED_WIDTH;
    order.ownTotals = own * RESOLVED_WIDTH;
    order.ownBook = own * RESOLVED_WIDTH;
    order.firmTotals = FIRM_SLOT * RESOLVED_WIDTH;
    order.firmsBook = FIRM_SLOT * RESOLVED_WIDTH;
    order.brokerTotals = ofBroker * RESOLVED_WIDTH;
  }
  order.tagBook = -1;
  if (tagScope >= 0) findOfTag(state, names, order);
}

function findEach(state: EngineState, names: number, order: Exposure): void {
  const { account, tagScope, instrument, broker } = order;
  order.limits = limitsBy(state, names, account, tagScope, instrument, broker);
  order.ownTotals = limitsBy(state, names, account, -1, -1, -1);
  order.firmTotals = firmLimitsBy(state, names, -1);
  order.ownBook = limitsBy(state, names, account, -1, instrument, -1);
  order.firmsBook = firmLimitsBy(state, names, instrument);
  if (broker >= 0) order.brokerTotals = limitsBy(state, names, -1, -1, -1, broker);
}

function findOfTag(state: EngineState, names: number, order: Exposure): void {
  const { account, tagScope, instrument } = order;
  order.tagBook = findTagBook(state, tagScope, instrument);
  order.tagTotals = limitsBy(state, names, account, tagScope, -1, -1);
  order.tagsBook = limitsBy(state, names, account, tagScope, instrument, -1);
}
