import { noteText } from '../../core/order/lifecycle.ts';
import { EventKind } from '../../core/schema/event.ts';
import { OrderStatus, OrderType, TimeInForce } from '../../core/schema/order-kind.ts';
import { rejectName } from '../../core/schema/reject.ts';
import { latin1Of } from '../../core/wire/bytes.ts';
import { createWireCancelAllDone, decodeCancelAllDone } from '../../core/wire/cancel-all-done.ts';
import { WireError, WireType, lengthAt, typeAt, wireErrorText } from '../../core/wire/header.ts';
import { createWireOrderAnswer, decodeOrderAnswer } from '../../core/wire/order-answer.ts';
import { createWirePong, decodePong } from '../../core/wire/pong.ts';
import { createWireQuote, decodeQuoteRecord } from '../../core/wire/quote.ts';
import { createWireRefused, decodeRefused } from '../../core/wire/refused.ts';
import { createWireReport, decodeReport } from '../../core/wire/report.ts';
import { createWireTrade, decodeTradeRecord } from '../../core/wire/trade.ts';
import { UNLIMITED, WireSide } from '../../core/wire/wire-codes.ts';
import { type WireOrder, WireOrderFlag } from '../../core/wire/wire-order.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { isTransient } from './codec-json.ts';
import { averageText, textOf, timeText } from './decimal-text.ts';
import { Refused } from './errors.ts';
import type { Execution, Budget, Order, OrderReport, OrderStatusName, Quote, Trade } from './types.ts';

/** Whom the records of a frame go to. */
export interface FrameSink {
  answer(id: number, status: number, result: unknown): void;
  refused(id: number, refused: Refused): void;
  report(report: OrderReport): void;
  quote(quote: Quote): void;
  trade(trade: Trade): void;
  budget(budget: Budget): void;
}

export interface FrameReader {
  /** Undefined, or what is wrong with the frame. Records before that were taken. */
  read(bytes: Uint8Array): string | undefined;
}

const STATUSES = namesOf(OrderStatus);
const KINDS = namesOf(EventKind);
const TYPES = namesOf(OrderType);
const TIFS = namesOf(TimeInForce);

/** `orders`: what reports in records don't tell themselves, as the subscription told it. */
/** By the number of a `PlanNote`. */
const PROTECTION = [undefined, 'done', 'missing', 'back', 'overfilled', 'shrunk', 'bare'] as const;

