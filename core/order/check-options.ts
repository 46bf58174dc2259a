import type { Records } from '../memory/records.ts';
import { SelfTradeMode } from '../risk/limit-field.ts';
import { protectionOf } from '../risk/protection.ts';
import { CommandByte, CommandHalf, CommandWord } from '../schema/command.ts';
import { OrderType, TimeInForce } from '../schema/order-kind.ts';
import { AUTO_PROTECTION, MOST_PROTECTION_BPS, PlaceOption } from '../schema/risk.ts';
import { Term } from '../schema/terms.ts';

const ALL_OPTIONS =
  PlaceOption.selfTrade |
  PlaceOption.duplicateOverride |
  PlaceOption.autoslice |
  PlaceOption.postOnly |
  PlaceOption.reduceOnly |
  PlaceOption.protection;
const MOST_SELF_TRADE = SelfTradeMode.cancel_both + 1;

/**
 * Whether a new order may ask for what it asks for beside its terms:
 *
 *   post only      what is sent as a limit order first, and may rest
 *   reduce only    all but an entry whose exits are wanted: bracket, OTO
 *   protection     what is, or becomes, a market order; in legs there are none
 */
export function areOptionsValid({ f64, i32, u8 }: Records, at: number): boolean {
  const options = i32[(at >> 2) + CommandHalf.COUNT]!;
  if (options === 0) return true;
  if ((options & ~ALL_OPTIONS) !== 0 || (options & PlaceOption.selfTrade) > MOST_SELF_TRADE) return false;
  const type = u8[at + CommandByte.TYPE]!;
  const ticks = f64[(at >> 3) + CommandWord.PRICE_TICKS]!;
  if ((options & PlaceOption.postOnly) !== 0 && !mayRest(type, ticks, u8[at + CommandByte.TIME_IN_FORCE]!))
    return false;
  const isEntry = type === OrderType.bracket || type === OrderType.oto;
  if (isEntry && (options & PlaceOption.reduceOnly) !== 0) return false;
  const protection = protectionOf(options);
  if (protection === 0) return true;
  if (protection > MOST_PROTECTION_BPS && protection !== AUTO_PROTECTION) return false;
  return becomesMarket(f64, (at >> 3) + CommandWord.TERMS, type, ticks);
}

function mayRest(type: number, ticks: number, timeInForce: number): boolean {
  if (ticks === 0 || timeInForce === TimeInForce.ioc || timeInForce === TimeInForce.fok) return false;
  return type === OrderType.limit || type >= OrderType.iceberg;
}

function becomesMarket(f64: Float64Array, terms: number, type: number, ticks: number): boolean {
  switch (type) {
    case OrderType.market:
    case OrderType.stop:
    case OrderType.trailing_stop:
      return true;
    case OrderType.bracket:
    case OrderType.oco:
    case OrderType.oto: {
      const hasStop = f64[terms + Term.STOP_TICKS]! > 0 || f64[terms + Term.TRAIL]! > 0;
      return ticks === 0 || (hasStop && f64[terms + Term.STOP_LIMIT_TICKS] === 0);
    }
    default:
      return false;
  }
}
