import { InstrumentClass } from '../../core/schema/definition.js';
import { moneyOfLot } from './lot-money.js';
import { utcSession } from './zones.js';
const MAX_QUOTE_AGE_US = 5_000_000;
/** DAY orders of instruments that are always open end at midnight UTC, those in INR at 15:30 IST. */
const DAY_CLOSE_US = { INR: 36_000_000_000 };
/** What the engine is to know of an instrument, with the offset that its zone has at `nowMs`. */
export function instrumentSetup(instrument, nowMs) {
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
        maxQuoteAgeUs: MAX_QUOTE_AGE_US,
        dayCloseUs: utc?.closeUs ?? DAY_CLOSE_US[currency] ?? 0,
        classCode: InstrumentClass[instrument.class],
        freezeLots: instrument.freezeLots ?? 0,
        expiryUs: instrument.expiryUs ?? 0,
        sessionOpens: utc?.opens ?? 0,
        sessionDays: utc?.days ?? 0,
    };
}
//# sourceMappingURL=instrument-setup.js.map