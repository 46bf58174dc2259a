import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStreamsJudge } from './judge-streams.js';
const EPOCH = 'journal';
function report(sequence, more = {}) {
    const order = { order_id: String(sequence), client_order_id: `id-${sequence}`, status: 'live' };
    return { epoch: EPOCH, sequence, event: 'accepted', order, ...more };
}
function told(judge) {
    return judge.problems.map(({ what }) => what);
}
/** What the judge says of one client that is told this; another is told 1, 2, 3, 4. */
function problemsOf(...reports) {
    const judge = createStreamsJudge('a');
    const right = judge.client('right');
    for (let sequence = 1; sequence <= 4; sequence++)
        right.report(report(sequence));
    const other = judge.client('other');
    for (const one of reports)
        other.report(one);
    judge.ended();
    return told(judge);
}
test('two clients with the same reports have nothing wrong', () => {
    assert.deepEqual(problemsOf(report(1), report(2), report(3), report(4)), []);
});
test('a hole, a repeat, a step back, a wrong start and an early end are seen', () => {
    for (const [numbers, what] of [
        [[1, 3, 4], 'a hole: 3 where 2 was due'],
        [[1, 2, 2, 3, 4], 'a repeat: 2 where 3 was due'],
        [[1, 2, 3, 1, 2, 3, 4], 'a step back: 1 where 4 was due'],
        [[2, 3, 4], 'a hole: 2 where 1 was due'],
        [[1, 2, 3], 'at the end it has 3 of 4 reports'],
    ]) {
        assert.deepEqual(problemsOf(...numbers.map((sequence) => report(sequence))), [`a, other: ${what}`]);
    }
});
test('a report that says something else to somebody else is seen, however its fields are ordered', () => {
    const order = { order_id: '2', client_order_id: 'id-2', status: 'filled' };
    const [what, ...more] = problemsOf(report(1), report(2, { order }), report(3), report(4));
    assert.match(what, /^a, other: report 2 says .*status:"filled".* and to others .*status:"live"/);
    assert.deepEqual(more, []);
    const { epoch, sequence, event, order: same } = report(2);
    assert.deepEqual(problemsOf(report(1), { order: same, event, sequence, epoch }, report(3), report(4)), []);
});
test('an order that is accepted twice is seen', () => {
    const judge = createStreamsJudge('a');
    const client = judge.client('one');
    client.report(report(1));
    client.report({ ...report(2), order: report(1).order });
    assert.deepEqual(told(judge), ['a, one: report 2: id-1 is accepted a second time']);
});
test('another epoch without a word is seen', () => {
    const judge = createStreamsJudge('a');
    const client = judge.client('one');
    client.report(report(1));
    client.report(report(2, { epoch: 'another' }));
    assert.equal(judge.problems.length, 1);
    assert.match(told(judge)[0], /epoch another, after 1 of journal, and no gap was told/);
});
test('a gap is right where reports are not kept any more or the epoch is another; elsewhere it is wrong', () => {
    for (const [resumedAt, isRight] of [
        [{ epoch: EPOCH, sequence: 10_002 }, true],
        [{ epoch: EPOCH, sequence: 10_001 }, false],
        [{ epoch: 'another', sequence: 5 }, true],
    ]) {
        const judge = createStreamsJudge('a');
        const client = judge.client('one');
        client.report(report(1));
        client.gap({ epoch: EPOCH, sequence: 1 }, resumedAt);
        client.place(resumedAt.epoch, resumedAt.sequence + 1);
        assert.equal(judge.problems.length, isRight ? 0 : 1, JSON.stringify(resumedAt));
        assert.equal(judge.gaps, 1);
    }
});
test('a gap that begins elsewhere than its client is seen', () => {
    const judge = createStreamsJudge('a');
    const client = judge.client('one');
    client.report(report(1));
    client.gap({ epoch: EPOCH, sequence: 2 }, { epoch: EPOCH, sequence: 20_000 });
    assert.deepEqual(told(judge), ['a, one: a gap after 2 was told, and it has 1']);
});
//# sourceMappingURL=judge-streams.test.js.map