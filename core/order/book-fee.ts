import { partUp, worthUp } from '../risk/worth.ts';
import { BrokerDefinition } from '../schema/definition.ts';
import { EventWord } from '../schema/event.ts';
import { BROKER_TERMS_WIDTH, ScopeColumn } from '../state/risk-columns.ts';
import type { EngineState } from '../state/state.ts';

const E = EventWord;
const { FEE_PPM } = BrokerDefinition;
/** Columns of `brokerTerms`. */
const PPM = 0;
const LEAST = BrokerDefinition.FEE_LEAST - FEE_PPM;
const PER_ORDER = BrokerDefinition.FEE_PER_ORDER - FEE_PPM;
const PPM_UNIT = 1_000_000;

/**
 * Adds what a broker takes for one execution to FEES of `into`: of its value so many millionths, rounded up, but at least
 * so much, and for an order once, with its first. Money of the accounts' currency.
 */
export function addFee(
  state: EngineState,
  instrument: number,
  broker: number,
  isFirst: boolean,
  f64: Float64Array,
  word: number,
  into: Float64Array,
): void {
  if (broker >= state.brokers.rows) return;
  const { words } = state.brokerTerms;
  const at = broker * BROKER_TERMS_WIDTH;
  const ppm = words[at + PPM]!;
  let fee = words[at + LEAST]!;
  if (ppm > 0) {
    const worth = worthUp(state, instrument, f64[word + E.LAST_TICKS]!, f64[word + E.LAST_LOTS]!);
    fee = Math.max(fee, partUp(worth < 0 ? Number.MAX_SAFE_INTEGER : worth, ppm, PPM_UNIT));
  }
  if (isFirst) fee += words[at + PER_ORDER]!;
  into[ScopeColumn.FEES] = into[ScopeColumn.FEES]! + fee;
}
