import type { Records } from '../../core/memory/records.ts';
import { CLIENT_ID_BYTES } from '../../core/schema/command.ts';
import { OrderType, TimeInForce } from '../../core/schema/order-kind.ts';
import { PLACE_HEAD, PlaceHalf, anyPlaceText } from '../../core/wire/place.ts';
import { getU53Halves } from '../../core/wire/u53.ts';
import { WireSide } from '../../core/wire/wire-codes.ts';
import type { Directory } from '../directory.ts';
import { type OrderRequest, clearOrderRequest } from '../inbound/order-request.ts';
import type { RequestParser } from '../inbound/parse.ts';
import { takeName } from './take-name.ts';

/**
 * The place that most clients send most of the time, without tag, options and expiry, in one pass from the record at byte
 * `at`, a multiple of 4, to the request. False: it is another, or a mistake, and the decoder and the parser have the word.
 */
export type PlainPlaces = (records: Records, at: number, into: OrderRequest) => boolean;

const { CATALOG, INSTRUMENT, ACCOUNT, ORDER_TYPE, PRICE, QUANTITY, EXPIRE_AT, TTL, OPTIONS, CLIENT_ID, TAG } =
  PlaceHalf;
const HEAD = PLACE_HEAD;
const { buy, sell } = WireSide;
const { limit, market } = OrderType;
const { day, gtd } = TimeInForce;

/** Accounts are those of the principal that `parser` acts for. */
export function createPlainPlaces(directory: Directory, parser: RequestParser): PlainPlaces {
  const { instruments, brokers } = directory;

  function takePlain({ i32 }: Records, at: number, into: OrderRequest): boolean {
    const half = at >> 2;
    const whose = i32[half + ACCOUNT]!;
    const kinds = i32[half + ORDER_TYPE]!;
    const side = whose >>> 24;
    const broker = (whose >>> 16) & 0xff;
    const timeInForce = (kinds >>> 8) & 0xff;
    // With that of a tag: with one it is longer than all ids there are.
    const idLength = kinds >>> 16;
    const instrument = i32[half + INSTRUMENT]! >>> 0;
    const others = i32[half + EXPIRE_AT]! | i32[half + EXPIRE_AT + 1]! | i32[half + TTL]! | i32[half + OPTIONS]!;
    const isPlain = i32[half] === HEAD && others === 0 && timeInForce < gtd && idLength <= CLIENT_ID_BYTES;
    if (!isPlain || anyPlaceText(i32, half, idLength === 0 ? CLIENT_ID : TAG) !== 0) return false;
    if (i32[half + CATALOG]! >>> 0 !== directory.catalog()) return false;
    if ((side !== buy && side !== sell) || broker > brokers.length || instrument >= instruments.length) return false;
    const priceTicks = getU53Halves(i32, half + PRICE);
    const quantityLots = getU53Halves(i32, half + QUANTITY);
    const type = priceTicks === 0 ? market : limit;
    const told = kinds & 0xff;
    if (priceTicks < 0 || quantityLots <= 0 || (told !== 0 && told !== type)) return false;
    clearOrderRequest(into);
    if (parser.accountAt(whose & 0xffff, into) !== undefined) return false;
    if (idLength > 0 && !takeName(i32, half + CLIENT_ID, idLength, into.clientIdHalves)) return false;
    into.clientIdLength = idLength;
    into.instrument = instrument;
    into.side = side - 1;
    into.type = type;
    into.timeInForce = timeInForce === 0 ? day : timeInForce;
    into.broker = broker;
    into.priceTicks = priceTicks;
    into.quantityLots = quantityLots;
    return true;
  }

  return takePlain;
}
