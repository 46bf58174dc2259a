import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * The judge's own reader of a venue's log, from its documented format alone:
 *
 *   #frame bytes checksum previous\n        bytes: of the body; checksum: crc32 of the body, begun with that of
 *   record\n record\n …                     "frame bytes", begun with the checksum of the frame before
 *
 *   ["tickgate venue",1,"SYMBOL tick/decimals lot/decimals",…]                   the first frame
 *   ["G",gateway,"name",epoch]
 *   ["P",order,gateway,"id",instrument,side,"type","tif",price,lots,expire,time]  accepted;  "J" … ,"reason"]  rejected
 *   ["F",order,execution,price,lots,time]  ["R",order]  ["A",order,lots]  ["M",order,price,lots]
 *   ["C",order,time]  ["E",order,time]
 */
export interface VenueRecord {
  /** Decimal numbers × 10^12. */
  readonly orders: readonly VenueOrder[];
  readonly fills: readonly VenueFill[];
  /** Each order whenever something became of it, in the order of the log. */
  readonly moments: readonly VenueMoment[];
  /** What contradicts itself in the log: no venue may say that. */
  readonly faults: readonly string[];
}

export interface VenueOrder {
  readonly clientId: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  state: 'open' | 'filled' | 'cancelled' | 'rejected' | 'expired';
  price: bigint;
  quantity: bigint;
  filled: bigint;
}

/** An order as it was then. A change has no time in the log: it has that of the record before. */
export interface VenueMoment extends Pick<VenueOrder, 'clientId' | 'state' | 'quantity' | 'filled'> {
  readonly timeUs: number;
}

export interface VenueFill {
  readonly execution: number;
  readonly order: VenueOrder;
  readonly price: bigint;
  readonly quantity: bigint;
}

const SCALE = 12;

interface Unit {
  readonly symbol: string;
  readonly tick: bigint;
  readonly lot: bigint;
}

export function readVenueLog(path: string): VenueRecord {
  const bytes = readFileSync(path);
  const orders = new Map<number, VenueOrder>();
  const fills: VenueFill[] = [];
  const moments: VenueMoment[] = [];
  const faults: string[] = [];
  let units: Unit[] = [];
  let timeUs = 0;

  function record(fields: readonly unknown[]): void {
    const [kind, number] = fields as [string, number];
    if (kind === 'G') return;
    change(kind, number, fields);
    const order = orders.get(number);
    const last = fields[kind === 'J' ? fields.length - 2 : fields.length - 1] as number;
    if ('PJFCE'.includes(kind)) timeUs = last;
    if (order === undefined) return;
    const { clientId, state, quantity, filled } = order;
    moments.push({ clientId, state, quantity, filled, timeUs });
  }

  function change(kind: string, number: number, fields: readonly unknown[]): void {
    if (kind === 'P' || kind === 'J') {
      const [clientId, instrument, side, , , price, lots] = fields.slice(3) as [
        string,
        number,
        number,
        string,
        string,
        number,
        number,
      ];
      const unit = units[instrument];
      if (unit === undefined || orders.has(number)) faults.push(`order ${number}: twice, or of no instrument`);
      else {
        orders.set(number, {
          clientId,
          symbol: unit.symbol,
          side: side === 0 ? 'buy' : 'sell',
          state: kind === 'P' ? 'open' : 'rejected',
          price: BigInt(price) * unit.tick,
          quantity: BigInt(lots) * unit.lot,
          filled: 0n,
        });
      }
      return;
    }
    const order = orders.get(number);
    const unit = units.find(({ symbol }) => symbol === order?.symbol);
    if (order === undefined || unit === undefined || order.state !== 'open') {
      faults.push(`${JSON.stringify(fields)}: of no open order`);
      return;
    }
    const [, , first, second, third] = fields as [string, number, number, number, number];
    if (kind === 'F') {
      const quantity = BigInt(third) * unit.lot;
      order.filled += quantity;
      if (order.filled > order.quantity) faults.push(`${order.clientId}: filled beyond its quantity`);
      if (order.filled === order.quantity) order.state = 'filled';
      fills.push({ execution: first, order, price: BigInt(second) * unit.tick, quantity });
    } else if (kind === 'A') order.quantity = BigInt(first) * unit.lot;
    else if (kind === 'M') {
      order.price = BigInt(first) * unit.tick;
      order.quantity = BigInt(second) * unit.lot;
    } else if (kind === 'C') order.state = 'cancelled';
    else if (kind === 'E') order.state = 'expired';
    else if (kind !== 'R') faults.push(`${JSON.stringify(fields)}: an unknown record`);
  }

  let frame = 0;
  let checksum = 0;
  for (let at = 0; at < bytes.length; ) {
    const headEnd = bytes.indexOf(10, at);
    const head = /^#(\d+) (\d+) ([0-9a-f]{8}) ([0-9a-f]{8})$/.exec(bytes.toString('latin1', at, Math.max(at, headEnd)));
    const end = headEnd + 1 + Number(head?.[2] ?? 0);
    // A half-written last frame was never answered by; the venue cuts it off when it starts again.
    if (head === null || end > bytes.length) break;
    const body = bytes.subarray(headEnd + 1, end);
    const expected = crc32(body, crc32(`${frame + 1} ${body.length}`, checksum));
    if (Number(head[1]) !== frame + 1 || Number.parseInt(head[3] ?? '', 16) !== expected) {
      faults.push(`frame ${frame + 1}: its checksum is wrong`);
      break;
    }
    const lines = body.toString('latin1').trimEnd().split('\n');
    if (frame === 0) units = (JSON.parse(lines[0] ?? '[]') as string[]).slice(2).map(unitOf);
    else for (const line of lines) record(JSON.parse(line) as unknown[]);
    frame += 1;
    checksum = expected;
    at = end;
  }
  return { orders: [...orders.values()], fills, moments, faults };
}

/** "BTCUSDT 1/2 1/6": a tick of 1 / 10^2, a lot of 1 / 10^6. */
function unitOf(text: string): Unit {
  const [, symbol = '', tick, tickDecimals, lot, lotDecimals] = /^(\S+) (\d+)\/(\d+) (\d+)\/(\d+)$/.exec(text) ?? [];
  const scaled = (mantissa: string | undefined, decimals: string | undefined): bigint =>
    BigInt(mantissa ?? 0) * 10n ** BigInt(SCALE - Number(decimals ?? 0));
  return { symbol, tick: scaled(tick, tickDecimals), lot: scaled(lot, lotDecimals) };
}

/** A decimal text × 10^12. */
export function scaledDecimal(text: string): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(text) ?? [];
  if (whole === '') throw new Error(`not a decimal: ${text}`);
  const value = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return sign === '-' ? -value : value;
}

const CLIENT_ID = /^tg-[0-9a-f]{8}-(\d+)-(\d+)$/;

/** The gateway's order that a client id at a venue names: `tg-JOURNAL-ORDER-ATTEMPT`. */
export function orderIdOf(clientId: string): string | undefined {
  return CLIENT_ID.exec(clientId)?.[1];
}

export function attemptOf(clientId: string): number {
  return Number(CLIENT_ID.exec(clientId)?.[2]);
}
