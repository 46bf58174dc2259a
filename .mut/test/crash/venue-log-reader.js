import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
const SCALE = 12;
export function readVenueLog(path) {
    const bytes = readFileSync(path);
    const orders = new Map();
    const fills = [];
    const faults = [];
    let units = [];
    function record(fields) {
        const [kind, number] = fields;
        if (kind === 'G')
            return;
        if (kind === 'P' || kind === 'J') {
            const [clientId, instrument, side, , , price, lots] = fields.slice(3);
            const unit = units[instrument];
            if (unit === undefined || orders.has(number))
                faults.push(`order ${number}: twice, or of no instrument`);
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
        const [, , first, second, third] = fields;
        if (kind === 'F') {
            const quantity = BigInt(third) * unit.lot;
            order.filled += quantity;
            if (order.filled > order.quantity)
                faults.push(`${order.clientId}: filled beyond its quantity`);
            if (order.filled === order.quantity)
                order.state = 'filled';
            fills.push({ execution: first, order, price: BigInt(second) * unit.tick, quantity });
        }
        else if (kind === 'A')
            order.quantity = BigInt(first) * unit.lot;
        else if (kind === 'M') {
            order.price = BigInt(first) * unit.tick;
            order.quantity = BigInt(second) * unit.lot;
        }
        else if (kind === 'C')
            order.state = 'cancelled';
        else if (kind === 'E')
            order.state = 'expired';
        else if (kind !== 'R')
            faults.push(`${JSON.stringify(fields)}: an unknown record`);
    }
    let frame = 0;
    let checksum = 0;
    for (let at = 0; at < bytes.length;) {
        const headEnd = bytes.indexOf(10, at);
        const head = /^#(\d+) (\d+) ([0-9a-f]{8}) ([0-9a-f]{8})$/.exec(bytes.toString('latin1', at, Math.max(at, headEnd)));
        const end = headEnd + 1 + Number(head?.[2] ?? 0);
        // A half-written last frame was never answered by; the venue cuts it off when it starts again.
        if (head === null || end > bytes.length)
            break;
        const body = bytes.subarray(headEnd + 1, end);
        const expected = crc32(body, crc32(`${frame + 1} ${body.length}`, checksum));
        if (Number(head[1]) !== frame + 1 || Number.parseInt(head[3] ?? '', 16) !== expected) {
            faults.push(`frame ${frame + 1}: its checksum is wrong`);
            break;
        }
        const lines = body.toString('latin1').trimEnd().split('\n');
        if (frame === 0)
            units = JSON.parse(lines[0] ?? '[]').slice(2).map(unitOf);
        else
            for (const line of lines)
                record(JSON.parse(line));
        frame += 1;
        checksum = expected;
        at = end;
    }
    return { orders: [...orders.values()], fills, faults };
}
/** "BTCUSDT 1/2 1/6": a tick of 1 / 10^2, a lot of 1 / 10^6. */
function unitOf(text) {
    const [, symbol = '', tick, tickDecimals, lot, lotDecimals] = /^(\S+) (\d+)\/(\d+) (\d+)\/(\d+)$/.exec(text) ?? [];
    const scaled = (mantissa, decimals) => BigInt(mantissa ?? 0) * 10n ** BigInt(SCALE - Number(decimals ?? 0));
    return { symbol, tick: scaled(tick, tickDecimals), lot: scaled(lot, lotDecimals) };
}
/** A decimal text × 10^12. */
export function scaledDecimal(text) {
    const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(text) ?? [];
    if (whole === '')
        throw new Error(`not a decimal: ${text}`);
    const value = BigInt(whole + fraction.padEnd(SCALE, '0'));
    return sign === '-' ? -value : value;
}
//# sourceMappingURL=venue-log-reader.js.map