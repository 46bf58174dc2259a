import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Roles } from '../../core/topology.js';
import { diedCode, ExitCode, exitMeaning, stalledCode } from '../../workers/exit-codes.js';
describe('exit codes', () => {
    it('are distinct for every thread and cause, and each has a meaning', () => {
        const codes = [...Object.values(ExitCode), ...Roles.map(diedCode), ...Roles.map(stalledCode)];
        assert.equal(new Set(codes).size, codes.length);
        for (const code of codes) {
            assert.ok(code >= 0 && code < 126, 'shells use the others');
            assert.doesNotMatch(exitMeaning(code), /unknown/);
        }
        assert.equal(exitMeaning(diedCode('engine')), 'the engine thread died');
        assert.equal(exitMeaning(stalledCode('journal')), 'the journal thread stalled');
        assert.match(exitMeaning(125), /unknown/);
    });
});
//# sourceMappingURL=exit-codes.test.js.map