export function createFrameReader(
  catalogNow: () => Catalog,
  orders: { readonly epoch: string; readonly account: string },
  sink: FrameSink,
): FrameReader {
  const answer = createWireOrderAnswer();
  const done = createWireCancelAllDone();
  const pong = createWirePong();
  const refused = createWireRefused();
  const report = createWireReport();
  const quote = createWireQuote();
  const trade = createWireTrade();

  function left(ordersLeft: number, cancelsLeft: number): void {
    sink.budget({
      orders: ordersLeft === UNLIMITED ? undefined : ordersLeft,
      cancels: cancelsLeft === UNLIMITED ? undefined : cancelsLeft,
    });
  }

  function brokerName(broker: number): string | null {
    return broker === 0 ? null : (catalogNow().brokers[broker - 1] ?? String(broker - 1));
  }

  function orderOf(wire: WireOrder, { symbol, tick, lot }: CatalogEntry): Order {
    return {
      order_id: String(wire.orderId),
      client_order_id: wire.clientIdLength === 0 ? null : latin1Of(wire.clientId, wire.clientIdLength),
      status: (STATUSES[wire.status] ?? 'unknown') as OrderStatusName,
      symbol,
      side: wire.side === WireSide.buy ? 'buy' : 'sell',
      quantity: textOf(wire.quantityLots, lot),
      price: wire.priceTicks === 0 ? null : textOf(wire.priceTicks, tick),
      order_type: (TYPES[wire.type] ?? '').toUpperCase(),
      time_in_force: (TIFS[wire.timeInForce] ?? '').toUpperCase(),
      filled_quantity: textOf(wire.filledLots, lot),
      average_price: wire.filledLots === 0 ? null : averageText(wire.filledCost, wire.filledLots, tick),
      broker: brokerName(wire.broker),
      version: wire.version,
    };
  }

  const WARNINGS = ['duplicate', 'overridden'] as const;
  const UNKNOWN = 'a record names an instrument that is in no catalog';

  function takeAnswer(): string | undefined {
    const entry = catalogNow().byNumber.get(answer.order.instrument);
    if (entry === undefined) return UNKNOWN;
    left(answer.ordersLeft, answer.cancelsLeft);
    const order = orderOf(answer.order, entry);
    const placed = {
      ...order,
      approved: true,
      fast_path: (answer.order.flags & WireOrderFlag.fast_path) !== 0,
      tag: answer.tagLength === 0 ? null : latin1Of(answer.tag, answer.tagLength),
      warnings: WARNINGS.filter((name) => (answer.order.flags & WireOrderFlag[name]) !== 0),
      execution: executionOf(order),
      latency_us: { risk: answer.riskUs, durable: answer.totalUs - answer.riskUs, total: answer.totalUs },
    };
    sink.answer(answer.requestId, answer.status, answer.answered === WireType.place ? placed : order);
    return undefined;
  }

  function takeReport(): string | undefined {
    const { order, event } = report;
    const entry = order.orderId === 0 ? undefined : catalogNow().byNumber.get(order.instrument);
    if (order.orderId !== 0 && entry === undefined) return UNKNOWN;
    const isFill = event === EventKind.filled && entry !== undefined;
    const code = report.code === 0 ? undefined : (rejectName(report.code) ?? `REJECT_${report.code}`);
    const isPlan = event === EventKind.plan_moved;
    const note = isPlan ? undefined : noteText(report.note);
    const protection = isPlan ? PROTECTION[report.note] : undefined;
    sink.report({
      type: 'report',
      epoch: orders.epoch,
      sequence: report.sequence,
      event: KINDS[event] ?? String(event),
      account: orders.account,
      time: timeText(report.timeUs),
      ...(isFill
        ? {
            last_price: textOf(report.lastTicks, entry.tick),
            last_quantity: textOf(report.lastLots, entry.lot),
            execution_id: String(report.executionId),
          }
        : {}),
      ...(code === undefined ? {} : { code }),
      ...(report.textLength === 0 ? {} : { venue_message: latin1Of(report.text, report.textLength) }),
      ...(note === undefined ? {} : { note }),
      ...(event === EventKind.triggered && entry !== undefined
        ? { trigger_price: textOf(report.lastTicks, entry.tick) }
        : {}),
      ...(protection === undefined ? {} : { protection }),
      ...(isPlan && report.lastLots > 0 && entry !== undefined
        ? { protection_quantity: textOf(report.lastLots, entry.lot) }
        : {}),
      order: entry === undefined ? null : orderOf(order, entry),
    });
    return undefined;
  }

  function takeRefused(): void {
    const { requestId, status, message } = refused;
    left(refused.ordersLeft, refused.cancelsLeft);
    const code = rejectName(refused.code) ?? `REJECT_${refused.code}`;
    const some = (text: string): string | undefined => (text === '' ? undefined : text);
    const details = { status, field: some(refused.field), limit: some(refused.limit), value: some(refused.value) };
    sink.refused(requestId, new Refused(code, message, { ...details, isTransient: isTransient(code, status) }));
  }

  function takeQuote(): string | undefined {
    const entry = catalogNow().byNumber.get(quote.instrument);
    if (entry === undefined) return UNKNOWN;
    const { symbol, tick, lot } = entry;
    const price = (ticks: number): string | null => (ticks === 0 ? null : textOf(ticks, tick));
    const quantity = (ticks: number, lots: number): string | null => (ticks === 0 ? null : textOf(lots, lot));
    sink.quote({
      symbol,
      bid: price(quote.bidTicks),
      bid_quantity: quantity(quote.bidTicks, quote.bidLots),
      ask: price(quote.askTicks),
      ask_quantity: quantity(quote.askTicks, quote.askLots),
      last: price(quote.lastTicks),
      last_quantity: quantity(quote.lastTicks, quote.lastLots),
      time: timeText(quote.timeUs),
      sequence: quote.sequence,
      skipped: quote.skipped,
      is_snapshot: quote.snapshot === 1,
    });
    return undefined;
  }

  function takeTrade(): string | undefined {
    const entry = catalogNow().byNumber.get(trade.instrument);
    if (entry === undefined) return UNKNOWN;
    sink.trade({
      symbol: entry.symbol,
      price: textOf(trade.priceTicks, entry.tick),
      quantity: textOf(trade.quantityLots, entry.lot),
      time: timeText(trade.timeUs),
      sequence: trade.sequence,
      skipped: trade.skipped,
      is_snapshot: trade.snapshot === 1,
    });
    return undefined;
  }

  /** By its type: how it is read, and what is done with it. Others are of a younger gateway, and are passed over. */
  const kinds = new Map<number, readonly [(view: DataView, at: number) => WireError, () => string | undefined | void]>([
    [WireType.order_answer, [(view, at) => decodeOrderAnswer(view, at, answer), takeAnswer]],
    [
      WireType.cancel_all_done,
      [
        (view, at) => decodeCancelAllDone(view, at, done),
        () => {
          left(done.ordersLeft, done.cancelsLeft);
          sink.answer(done.requestId, done.status, { cancel_requested: done.requested });
        },
      ],
    ],
    [
      WireType.pong,
      [
        (view, at) => decodePong(view, at, pong),
        () => {
          left(pong.ordersLeft, pong.cancelsLeft);
          sink.answer(pong.requestId, pong.status, { pong: true });
        },
      ],
    ],
    [WireType.refused, [(view, at) => decodeRefused(view, at, refused), takeRefused]],
    [WireType.report, [(view, at) => decodeReport(view, at, report), takeReport]],
    [WireType.quote, [(view, at) => decodeQuoteRecord(view, at, quote), takeQuote]],
    [WireType.trade, [(view, at) => decodeTradeRecord(view, at, trade), takeTrade]],
  ]);

  return {
    read(bytes) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at < view.byteLength; ) {
        const length = lengthAt(view, at);
        if (length === 0) return 'a frame ends within a record';
        const kind = kinds.get(typeAt(view, at));
        if (kind !== undefined) {
          const [decode, take] = kind;
          const error = decode(view, at);
          if (error !== WireError.none) return `a record ${wireErrorText(error)}`;
          const wrong = take();
          if (wrong !== undefined) return wrong;
        }
        at += length;
      }
      return undefined;
    },
  };
}

/** Of a plain order: what is held for another's cancel, or goes out in slices, waits at the gateway. */
function executionOf({ status, broker }: Order): Execution {
  const mode = status === 'working' ? 'emulated' : 'native';
  const waitsHere = status === 'held' || status === 'working';
  return { mode, rests_at: waitsHere ? 'gateway' : broker, dies_with_gateway: waitsHere };
}

function namesOf(codes: Readonly<Record<string, number>>): readonly string[] {
  const names: string[] = [];
  for (const [name, code] of Object.entries(codes)) names[code] = name;
  return names;
}
