import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MAX_ATTEMPT, makeVenueClientId, parseVenueClientId } from '../../../workers/broker/venue-client-id.js';
describe('venue client ids', () => {
    it('are parsed back to the order and attempt that they were made of', () => {
        const attempts = fc.integer({ min: 1, max: MAX_ATTEMPT });
        fc.assert(fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), attempts, (orderId, attempt) => {
            const id = makeVenueClientId('0badcafe', orderId, attempt);
            assert.ok(id.length <= 48);
            assert.deepEqual(parseVenueClientId('0badcafe', id), { orderId, attempt });
        }));
    });
    for (const text of [
        '',
        'tg-0badcafe-1',
        'tg-0badcafe-0-1',
        'tg-0badcafe-01-1',
        'tg-0badcafe-1-0',
        'tg-0badcafe-1-256',
        'tg-0badcafe-9007199254740992-1',
        'tg-0badcaff-1-1',
        'tg-0BADCAFE-1-1',
        ' tg-0badcafe-1-1',
        'tg-0badcafe-1-1\n',
        'tg-0badcafe-1-1-1',
    ]) {
        it(`are not ours: ${JSON.stringify(text)}`, () => {
            assert.equal(parseVenueClientId('0badcafe', text), undefined);
        });
    }
});
//# sourceMappingURL=venue-client-id.test.js.map