import type { Instrument } from '../../core/market/instruments.ts';
import { formatUnits } from '../decimal-text.ts';
import type { Tick } from '../market/feeds/feed.ts';
import type { FaultSettings } from './faults.ts';
import type { Execution, Order, OrderState } from './order.ts';

/**
 * The venue's protocol: JSON objects, one per line (at most 4,096 bytes), over TCP. Prices and quantities are decimal
 * strings, times are microseconds since the Unix epoch, ids are 1–48 of [A-Za-z0-9._:-].
 *
 * A gateway says hello first. `session` rises with every connection; a hello that is not newer, by epoch then session,
 * than the newest of its gateway is refused. A newer one fences: the older connections are closed, and what they sent
 * and the venue had not yet acted on never will be.
 *
 *   ▸ {"op":"hello","gateway":"gw-1","epoch":3,"session":1700000000000000}
 *   ◂ {"ev":"hello","venue":"simulated","fenced":true,"gateway":"gw-1","epoch":3,"execution":812,"time":1700000000000000}
 *   ◂ {"ev":"refused","reason":"a newer session is known","epoch":4,"session":1700000000000001}        and the end
 *
 * Orders. tif: day gtc ioc fok gtd; price only for type limit, expire only for gtd. With "post_only":true an order that
 * would trade at once is rejected, and so is a replace that would make it.
 *
 *   ▸ {"op":"place","id":"a1","symbol":"BTCUSDT","side":"buy","type":"limit","tif":"gtc","price":"45000.00","quantity":"0.001000"}
 *   ◂ {"ev":"ack","id":"a1"}
 *   ◂ {"ev":"reject","id":"a1","reason":"book full","transient":false}    transient: the order wasn't looked at, its id is unused
 *   ◂ {"ev":"fill","id":"a1","symbol":"BTCUSDT","execution":813,"price":"45000.00","quantity":"0.000400","filled":"0.000400"}
 *   ▸ {"op":"cancel","id":"a1"}
 *   ◂ {"ev":"cancelled","id":"a1","symbol":"BTCUSDT","filled":"0.000400"}                   also what an ioc's rest gets
 *   ◂ {"ev":"cancel_reject","id":"a1","reason":"order is filled"}
 *   ◂ {"ev":"expired","id":"a1","symbol":"BTCUSDT","filled":"0.000400"}
 *   ▸ {"op":"replace","id":"a1","price":"45001.00","quantity":"0.002000"}       quantity in all, what is filled included
 *   ◂ {"ev":"replaced","id":"a1","symbol":"BTCUSDT","price":"45001.00","quantity":"0.002000","filled":"0.000400"}
 *   ◂ {"ev":"replace_reject","id":"a1","reason":"unknown order"}
 *
 * Questions. A place whose id was used before is answered like a query: it never makes a second order. Of a final order
 * that was dropped from memory the state is still known, its price (0) and executions are not. A state beyond the
 * order's own memory is `absent`: no order of this gateway ever had this id.
 *
 *   ▸ {"op":"query","id":"a1"}                                          its fills, then
 *   ◂ {"ev":"state","id":"a1","symbol":"BTCUSDT","state":"open","price":"45000.00","quantity":"0.001000","filled":"0.000400"}
 *   ◂ {"ev":"state","id":"zz","state":"absent"}
 *   ▸ {"op":"list"}                                                     one state per open order, then
 *   ◂ {"ev":"listed","count":2}
 *   ▸ {"op":"executions","after":812}                                   the gateway's fills beyond 812, at most 1,000, then
 *   ◂ {"ev":"executions","count":1,"last":813,"oldest":1,"more":false}  oldest: the first that the venue still holds
 *
 * Market data and the rest; no hello needed.
 *
 *   ▸ {"op":"subscribe"}                                                every tick from now on, none dropped
 *   ◂ {"ev":"subscribed"}
 *   ◂ {"ev":"tick","symbol":"BTCUSDT","kind":"quote","bid":"44999.99","bid_size":"0.500000","ask":"45000.10","ask_size":"1.200000","last":"45000.00","last_size":"0.000100","time":1700000000000000,"sequence":17}
 *   ◂ {"ev":"end"}                                                      a replayed recording is over
 *   ▸ {"op":"ping","n":7}          ◂ {"ev":"pong","n":7}
 *   ▸ {"op":"faults","latency_ms":5,"lost_rate":0.1}                    from loopback only; answered with all settings
 *   ◂ {"ev":"faults","latency_ms":5,"jitter_ms":0,"reject_rate":0,"busy_rate":0,"lost_rate":0.1,"late_rate":0,"late_ms":100,"doubled_rate":0,"fill_first_rate":0}
 *   ▸ {"op":"stats"}               ◂ {"ev":"stats","orders":3,"open":1,"executions":813,"sessions":2,"log_bytes":5120,"ticks":99}
 *   ◂ {"ev":"error","reason":"unknown op"}                              lines that aren't JSON, or too long, end the session
 */
