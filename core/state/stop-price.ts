import { Side } from '../schema/order-kind.ts';
import { Term, TermFlag } from '../schema/terms.ts';
import { PLAN_WIDTH, PlanColumn } from './plan-columns.ts';

const PPM = 1_000_000;
const { STOP_TICKS, TRAIL, FLAGS } = Term;
const { TERMS } = PlanColumn;

/**
 * Where the armed order of a plan triggers, at or below it for a sell, at or above it for a buy, if the best price since it
 * was armed is `best`; 0: nowhere yet. A trailing stop keeps its distance behind the best price and never goes back; where
 * the terms name a stop price too, it begins there.
 *
 *   sell   best 10,000 ── trail 100 ─▶ stop 9,900          buy   best 10,000 ── trail 100 ─▶ stop 10,100
 *
 * A distance in millionths of the price is rounded up to a whole tick: the stop is never nearer than was asked for.
 */
export function stopTicksAt(plans: Float64Array, plan: number, side: number, best: number): number {
  const terms = plan * PLAN_WIDTH + TERMS;
  const stop = plans[terms + STOP_TICKS]!;
  const trail = plans[terms + TRAIL]!;
  if (trail === 0 || best === 0) return stop;
  const isPercent = (plans[terms + FLAGS]! & TermFlag.percent) !== 0;
  const away = isPercent ? partOf(best, trail) : trail;
  if (side === Side.buy) return stop === 0 ? best + away : Math.min(stop, best + away);
  return Math.max(stop, best - away, 0);
}

/** `ppm` millionths of a price, rounded up, without leaving what doubles hold. */
export function partOf(ticks: number, ppm: number): number {
  const rest = ticks % PPM;
  return ((ticks - rest) / PPM) * ppm + Math.ceil((rest * ppm) / PPM);
}
