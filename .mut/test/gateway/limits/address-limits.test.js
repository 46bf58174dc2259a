import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalAddress } from '../../../gateway/keys/addresses.js';
import { ADDRESS_LIMITS, MAX_ADDRESSES, addressKey, createAddressLimits, } from '../../../gateway/limits/address-limits.js';
const SECOND = 1_000_000_000;
function v4(...bytes) {
    return Uint8Array.from(bytes);
}
/** Eight groups, as they are written. */
function v6(...groups) {
    return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}
const exempt = [
    ['127.0.0.1', v4(127, 0, 0, 1), true],
    ['127.0.0.2', v4(127, 0, 0, 2), true],
    ['127.255.255.254', v4(127, 255, 255, 254), true],
    ['128.0.0.1', v4(128, 0, 0, 1), false],
    ['::1', v6(0, 0, 0, 0, 0, 0, 0, 1), true],
    ['::2', v6(0, 0, 0, 0, 0, 0, 0, 2), false],
    ['::ffff:127.0.0.1', v6(0, 0, 0, 0, 0, 0xffff, 0x7f00, 1), true],
    ['::ffff:10.0.0.1', v6(0, 0, 0, 0, 0, 0xffff, 0x0a00, 1), false],
];
for (const [text, address, expected] of exempt) {
    test(`${text} is ${expected ? 'not ' : ''}counted`, () => {
        const limits = createAddressLimits(ADDRESS_LIMITS);
        limits.handshake(normalAddress(address), 0);
        assert.equal(limits.count(), expected ? 0 : 1);
    });
}
test('an IPv4 address is one in IPv6 clothes too, and an IPv6 address counts by its first 64 bits', () => {
    assert.equal(addressKey(v4(10, 0, 0, 1)), addressKey(normalAddress(v6(0, 0, 0, 0, 0, 0xffff, 0x0a00, 1))));
    assert.notEqual(addressKey(v4(10, 0, 0, 1)), addressKey(v4(10, 0, 0, 2)));
    assert.equal(addressKey(v6(0x2001, 0xdb8, 1, 2, 3, 4, 5, 6)), addressKey(v6(0x2001, 0xdb8, 1, 2, 9, 9, 9, 9)));
    assert.notEqual(addressKey(v6(0x2001, 0xdb8, 1, 2, 3, 4, 5, 6)), addressKey(v6(0x2001, 0xdb8, 1, 3, 3, 4, 5, 6)));
});
test('an address has 10 handshakes a second', () => {
    const limits = createAddressLimits(ADDRESS_LIMITS);
    const [one, other] = [v4(10, 0, 0, 1), v4(10, 0, 0, 2)];
    for (let i = 0; i < 10; i++)
        assert.equal(limits.handshake(one, SECOND), 'ok');
    assert.equal(limits.handshake(one, SECOND), 'too-fast');
    assert.equal(limits.handshake(other, SECOND), 'ok');
    assert.equal(limits.handshake(one, SECOND + SECOND / 10), 'ok');
    assert.equal(limits.handshake(one, SECOND + SECOND / 10), 'too-fast');
});
test('an address has 50 sessions, and another one once one of them is closed', () => {
    const limits = createAddressLimits(ADDRESS_LIMITS);
    const address = v4(10, 0, 0, 1);
    let now = 0;
    for (let i = 0; i < 50; i++) {
        now += SECOND;
        assert.equal(limits.handshake(address, now), 'ok');
        limits.opened(address);
    }
    now += SECOND;
    assert.equal(limits.handshake(address, now), 'too-many');
    limits.closed(address);
    assert.equal(limits.handshake(address, now), 'ok');
});
test('loopback addresses are not counted', () => {
    const limits = createAddressLimits(ADDRESS_LIMITS);
    for (let i = 0; i < 200; i++) {
        assert.equal(limits.handshake(v4(127, 0, 0, 1 + (i % 3)), 0), 'ok');
        limits.opened(v4(127, 0, 0, 1));
        limits.closed(v4(127, 0, 0, 1));
    }
    assert.equal(limits.count(), 0);
});
test('as many addresses are remembered as there may be, then strangers wait until some have been quiet', () => {
    const limits = createAddressLimits(ADDRESS_LIMITS);
    const addressOf = (n) => v4(10, n >> 16, (n >> 8) & 0xff, n & 0xff);
    for (let n = 0; n < MAX_ADDRESSES; n++)
        assert.equal(limits.handshake(addressOf(n), 0), 'ok');
    limits.opened(addressOf(7));
    assert.equal(limits.handshake(addressOf(MAX_ADDRESSES), 0), 'too-fast');
    assert.equal(limits.handshake(addressOf(8), 0), 'ok');
    assert.equal(limits.handshake(addressOf(MAX_ADDRESSES), 2 * SECOND), 'ok');
    assert.equal(limits.count(), 2);
});
//# sourceMappingURL=address-limits.test.js.map