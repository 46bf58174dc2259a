import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BrokerState, MAX_SCORE_DEPTH, MAX_SCORE_LATENCY_US, MAX_SCORE_TOKENS, packScore, scoreDepth, scoreLatencyUs, scoreState, scoreTokens, } from '../../../core/routing/scoreboard.js';
describe('scoreboard', () => {
    it('gives every part back, each held at its greatest value', () => {
        const part = fc.integer({ min: 0, max: 2_000_000 });
        fc.assert(fc.property(fc.constantFrom(...Object.values(BrokerState)), part, part, part, (state, latencyUs, tokens, depth) => {
            const score = packScore(state, latencyUs, tokens, depth);
            assert.ok(score >= 0 && score < 2 ** 31);
            assert.equal(scoreState(score), state);
            assert.equal(scoreLatencyUs(score), Math.min(MAX_SCORE_LATENCY_US, Math.floor(latencyUs / 32) * 32));
            assert.equal(scoreTokens(score), Math.min(MAX_SCORE_TOKENS, tokens));
            assert.equal(scoreDepth(score), Math.min(MAX_SCORE_DEPTH, depth));
        }));
    });
    it('takes unlimited tokens and fractions of latency', () => {
        const score = packScore(BrokerState.ready, 100.7, Infinity, 0);
        assert.deepEqual([scoreLatencyUs(score), scoreTokens(score)], [96, MAX_SCORE_TOKENS]);
    });
});
//# sourceMappingURL=scoreboard.test.js.map