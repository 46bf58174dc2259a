import { TERM_WORDS } from '../schema/terms.ts';

/**
 * An order as risk sees it: new, or an order after a replace. What a resting order holds already is passed as
 * `heldLots` and `heldNotional`, so that only the change counts.
 */
export interface Exposure {
  account: number;
  instrument: number;
  /** -1: nothing was ever open or held of it. */
  book: number;
  /** The row of its tag in `scopes`; -1: it has none, or one that was never seen. */
  tagScope: number;
  hasTag: boolean;
  /** Where it is to go, or where it rests; -1: nowhere. */
  broker: number;
  side: number;
  /** What a venue is sent: `sentType`. */
  type: number;
  priceTicks: number;
  /** What the client asked for. */
  orderType: number;
  /** Its `Term` words, where its type has any. */
  readonly terms: Float64Array;
  /** Lots that could still trade. */
  lots: number;
  heldLots: number;
  heldNotional: number;
  /** 1 for a new order, 0 for a replace. */
  newOrders: number;
  /** Its time has come already. */
  isExpired: boolean;
  /** `PlaceOption` bits. */
  options: number;
  /** Where its limits stand in `state.resolved.words`, those of `order` fields: found by the check, for all gates. */
  limits: number;
}

export function createExposure(): Exposure {
  return {
    account: 0,
    instrument: 0,
    book: -1,
    tagScope: -1,
    hasTag: false,
    broker: -1,
    side: 0,
    type: 0,
    priceTicks: 0,
    orderType: 0,
    terms: new Float64Array(TERM_WORDS),
    lots: 0,
    heldLots: 0,
    heldNotional: 0,
    newOrders: 1,
    isExpired: false,
    options: 0,
    limits: 0,
  };
}
