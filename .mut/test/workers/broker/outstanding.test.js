import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OrderType, TimeInForce } from '../../../core/schema/order-kind.js';
import { NO_ROW } from '../../../workers/broker/order-rows.js';
import { createOutstanding } from '../../../workers/broker/outstanding.js';
import { newRequest, RequestKind } from '../../../workers/broker/request.js';
function request(kind, orderId, fields = {}) {
    return { ...newRequest(), kind, orderId, attempt: 1, type: OrderType.limit, ...fields };
}
describe('outstanding requests', () => {
    it('are found by kind, order and attempt, and are as old as they were sent', () => {
        const table = createOutstanding(8);
        const place = table.add(request(RequestKind.place, 7), 1);
        const cancel = table.add(request(RequestKind.cancel, 7), 1);
        const second = table.add(request(RequestKind.place, 7, { attempt: 2 }), 2);
        assert.deepEqual([table.find(RequestKind.place, 7, 1), table.find(RequestKind.cancel, 7, 1), table.find(RequestKind.place, 7, 2)], [place, cancel, second]);
        assert.equal(table.find(RequestKind.replace, 7, 1), NO_ROW);
        assert.equal(table.find(RequestKind.place, 8, 1), NO_ROW);
        assert.deepEqual([table.oldest(RequestKind.place), table.oldest(RequestKind.replace)], [place, NO_ROW]);
        table.drop(RequestKind.place, 7, 1);
        table.drop(RequestKind.place, 7, 1);
        assert.deepEqual([table.oldest(RequestKind.place), table.size()], [second, 2]);
    });
    it('stand last once sent again, and count once', () => {
        const table = createOutstanding(2);
        table.add(request(RequestKind.cancel, 1), 1);
        const other = table.add(request(RequestKind.cancel, 2), 1);
        assert.equal(table.isFull(), true);
        table.add(request(RequestKind.cancel, 1), 2);
        assert.deepEqual([table.oldest(RequestKind.cancel), table.size()], [other, 2]);
        assert.equal(table.sessions[table.find(RequestKind.cancel, 1, 1)], 2);
    });
    it('know which orders can not rest, whatever stood in their row before', () => {
        const table = createOutstanding(1);
        const cases = [
            [{ type: OrderType.market }, 1],
            [{ timeInForce: TimeInForce.gtc }, 0],
            [{ timeInForce: TimeInForce.ioc }, 1],
            [{ timeInForce: TimeInForce.gtd }, 0],
            [{ timeInForce: TimeInForce.fok }, 1],
            [{ kind: RequestKind.cancel, timeInForce: TimeInForce.ioc }, 0],
        ];
        for (const [fields, endsAtOnce] of cases) {
            const row = table.add(request(RequestKind.place, 1, fields), 1);
            assert.deepEqual([table.endsAtOnce[row], table.isHeardOf[row]], [endsAtOnce, 0]);
            table.isHeardOf[row] = 1;
            table.remove(row);
        }
    });
});
//# sourceMappingURL=outstanding.test.js.map