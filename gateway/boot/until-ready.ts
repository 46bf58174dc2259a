import type { Instrument } from '../../core/market/instruments.ts';
import type { StatusPort } from '../control/status.ts';
import { until } from './until.ts';

const READY_TIMEOUT_MS = 15_000;
const FIRST_QUOTES_MS = 1_000;

/** Waits for a broker that is reconciled, and for quotes. What keeps the gateway from taking orders then; '': nothing. */
export async function untilReady(
  status: StatusPort,
  instruments: readonly Instrument[],
  isAskedToStop: () => boolean,
): Promise<string> {
  const isUp = (): boolean => status.read().isReady || status.read().isHalted;
  await until(() => isUp() || isAskedToStop(), READY_TIMEOUT_MS);
  // Without a quote an instrument takes no orders; a feed may lack some, so that they are not waited for longer.
  const tradable = new Set(instruments.filter((instrument) => instrument.tradable).map(({ symbol }) => symbol));
  const isQuoted = (): boolean =>
    status.read().quotes.every(({ symbol, ageMs }) => ageMs >= 0 || !tradable.has(symbol));
  await until(() => isQuoted() || isAskedToStop(), FIRST_QUOTES_MS);
  const { isReady, reason = 'not ready' } = status.read();
  return isReady ? '' : reason;
}
