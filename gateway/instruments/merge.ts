import type { Instrument, Session } from '../../core/market/instruments.ts';
import { exactText } from './exact-number.ts';
import type { FileInstrument } from './file-row.ts';

/**
 * What the files say now, on top of what was known: an instrument's number is its place, for ever.
 *
 *   known   in the files    then
 *   yes     same units      as the files say                                       changed, if it is otherwise
 *   yes     other units     keeps its own, not tradable until the files agree      refused
 *   yes     no              keeps everything, not tradable                         closed
 *   no      yes             the next number                                        added
 *
 * Units are tick, lot, multiplier and currency: every stored price, quantity and amount of money is in them.
 */
export interface Merged {
  readonly instruments: readonly Instrument[];
  /** Numbers. */
  readonly added: readonly number[];
  readonly changed: readonly number[];
  readonly closed: readonly number[];
  readonly refused: readonly number[];
  /** Symbols for which there is no number left. */
  readonly left: readonly string[];
}

export function merge(known: readonly Instrument[], master: readonly FileInstrument[], most: number): Merged {
  const bySymbol = new Map(master.map((one) => [one.symbol, one]));
  const instruments: Instrument[] = [];
  const [added, changed, closed, refused]: number[][] = [[], [], [], []];
  for (const one of known) {
    const { id, symbol } = one;
    const told = bySymbol.get(symbol);
    bySymbol.delete(symbol);
    const next = told === undefined ? closedOne(one) : updated(one, told);
    instruments.push(next);
    if (told !== undefined && next.problem !== undefined) refused!.push(id);
    else if (isSame(one, next)) continue;
    else if (told === undefined) closed!.push(id);
    else changed!.push(id);
  }
  const left: string[] = [];
  for (const [symbol, one] of bySymbol) {
    if (instruments.length >= most) left.push(symbol);
    else {
      added!.push(instruments.length);
      instruments.push({ id: instruments.length, ...one });
    }
  }
  return { instruments, added: added!, changed: changed!, closed: closed!, refused: refused!, left };
}

const GONE = 'the files have it no more';

function closedOne(one: Instrument): Instrument {
  return { ...one, tradable: false, problem: GONE };
}

function updated(known: Instrument, told: FileInstrument): Instrument {
  const was = unitsText(known);
  const is = unitsText(told);
  if (was === is) return { id: known.id, ...told };
  return { ...known, tradable: false, problem: `it has ${was}, and the files say ${is}: give it another symbol` };
}

function unitsText(one: FileInstrument): string {
  const tick = exactText({ mantissa: one.tickMantissa, decimals: one.tickDecimals });
  const lot = exactText({ mantissa: one.lotMantissa, decimals: one.lotDecimals });
  const multiplier = exactText({ mantissa: one.multiplierMantissa ?? 1, decimals: one.multiplierDecimals ?? 0 });
  return `tick ${tick}, lot ${lot}, multiplier ${multiplier}, currency ${one.currency}`;
}

/** Of equal symbols and units: whether nothing else changed either. */
function isSame(a: Instrument, b: Instrument): boolean {
  return (
    a.tradable === b.tradable &&
    a.class === b.class &&
    (a.freezeLots ?? 0) === (b.freezeLots ?? 0) &&
    (a.expiryUs ?? 0) === (b.expiryUs ?? 0) &&
    (a.exchange ?? '') === (b.exchange ?? '') &&
    (a.venueId ?? '') === (b.venueId ?? '') &&
    isSameSession(a.session, b.session)
  );
}

function isSameSession(a: Session | undefined, b: Session | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.openUs === b.openUs && a.closeUs === b.closeUs && a.zone === b.zone && a.days === b.days;
}
