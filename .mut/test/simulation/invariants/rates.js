import { DuplicateMode } from '../../../core/risk/limit-field.js';
import { EventKind, EventWord } from '../../../core/schema/event.js';
import { OrderStatus } from '../../../core/schema/order-kind.js';
import { PlaceOption } from '../../../core/schema/risk.js';
import { must } from '../violation.js';
const K = EventKind;
const E = EventWord;
const KINDS = [
    { code: 'ORDER_RATE', perSecond: 'orders_per_second', burst: 'orders_burst', isOfOrders: true },
    { code: 'MESSAGE_RATE', perSecond: 'messages_per_second', burst: 'messages_burst', isOfOrders: false },
];
/** How often a scope may act, and whether it says the same twice. */
export function createRates(limits) {
    const buckets = new Map();
    /** Contents that were placed, the newest last, as many as the engine remembers. */
    let recent = [];
    const REMEMBERED = 16;
    function limitOf(name, scope, { account, tag }) {
        if (scope === 'firm')
            return limits.firm(name);
        return limits.total(name, { account, tag: scope.startsWith('tag') ? tag : '', instrument: -1, broker: -1 });
    }
    function* bucketsOf({ kind, records }, order) {
        if (kind !== K.accepted && kind !== K.replace_requested)
            return;
        const scopes = ['firm', `account ${order.account}`];
        if (order.tag !== '')
            scopes.push(`tag ${order.account}/${order.tag}`);
        const nowUs = records.f64[E.TIME_US];
        for (const { code, perSecond, burst, isOfOrders } of KINDS) {
            if (isOfOrders && kind !== K.accepted)
                continue;
            for (const scope of scopes) {
                const rate = limitOf(perSecond, scope, order);
                if (rate === undefined)
                    continue;
                const bucket = buckets.get(`${code} ${scope}`) ?? { missing: 0, atUs: 0 };
                buckets.set(`${code} ${scope}`, bucket);
                const missing = Math.max(0, bucket.missing - ((nowUs - bucket.atUs) * rate) / 1e6);
                yield { bucket, size: limitOf(burst, scope, order) ?? rate, missing, code, scope };
            }
        }
    }
    const contentOf = (order, { f64 }) => [
        order.account,
        order.tag,
        order.instrument,
        order.isBuy,
        order.isMarket,
        f64[E.QUANTITY_LOTS],
        f64[E.PRICE_TICKS],
    ].join('/');
    return {
        judge(facts, order, override) {
            const { seq, kind, records } = facts;
            for (const { size, missing, code, scope } of bucketsOf(facts, order)) {
                const taken = missing + 1;
                must(taken <= size + 1e-9 || override(code), 'nobody acts more often than allowed', () => {
                    return `event ${seq}: ${taken} of ${size} tokens of ${scope} (${code})`;
                });
            }
            if (kind !== K.accepted || order.status === OrderStatus.held || override('DUPLICATE_ORDER'))
                return;
            const place = { account: order.account, tag: order.tag, instrument: order.instrument, broker: order.broker };
            const windowUs = (limits.of('duplicate_window_ms', place) ?? 0) * 1000;
            const isWarned = limits.of('duplicate_mode', place) === DuplicateMode.warn;
            const isMeant = (records.f64[E.OPTIONS] & PlaceOption.duplicateOverride) !== 0;
            if (windowUs === 0 || isWarned || isMeant)
                return;
            const content = contentOf(order, records);
            const same = recent.findLast((one) => one.content === content);
            must(same === undefined || records.f64[E.TIME_US] - same.atUs > windowUs, 'nobody says the same twice', () => {
                return `event ${seq}: ${content} was placed ${records.f64[E.TIME_US] - (same?.atUs ?? 0)} us before`;
            });
        },
        learn(facts, order) {
            const atUs = facts.records.f64[E.TIME_US];
            for (const { bucket, missing } of bucketsOf(facts, order))
                Object.assign(bucket, { missing: missing + 1, atUs });
            if (facts.kind !== K.accepted)
                return;
            const broker = order.status === OrderStatus.held ? -1 : order.broker;
            const place = { account: order.account, tag: order.tag, instrument: order.instrument, broker };
            if ((limits.of('duplicate_window_ms', place) ?? 0) === 0)
                return;
            recent.push({ content: contentOf(order, facts.records), atUs });
            if (recent.length > REMEMBERED)
                recent = recent.slice(1);
        },
        limitsChanged: () => buckets.clear(),
        forget() {
            buckets.clear();
            recent = [];
        },
    };
}
//# sourceMappingURL=rates.js.map