import type { Instrument } from '../../core/market/instruments.ts';
import { parseUnits } from '../decimal-text.ts';
import { BUY, SELL } from './book.ts';
import type { PlaceRequest } from './ledger.ts';
import type { OrderType, TimeInForce } from './order.ts';

/** A parsed line: fields as they came, unchecked. */
export type Message = Readonly<Record<string, unknown>>;

const Times: readonly unknown[] = ['day', 'gtc', 'ioc', 'fok', 'gtd'];

/** The order that a place asks for, or what is wrong with it. */
export function readPlace(
  message: Message,
  id: string,
  instruments: ReadonlyMap<string, Instrument>,
): PlaceRequest | string {
  const instrument = instruments.get(String(message['symbol']));
  if (instrument === undefined) return 'unknown symbol';
  const { side, type, tif } = message;
  if (side !== 'buy' && side !== 'sell') return 'invalid side';
  if (type !== 'limit' && type !== 'market') return 'invalid type';
  if (!Times.includes(tif)) return 'invalid tif';
  const priceTicks = type === 'market' ? 0 : readPrice(message, instrument);
  if (Number.isNaN(priceTicks)) return 'invalid price';
  const quantityLots = readQuantity(message, instrument);
  if (Number.isNaN(quantityLots)) return 'invalid quantity';
  const expireAtUs = tif === 'gtd' ? message['expire'] : 0;
  if (typeof expireAtUs !== 'number' || !Number.isSafeInteger(expireAtUs) || expireAtUs < 0) return 'invalid expire';
  const postOnly = message['post_only'] ?? false;
  if (typeof postOnly !== 'boolean') return 'invalid post_only';
  return {
    id,
    instrument: instrument.id,
    side: side === 'buy' ? BUY : SELL,
    type: type as OrderType,
    timeInForce: tif as TimeInForce,
    priceTicks,
    quantityLots,
    expireAtUs,
    postOnly,
  };
}

/** Ticks, or NaN. */
export function readPrice(message: Message, instrument: Instrument): number {
  const text = message['price'];
  return typeof text === 'string' ? parseUnits(text, instrument.tickMantissa, instrument.tickDecimals) : Number.NaN;
}

/** Lots, or NaN. */
export function readQuantity(message: Message, instrument: Instrument): number {
  const text = message['quantity'];
  return typeof text === 'string' ? parseUnits(text, instrument.lotMantissa, instrument.lotDecimals) : Number.NaN;
}

/** A non-negative integer below 2^53, or undefined. */
export function readCount(message: Message, name: string): number | undefined {
  const value = message[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
