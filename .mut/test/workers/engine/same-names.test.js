import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.js';
import { engineSetup } from '../../../gateway/boot/engine-setup.js';
import { refuseOtherNames } from '../../../workers/engine/same-names.js';
import { ExitCode, ExitError } from '../../../workers/exit-codes.js';
import { configOf, createConfiguredEngine } from '../../support/configured-engine.js';
const engine = createConfiguredEngine({
    ACCOUNTS: 'main,hedge',
    BROKERS: [
        { id: 'x', adapter: 'null' },
        { id: 'y', adapter: 'null' },
    ],
});
function refusal(settings) {
    try {
        refuseOtherNames(engine.state, engineSetup(configOf(settings), SimulatedInstruments));
        return '';
    }
    catch (error) {
        assert.ok(error instanceof ExitError);
        assert.equal(error.exitCode, ExitCode.usage);
        return error.message;
    }
}
const BROKERS = [
    { id: 'x', adapter: 'null' },
    { id: 'y', adapter: 'null' },
];
test('the accounts and brokers of before may stay, have others behind them, or lack the last', () => {
    assert.equal(refusal({ ACCOUNTS: 'main,hedge', BROKERS }), '');
    assert.equal(refusal({ ACCOUNTS: 'main,hedge,third', BROKERS: [...BROKERS, { id: 'z', adapter: 'null' }] }), '');
    assert.equal(refusal({ ACCOUNTS: 'main', BROKERS: BROKERS.slice(0, 1) }), '');
});
test('another account or broker in a place is refused, since its orders would be somebody else’s', () => {
    assert.match(refusal({ ACCOUNTS: 'hedge,main', BROKERS }), /^ACCOUNTS names hedge as number 1, but .* is main: /);
    assert.match(refusal({ ACCOUNTS: 'main,hedge', BROKERS: BROKERS.toReversed() }), /^BROKERS names y as number 1, /);
});
//# sourceMappingURL=same-names.test.js.map