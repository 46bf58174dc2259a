import type { Instrument } from '../../core/market/instruments.ts';
import { InstrumentClass } from '../../core/schema/definition.ts';
import type { InstrumentSetup } from '../../workers/engine-setup.ts';
import type { QuoteAges } from '../config-quote-ages.ts';
import { moneyOfLot } from './lot-money.ts';
import { utcSession } from './zones.ts';

const US_PER_MS = 1_000;

/** DAY orders of instruments that are always open end at midnight UTC, those in INR at 15:30 IST. */
const DAY_CLOSE_US: Readonly<Record<string, number>> = { INR: 36_000_000_000 };

/** What the engine is to know of an instrument, with the offset that its zone has at `nowMs`. */
export function instrumentSetup(instrument: Instrument, quoteAges: QuoteAges, nowMs: number): InstrumentSetup {
  const { currency, session } = instrument;
  const { numerator, denominator } = moneyOfLot(instrument);
  const utc = session === undefined ? undefined : utcSession(session, nowMs);
  return {
    id: instrument.id,
    symbol: instrument.symbol,
    tradable: instrument.tradable,
    tickMantissa: instrument.tickMantissa,
    tickDecimals: instrument.tickDecimals,
    lotMantissa: instrument.lotMantissa,
    lotDecimals: instrument.lotDecimals,
    moneyNumerator: numerator,
    moneyDenominator: denominator,
    maxQuoteAgeUs: quoteAges[instrument.class] * US_PER_MS,
    dayCloseUs: utc?.closeUs ?? DAY_CLOSE_US[currency] ?? 0,
    classCode: InstrumentClass[instrument.class],
    freezeLots: instrument.freezeLots ?? 0,
    expiryUs: instrument.expiryUs ?? 0,
    sessionOpens: utc?.opens ?? 0,
    sessionDays: utc?.days ?? 0,
  };
}
