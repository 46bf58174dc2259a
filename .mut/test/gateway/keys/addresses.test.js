import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIn, isLoopback, normalAddress, parseRange } from '../../../gateway/keys/addresses.js';
/** The bytes of an address, by hand. */
function bytes(text) {
    if (text.includes('.') && !text.includes(':'))
        return Uint8Array.from(text.split('.'), Number);
    return Uint8Array.from(text.split(':').flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]));
}
const V6 = '2001:db8:0:0:0:0:0:1';
const MAPPED = '0:0:0:0:0:ffff:a00:1';
const ranges = [
    ['10.0.0.1', ['10.0.0.1', MAPPED], ['10.0.0.2', '10.0.1.1', V6]],
    ['10.0.0.0/8', ['10.0.0.0', '10.255.255.255', MAPPED], ['9.255.255.255', '11.0.0.0']],
    ['10.0.0.0/9', ['10.127.255.255'], ['10.128.0.0']],
    ['192.0.2.128/25', ['192.0.2.128', '192.0.2.255'], ['192.0.2.127', '192.0.3.128']],
    ['192.0.2.4/31', ['192.0.2.4', '192.0.2.5'], ['192.0.2.3', '192.0.2.6']],
    ['0.0.0.0/0', ['0.0.0.0', '255.255.255.255', MAPPED], [V6]],
    ['::/0', [V6, '0:0:0:0:0:0:0:1'], ['10.0.0.1', MAPPED]],
    ['::1', ['0:0:0:0:0:0:0:1'], ['0:0:0:0:0:0:0:2', '127.0.0.1']],
    ['2001:db8::/32', [V6, '2001:db8:ffff:0:0:0:0:0'], ['2001:db9:0:0:0:0:0:1']],
    ['2001:db8::1', [V6], ['2001:db8:0:0:0:0:0:2']],
    ['1:2:3:4:5:6:7:8', ['1:2:3:4:5:6:7:8'], ['1:2:3:4:5:6:7:9']],
    ['::ffff:10.0.0.1', ['10.0.0.1', MAPPED], ['10.0.0.2']],
    ['::ffff:10.0.0.0/104', ['10.9.9.9', MAPPED], ['11.0.0.0']],
    ['64:ff9b::10.0.0.1', ['64:ff9b:0:0:0:0:a00:1'], ['10.0.0.1']],
];
for (const [text, inside, outside] of ranges) {
    test(`${text} has its addresses and no others`, () => {
        const range = parseRange(text);
        assert.ok(range);
        for (const one of inside)
            assert.ok(isIn(range, normalAddress(bytes(one))), one);
        for (const one of outside)
            assert.ok(!isIn(range, normalAddress(bytes(one))), one);
        assert.ok(!isIn(range, new Uint8Array(0)), 'no address at all');
    });
}
for (const text of [
    '',
    'localhost',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.01',
    '10.0.0.1/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.1/8',
    '10.0.0.0/8/8',
    ' 10.0.0.1',
    '::1/129',
    '2001:db8::1/32',
    'fe80::1%eth0',
    '1:2:3:4:5:6:7',
    '::1::',
]) {
    test(`"${text}" is no address and no network`, () => {
        assert.equal(parseRange(text), undefined);
    });
}
test('loopback is 127.0.0.0/8 and ::1, mapped or not', () => {
    for (const [text, expected] of [
        ['127.0.0.1', true],
        ['127.9.9.9', true],
        ['0:0:0:0:0:ffff:7f00:1', true],
        ['0:0:0:0:0:0:0:1', true],
        ['0:0:0:0:0:0:0:0', false],
        ['1:0:0:0:0:0:0:1', false],
        ['128.0.0.1', false],
        ['10.0.0.1', false],
    ]) {
        assert.equal(isLoopback(normalAddress(bytes(text))), expected, text);
    }
    assert.equal(isLoopback(new Uint8Array(0)), false);
});
//# sourceMappingURL=addresses.test.js.map