import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { createLedger } from '../../../workers/venue/ledger.js';
import { DefaultVenueLimits } from '../../../workers/venue/limits.js';
import { createRig, ledgerText } from './rig.js';
function createTwin() {
    const orders = [];
    let time = 0;
    let quote = { B: { price: 0, lots: 0 }, S: { price: 0, lots: 0 } };
    let told = [];
    function fill(order, price, lots) {
        order.open -= lots;
        order.filled += lots;
        if (order.open === 0)
            order.live = false;
        told.push(`fill ${order.id} ${price}@${lots}`);
    }
    function reaches(side, limit, price) {
        return price > 0 && (side === 'B' ? price <= limit : price >= limit);
    }
    /** Everything on the other side that this order may take, best first; the quote is behind the users at its price. */
    function offers(order, limit) {
        const outside = quote[order.side === 'B' ? 'S' : 'B'];
        const found = orders
            .filter((other) => other.live && other !== order && other.side !== order.side)
            .map((maker) => ({
            price: maker.price,
            lots: maker.open,
            maker: maker,
            time: maker.time,
        }));
        if (outside.lots > 0)
            found.push({ price: outside.price, lots: outside.lots, maker: undefined, time: Number.POSITIVE_INFINITY });
        const direction = order.side === 'B' ? 1 : -1;
        return found
            .filter(({ price }) => reaches(order.side, limit, price))
            .sort((a, b) => (a.price === b.price ? a.time - b.time : direction * (a.price - b.price)));
    }
    function enter(order, limit, tif) {
        const all = offers(order, limit);
        const available = all.reduce((sum, { lots }) => sum + lots, 0);
        if (tif !== 'fok' || available >= order.open) {
            for (const { price, lots, maker } of all) {
                const taken = Math.min(lots, order.open);
                if (taken === 0)
                    break;
                fill(order, price, taken);
                if (maker === undefined)
                    quote[order.side === 'B' ? 'S' : 'B'].lots -= taken;
                else
                    fill(maker, price, taken);
            }
        }
        order.time = time++;
        if (order.live && tif !== 'gtc') {
            order.live = false;
            told.push(`cancelled ${order.id} ${order.filled}`);
        }
    }
    function sweep(side, lots, hit) {
        const direction = side === 'B' ? -1 : 1;
        const hits = orders
            .filter((order) => order.live && order.side === side && hit(order))
            .sort((a, b) => (a.price === b.price ? a.time - b.time : direction * (a.price - b.price)));
        let left = lots;
        for (const order of hits) {
            const taken = Math.min(left, order.open);
            if (taken > 0)
                fill(order, order.price, taken);
            left -= taken;
        }
        return left;
    }
    const pair = (text) => text.split('@').map(Number);
    return {
        run(line) {
            told = [];
            const [op, a = '', b = '', c = '', tif = 'gtc'] = line.split(' ');
            const known = orders.find(({ id, live }) => id === a && live);
            if (op === 'new') {
                const market = c.startsWith('market');
                const [price, open] = pair(c.replace('market', '0'));
                const order = { id: a, side: b, price, open, filled: 0, time: time++, live: true };
                told.push(`ack ${a}`);
                const limit = market ? (b === 'B' ? Number.POSITIVE_INFINITY : 1) : price;
                orders.push(order);
                enter(order, limit, market && tif === 'gtc' ? 'ioc' : tif);
            }
            else if (op === 'cancel' && known !== undefined) {
                known.live = false;
                told.push(`cancelled ${a} ${known.filled}`);
            }
            else if (op === 'replace' && known !== undefined) {
                const [price, quantity] = pair(b);
                if (quantity <= known.filled)
                    return [`noreplace ${a} quantity not above what is filled`];
                const keeps = price === known.price && quantity <= known.open + known.filled;
                known.price = price;
                known.open = quantity - known.filled;
                told.push(`replaced ${a} ${price}@${quantity}`);
                if (!keeps)
                    enter(known, price, 'gtc');
            }
            else if (op === 'quote') {
                const [bid, bidLots] = pair(a);
                const [ask, askLots] = pair(b);
                quote = { B: { price: bid, lots: bidLots }, S: { price: ask, lots: askLots } };
                quote.S.lots = sweep('B', askLots, (order) => order.price >= ask);
                quote.B.lots = sweep('S', bidLots, (order) => order.price <= bid);
            }
            else if (op === 'trade') {
                const [price, lots] = pair(a);
                sweep('S', sweep('B', lots, (order) => order.price > price), (order) => order.price < price);
            }
            return told;
        },
    };
}
const price = fc.integer({ min: 96, max: 104 });
const lots = fc.integer({ min: 1, max: 9 });
const step = fc.oneof({
    weight: 6,
    arbitrary: fc
        .tuple(fc.constantFrom('B', 'S'), price, lots, fc.constantFrom('gtc', 'gtc', 'gtc', 'ioc', 'fok', 'market'))
        .map(([side, at, size, tif]) => tif === 'market' ? `new # ${side} market@${size} gtc` : `new # ${side} ${at}@${size} ${tif}`),
}, { weight: 2, arbitrary: fc.nat(40).map((which) => `cancel o${which}`) }, { weight: 2, arbitrary: fc.tuple(fc.nat(40), price, lots).map(([n, at, size]) => `replace o${n} ${at}@${size}`) }, {
    weight: 1,
    arbitrary: fc
        .tuple(price, lots, lots, fc.integer({ min: 1, max: 3 }))
        .map(([bid, bidLots, askLots, spread]) => `quote ${bid}@${bidLots} ${bid + spread}@${askLots}`),
}, { weight: 1, arbitrary: fc.tuple(price, lots).map(([at, size]) => `trade ${at}@${size}`) });
const script = fc
    .array(step, { minLength: 1, maxLength: 60, size: 'max' })
    .map((lines) => lines.map((line, index) => line.replace('#', `o${index}`)));
