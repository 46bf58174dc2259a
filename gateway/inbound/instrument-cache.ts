/**
 * Which instrument an order is of, for the newest orders: a replace has a price, and only the instrument says how long
 * a tick is. Place `order id mod size` holds one; a miss costs a question to the engine, never a wrong answer.
 */
export interface InstrumentCache {
  note(orderId: number, instrument: number): void;
  /** -1: not known here. */
  find(orderId: number): number;
}

const PLACES = 1 << 17;

export function createInstrumentCache(): InstrumentCache {
  const ids = new Float64Array(PLACES);
  const instruments = new Int32Array(PLACES);
  return {
    note(orderId, instrument) {
      ids[orderId % PLACES] = orderId;
      instruments[orderId % PLACES] = instrument;
    },
    find: (orderId) => (ids[orderId % PLACES] === orderId ? instruments[orderId % PLACES]! : -1),
  };
}
