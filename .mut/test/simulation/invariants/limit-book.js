import { LIMIT_FIELDS, LimitField, LimitLayer } from '../../../core/risk/limit-field.js';
import { EVENT_DEFINITION } from '../../../core/schema/definition.js';
import { EventByte, EventHalf, EventWord } from '../../../core/schema/event.js';
import { LimitsWord } from '../../../core/schema/risk.js';
import { textOfTag } from './open-orders.js';
export function createLimitBook() {
    const rows = new Map();
    function best(name, matches) {
        const { index } = LimitField[name];
        let found;
        let rank = -1;
        for (const row of rows.values()) {
            const value = row.values.get(index);
            if (value === undefined || rankOf(row) <= rank || !matches(row))
                continue;
            found = value;
            rank = rankOf(row);
        }
        return found;
    }
    return {
        change(records) {
            const { f64, i32, u8 } = records;
            const layer = f64[EVENT_DEFINITION + LimitsWord.LAYER];
            const place = {
                account: i32[EventHalf.ACCOUNT],
                tag: textOfTag(f64, EventWord.CLIENT_ID_LENGTH),
                instrument: i32[EventHalf.INSTRUMENT],
                broker: u8[EventByte.BROKER] - 1,
            };
            const key = JSON.stringify([layer, place]);
            const row = rows.get(key) ?? { ...place, layer, values: new Map() };
            rows.set(key, row);
            let at = EVENT_DEFINITION + LimitsWord.VALUES;
            for (let field = 0; field < LIMIT_FIELDS; field++) {
                if (((f64[EVENT_DEFINITION + LimitsWord.CLEARED] >> field) & 1) === 1)
                    row.values.delete(field);
                if (((f64[EVENT_DEFINITION + LimitsWord.SET] >> field) & 1) === 1)
                    row.values.set(field, f64[at++]);
            }
        },
        forget: () => rows.clear(),
        of: (name, place) => best(name, (row) => row.layer !== LimitLayer.firm && covers(row, place)),
        total(name, place) {
            const isPart = (row) => row.tag === place.tag && row.broker === place.broker;
            return best(name, (row) => row.layer !== LimitLayer.firm && covers(row, place) && isPart(row));
        },
        firm(name, instrument = -1) {
            return best(name, (row) => {
                return row.layer === LimitLayer.firm && (row.instrument < 0 || row.instrument === instrument);
            });
        },
    };
}
/** What a row names is what is asked. */
function covers(row, place) {
    return ((row.account < 0 || row.account === place.account) &&
        (row.tag === '' || row.tag === place.tag) &&
        (row.instrument < 0 || row.instrument === place.instrument) &&
        (row.broker < 0 || row.broker === place.broker));
}
/** What was set before what is configured; then who names the account, the tag, the symbol, the broker. */
function rankOf({ layer, account, tag, instrument, broker }) {
    const names = [layer === LimitLayer.set, account >= 0, tag !== '', instrument >= 0, broker >= 0];
    return names.reduce((rank, isNamed) => rank * 2 + (isNamed ? 1 : 0), 0);
}
//# sourceMappingURL=limit-book.js.map