import { EventByte, EventHalf, EventWord } from '../../core/schema/event.js';
import { OrderStatus } from '../../core/schema/order-kind.js';
import { ReportKind, VenueStateCode } from '../../core/schema/report.js';
import { priceText, quantityText } from '../outbound/decimal-text.js';
import { venueText } from '../outbound/encode.js';
import { clockStep } from './clock-alarm.js';
const MAX_LINES = 20;
const WINDOW_NS = 60_000_000_000;
const { ORDER_ID, EXECUTION_ID, LAST_TICKS, LAST_LOTS, VENUE_FILLED, ARG1, TEXT_LENGTH, TEXT } = EventWord;
const { ACCOUNT, INSTRUMENT, NOTE } = EventHalf;
const { BROKER, ATTEMPT, STATUS } = EventByte;
export function createAlarms(directory, log) {
    let lines = 0;
    let untold = 0;
    let windowNs = Number.NEGATIVE_INFINITY;
    let ofJournal = '';
    let clockMs = 0;
    return {
        suspended(records, at) {
            lines += 1;
            if (lines > MAX_LINES)
                untold += 1;
            else
                log.warn(suspendedText(directory, records, at));
        },
        journal({ reason, warning }) {
            const text = reason ?? warning ?? '';
            const about = text.replaceAll(/\d+/g, '');
            if (about === ofJournal)
                return;
            ofJournal = about;
            log.warn(`journal: ${text === '' ? 'all is well again' : text}`);
        },
        clock(offsetMs) {
            const told = clockStep(clockMs, offsetMs);
            if (told === undefined)
                return false;
            clockMs = offsetMs;
            log.warn(told);
            return true;
        },
        tick(nowNs) {
            if (nowNs - windowNs < WINDOW_NS)
                return;
            windowNs = nowNs;
            if (untold > 0)
                log.warn(`${untold} more reports that nothing explains came within a minute; the journal has them`);
            lines = 0;
            untold = 0;
        },
    };
}
function suspendedText(directory, { f64, i32, u8 }, at) {
    const word = at >> 3;
    const half = at >> 2;
    const account = i32[half + ACCOUNT];
    const instrument = directory.instruments[i32[half + INSTRUMENT]];
    const broker = directory.brokers[u8[at + BROKER]] ?? `broker ${u8[at + BROKER]}`;
    const orderId = f64[word + ORDER_ID];
    const isKnown = account >= 0 && instrument !== undefined;
    const order = isKnown
        ? `order ${orderId} (${instrument.symbol}, ${nameOf(OrderStatus, u8[at + STATUS])}, attempt ${u8[at + ATTEMPT]})`
        : orderId > 0
            ? `order ${orderId}, which is not in the table`
            : 'an order that is not ours';
    const said = [`"${nameOf(ReportKind, i32[half + NOTE])}"`];
    if (i32[half + NOTE] === ReportKind.state)
        said.push(nameOf(VenueStateCode, f64[word + ARG1]));
    const lots = f64[word + LAST_LOTS];
    if (f64[word + EXECUTION_ID] !== 0)
        said.push(`execution ${f64[word + EXECUTION_ID]}`);
    if (lots !== 0) {
        const ticks = f64[word + LAST_TICKS];
        said.push(isKnown
            ? `${quantityText(instrument, lots)} at ${priceText(instrument, ticks)}`
            : `${lots} lots at ${ticks} ticks`);
    }
    const filled = f64[word + VENUE_FILLED];
    if (filled !== 0)
        said.push(`${isKnown ? quantityText(instrument, filled) : `${filled} lots`} filled in all`);
    const length = f64[word + TEXT_LENGTH];
    if (length > 0)
        said.push(venueText(f64, word + TEXT, length));
    const halted = isKnown ? `; ${instrument.symbol} is halted for ${directory.accounts[account] ?? account}` : '';
    return `a report that nothing explains: ${broker} said ${said.join(', ')} about ${order}${halted}`;
}
function nameOf(codes, code) {
    return Object.keys(codes).find((name) => codes[name] === code) ?? String(code);
}
//# sourceMappingURL=alarms.js.map