export const MAX_LINE_BYTES = 4096;

export function encodeAck(id: string): string {
  return `{"ev":"ack","id":"${id}"}\n`;
}

export function encodeReject(id: string, reason: string, transient: boolean): string {
  return `{"ev":"reject","id":"${id}","reason":"${reason}","transient":${transient}}\n`;
}

export function encodeFill(execution: Execution, instrument: Instrument): string {
  return (
    `{"ev":"fill","id":"${execution.clientId}","symbol":"${instrument.symbol}","execution":${execution.id},` +
    `"price":"${price(execution.priceTicks, instrument)}","quantity":"${quantity(execution.quantityLots, instrument)}",` +
    `"filled":"${quantity(execution.filledLots, instrument)}"}\n`
  );
}

export function encodeEnd(kind: 'cancelled' | 'expired', order: Order, instrument: Instrument): string {
  return `{"ev":"${kind}","id":"${order.id}","symbol":"${instrument.symbol}","filled":"${quantity(order.filledLots, instrument)}"}\n`;
}

export function encodeReplaced(order: Order, instrument: Instrument): string {
  return `{"ev":"replaced","id":"${order.id}",${terms(order, instrument)}}\n`;
}

export function encodeRefusal(kind: 'cancel_reject' | 'replace_reject', id: string, reason: string): string {
  return `{"ev":"${kind}","id":"${id}","reason":"${reason}"}\n`;
}

export function encodeState(
  order: { readonly priceTicks: number; readonly quantityLots: number; readonly filledLots: number },
  id: string,
  state: OrderState,
  instrument: Instrument,
): string {
  return `{"ev":"state","id":"${id}","state":"${state}",${terms(order, instrument)}}\n`;
}

export function encodeAbsent(id: string): string {
  return `{"ev":"state","id":"${id}","state":"absent"}\n`;
}

export function encodeTick(tick: Readonly<Tick>, instrument: Instrument): string {
  return (
    `{"ev":"tick","symbol":"${instrument.symbol}","kind":"${tick.kind}",` +
    `"bid":"${price(tick.bidTicks, instrument)}","bid_size":"${quantity(tick.bidLots, instrument)}",` +
    `"ask":"${price(tick.askTicks, instrument)}","ask_size":"${quantity(tick.askLots, instrument)}",` +
    `"last":"${price(tick.lastTicks, instrument)}","last_size":"${quantity(tick.lastLots, instrument)}",` +
    `"time":${tick.venueTimeUs},"sequence":${tick.sequence}}\n`
  );
}

export function encodeFaults(settings: Readonly<FaultSettings>): string {
  return `${JSON.stringify({ ev: 'faults', ...settings })}\n`;
}

/** `reason` may hold anything: it is escaped. */
export function encodeError(reason: string): string {
  return `${JSON.stringify({ ev: 'error', reason })}\n`;
}

function terms(
  order: { readonly priceTicks: number; readonly quantityLots: number; readonly filledLots: number },
  instrument: Instrument,
): string {
  return (
    `"symbol":"${instrument.symbol}","price":"${price(order.priceTicks, instrument)}",` +
    `"quantity":"${quantity(order.quantityLots, instrument)}","filled":"${quantity(order.filledLots, instrument)}"`
  );
}

function price(ticks: number, instrument: Instrument): string {
  return formatUnits(ticks, instrument.tickMantissa, instrument.tickDecimals);
}

function quantity(lots: number, instrument: Instrument): string {
  return formatUnits(lots, instrument.lotMantissa, instrument.lotDecimals);
}
