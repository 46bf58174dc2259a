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
  type: number;
  priceTicks: number;
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
  /** In so many parts it is sent, at least: 1 but for icebergs and orders in slices. */
  parts: number;
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
    lots: 0,
    heldLots: 0,
    heldNotional: 0,
    newOrders: 1,
    isExpired: false,
    options: 0,
    parts: 1,
    limits: 0,
  };
}
