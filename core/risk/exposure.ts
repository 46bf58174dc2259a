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
  /** In so many parts it is sent, at least: 1 but for icebergs and orders in slices. */
  parts: number;
  /** What follows is found from the above by `findScopes`, once for all gates. The row of its tag in `tagBooks`, or -1. */
  tagBook: number;
  /** Where limits stand in `state.resolved.words`: those of the order itself. */
  limits: number;
  /** Of totals. Those of the tag, and of the broker, only where it has one. */
  ownTotals: number;
  tagTotals: number;
  brokerTotals: number;
  firmTotals: number;
  /** Of positions: of the account, of the tag, of all accounts together. */
  ownBook: number;
  tagsBook: number;
  firmsBook: number;
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
    tagBook: -1,
    parts: 1,
    limits: 0,
    ownTotals: 0,
    tagTotals: 0,
    brokerTotals: 0,
    firmTotals: 0,
    ownBook: 0,
    tagsBook: 0,
    firmsBook: 0,
  };
}
