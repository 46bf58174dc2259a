import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { HEADER_BYTES } from '../../../core/wire/header.js';
import { WIRE_CODECS } from '../../support/wire-codecs.js';
import { record, recordsIn } from '../../support/wire-client.js';
import { WIRE_EXAMPLES, wirePage } from '../../support/wire-page.js';
const PAGE = 'gateway/wire/README.md';
if (process.env['WRITE_PAGES'] === '1')
    writeFileSync(PAGE, wirePage());
const page = readFileSync(PAGE, 'utf8');
test('the page that documents each byte is what the layouts say', () => {
    assert.equal(page, wirePage(), 'write it anew: WRITE_PAGES=1 node test/run.mjs fast wire/page');
});
for (const { layout } of WIRE_CODECS) {
    test(`the example of ${layout.name} on the page is decoded as what it says`, () => {
        const section = page.split('\n### ').find((part) => part.startsWith(`${layout.name}: `));
        const dump = /```\n([^`]*)\n```/.exec(section ?? '')?.[1];
        assert.ok(dump !== undefined);
        const bytes = Buffer.from(dump
            .split('\n')
            .map((line) => line.slice(6))
            .join('')
            .replaceAll(' ', ''), 'hex');
        assert.ok(bytes.length >= layout.bytes && bytes.length > HEADER_BYTES);
        const [decoded, ...rest] = recordsIn(bytes);
        assert.equal(rest.length, 0);
        assert.equal(decoded.type, layout.type);
        const [meant] = recordsIn(record(layout.name, WIRE_EXAMPLES[layout.name].values));
        assert.deepEqual(decoded, meant);
        for (const [name, value] of Object.entries(WIRE_EXAMPLES[layout.name].values)) {
            if (typeof value === 'number')
                assert.equal(decoded.value[name], value, name);
        }
    });
}
//# sourceMappingURL=page.test.js.map