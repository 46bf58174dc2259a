import { InstrumentClass, INSTRUMENT_DEFINITION_WORDS, InstrumentDefinition } from '../schema/definition.ts';
import { Side } from '../schema/order-kind.ts';
import { AUTO_PROTECTION, PROTECTION_SHIFT, PlaceOption } from '../schema/risk.ts';
import { INSTRUMENT_WIDTH, InstrumentColumn } from '../state/columns.ts';
import { TERMS_WIDTH } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';

const BPS = 10_000;
const DEFINED = InstrumentColumn.DEFINITION;
const CLASS = InstrumentDefinition.CLASS - INSTRUMENT_DEFINITION_WORDS;

/** Bands by price, in the instrument's currency: below `price`, the last for all above. As Indian brokers do (OpenAlgo). */
interface Slab {
  readonly price: number;
  readonly isUpTo: boolean;
  readonly bps: number;
}
const ANY = Number.MAX_SAFE_INTEGER;
const Slabs: readonly Slab[] = [
  { price: 100, isUpTo: false, bps: 200 },
  { price: 500, isUpTo: true, bps: 100 },
  { price: ANY, isUpTo: true, bps: 50 },
];
const OptionSlabs: readonly Slab[] = [
  { price: 10, isUpTo: false, bps: 500 },
  { price: 100, isUpTo: true, bps: 300 },
  { price: 500, isUpTo: true, bps: 200 },
  { price: ANY, isUpTo: true, bps: 100 },
];

/** The protection that an order asks for, 0: none. */
export function protectionOf(options: number): number {
  return (options & PlaceOption.protection) >> PROTECTION_SHIFT;
}

/**
 * The limit that a market order with protection is sent with: as far from its base (the reference price, or the stop that
 * it waited for) as it asks, a tick at least, on a tick of the far side. Never below one tick.
 *
 *   buy     max(base × (1 + p), base + 1) up
 *   sell    min(base × (1 − p), base − 1) down
 */
export function protectedTicks(
  state: EngineState,
  instrument: number,
  side: number,
  baseTicks: number,
  options: number,
): number {
  const asked = protectionOf(options);
  const bps = asked === AUTO_PROTECTION ? bpsFor(state, instrument, baseTicks) : asked;
  const isBuy = side === Side.buy;
  const far = (baseTicks * (isBuy ? BPS + bps : BPS - bps)) / BPS;
  return isBuy ? Math.ceil(Math.max(far, baseTicks + 1)) : Math.max(1, Math.floor(Math.min(far, baseTicks - 1)));
}

function bpsFor(state: EngineState, instrument: number, baseTicks: number): number {
  const { words } = state.instruments;
  const at = instrument * INSTRUMENT_WIDTH + DEFINED;
  const isOption = state.terms.words[instrument * TERMS_WIDTH + CLASS] === InstrumentClass.option;
  const slabs = isOption ? OptionSlabs : Slabs;
  // Compared as whole numbers: price × 10^decimals.
  const price = baseTicks * words[at + InstrumentDefinition.TICK_MANTISSA]!;
  const one = 10 ** words[at + InstrumentDefinition.TICK_DECIMALS]!;
  for (let i = 0; i < slabs.length - 1; i++) {
    const slab = slabs[i]!;
    if (slab.isUpTo ? price <= slab.price * one : price < slab.price * one) return slab.bps;
  }
  return slabs[slabs.length - 1]!.bps;
}
