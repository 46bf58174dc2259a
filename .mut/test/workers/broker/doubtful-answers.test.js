import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBrokerBench, } from '../../support/broker-bench.js';
/** A bench whose broker 0 has a reconciled session. */
function readyBench(options = {}) {
    const bench = createBrokerBench(options);
    const venue = bench.venues[0];
    venue.events.up(true);
    bench.event('broker_session', { note: 'up' });
    bench.event('broker_session', { note: 'probed' });
    bench.run();
    assert.deepEqual(bench.reports(), ['session_up fenced', 'reconciled']);
    return { ...bench, venue };
}
describe('broker agent: answers that settle nothing', () => {
    it('goes on asking about a replace that nobody answered when the place is acknowledged once more', () => {
        const { event, run, pass, venue, id, reports } = readyBench();
        event('replace_requested', { orderId: 1, arg0: 90, arg1: 4 });
        run();
        venue.accepts = false; // The question can't leave yet.
        pass(2_000_000);
        venue.events.acknowledged(id(1));
        venue.accepts = true;
        run();
        assert.equal(venue.wire.at(-1), `query ${id(1)}`);
        assert.deepEqual(reports(), ['outcome_unknown 1/1 "no answer in time"', 'acknowledged 1/1']);
    });
    it('still waits for a replace when the answer to the one before it is told twice', () => {
        const { event, run, pass, venue, id, reports } = readyBench();
        event('replace_requested', { orderId: 1, arg0: 90, arg1: 4 });
        run();
        venue.events.replaced(id(1), 90, 4, 0);
        event('replace_requested', { orderId: 1, arg0: 91, arg1: 4 });
        run();
        venue.events.replaced(id(1), 90, 4, 0);
        pass(2_000_000);
        assert.deepEqual(reports(), ['replaced 1/1 4@90', 'replaced 1/1 4@90', 'outcome_unknown 1/1 "no answer in time"']);
        assert.equal(venue.wire.at(-1), `query ${id(1)}`);
    });
    it('believes that a replace was not done only when the venue says so twice', () => {
        const { event, run, pass, venue, id, reports } = readyBench();
        event('replace_requested', { orderId: 1, arg0: 90, arg1: 400 });
        run();
        pass(2_000_000);
        assert.deepEqual(reports(), ['outcome_unknown 1/1 "no answer in time"']);
        // It may have overtaken the replace.
        venue.events.state(id(1), 'open', 100, 5, 0);
        run();
        assert.deepEqual(reports(), []);
        pass(1_000_000);
        assert.equal(venue.wire.filter((text) => text === `query ${id(1)}`).length, 2);
        venue.events.state(id(1), 'open', 100, 5, 0);
        run();
        assert.deepEqual(reports(), ['state 1/1 open 5@100']);
    });
    it('believes at once that a replace was done, that the order ended, and what a fenced session says', () => {
        for (const answer of ['done', 'ended', 'fenced']) {
            const { event, run, pass, venue, id, reports } = readyBench();
            event('replace_requested', { orderId: 1, arg0: 90, arg1: 400 });
            run();
            pass(2_000_000);
            if (answer === 'fenced') {
                venue.events.down('lost');
                venue.events.up(true);
                run();
            }
            reports();
            if (answer === 'done')
                venue.events.state(id(1), 'open', 90, 400, 0);
            else
                venue.events.state(id(1), answer === 'ended' ? 'cancelled' : 'open', 100, 5, 0);
            run();
            assert.match(reports().join(), /^state 1\/1 /, answer);
        }
    });
    it('asks about an order whose end the engine does not believe', () => {
        const { event, run, venue, id } = readyBench();
        event('outcome_unknown', { orderId: 1, report: 'cancelled' });
        run();
        assert.deepEqual(venue.wire, [`query ${id(1)}`]);
        // Its own doubts it looks into anyway.
        event('outcome_unknown', { orderId: 2, report: 'outcome_unknown' });
        run();
        assert.deepEqual(venue.wire, [`query ${id(1)}`]);
    });
    it('takes no line of a list that was asked for twice for the answer to a question', () => {
        const bench = createBrokerBench();
        const venue = bench.venues[0];
        venue.listsNothing = false;
        venue.events.up(true);
        bench.event('broker_session', { note: 'up' });
        bench.event('probe_requested', { orderId: 1 });
        bench.event('broker_session', { note: 'probed' });
        bench.run();
        bench.pass(2_000_000); // The list is late, and asked for again.
        venue.events.state(bench.id(1), 'open', 100, 5, 3);
        venue.events.listed(1);
        bench.run();
        venue.events.state(bench.id(1), 'open', 100, 5, 3); // Of the second list: its fills were not told before it.
        venue.events.listed(1);
        bench.run();
        assert.deepEqual(bench.reports(), ['session_up fenced']);
        assert.equal(venue.wire.at(-1), `query ${bench.id(1)}`);
        venue.events.filled(bench.id(1), 9, 100, 3, 3);
        venue.events.state(bench.id(1), 'open', 100, 5, 3);
        bench.run();
        assert.deepEqual(bench.reports(), ['filled 1/1 3@100#9 filled=3', 'state 1/1 open filled=3 5@100', 'reconciled']);
    });
});
//# sourceMappingURL=doubtful-answers.test.js.map