test('the book fills exactly as a naive twin that searches all orders by price, then time', () => {
    fc.assert(fc.property(script, (lines) => {
        const rig = createRig();
        const twin = createTwin();
        for (const line of lines) {
            const told = rig.run(line).filter((text) => !/^no(cancel|replace) \S+ (order is|unknown)/.test(text));
            assert.deepEqual(told, twin.run(line), line);
        }
    }), { numRuns: 400 });
});
test('no quantity is made or lost, and users never stay crossed', () => {
    fc.assert(fc.property(script, (lines) => {
        const rig = createRig();
        for (const line of lines) {
            const told = rig.run(line);
            if (line.startsWith('new') || line.startsWith('replace')) {
                // Without the outside market every lot bought is a lot sold.
                const fills = told.filter((text) => text.startsWith('fill'));
                const taker = line.split(' ')[1];
                const makers = fills.filter((text) => text.split(' ')[1] !== taker).length;
                const outside = fills.length - 2 * makers;
                assert.ok(outside === 0 || outside === 1, 'the quote is taken at most once');
            }
            const [book] = rig.ledger.books;
            const bid = book?.sides[0].levels.at(-1)?.priceTicks ?? 0;
            const ask = book?.sides[1].levels.at(-1)?.priceTicks ?? Number.POSITIVE_INFINITY;
            assert.ok(bid < ask, `crossed: ${bid} ${ask} after ${line}`);
            let resting = 0;
            for (const order of rig.gateway.orders.values()) {
                const executed = order.executions.reduce((sum, { quantityLots }) => sum + quantityLots, 0);
                assert.equal(executed, order.filledLots);
                assert.ok(order.filledLots <= order.quantityLots);
                assert.equal(order.state === 'filled', order.filledLots === order.quantityLots);
                assert.equal(order.state === 'open', order.level !== undefined);
                if (order.state === 'open')
                    resting++;
            }
            assert.equal(book?.resting, resting);
            assert.equal(rig.ledger.openOrders.size, resting);
        }
    }), { numRuns: 200 });
});
test('the records, applied to an empty ledger, give the same ledger', () => {
    fc.assert(fc.property(script, fc.integer({ min: 3, max: 100 }), (lines, orders) => {
        const limits = { ...DefaultVenueLimits, orders };
        const rig = createRig(limits);
        let records = '';
        for (const line of lines) {
            rig.run(line);
            records += rig.ledger.takeRecords();
        }
        const copy = createLedger(SimulatedInstruments, limits);
        for (const record of records.trimEnd().split('\n'))
            copy.apply(JSON.parse(record));
        assert.equal(ledgerText(copy), ledgerText(rig.ledger));
    }), { numRuns: 200 });
});
//# sourceMappingURL=book.property.test.js.map