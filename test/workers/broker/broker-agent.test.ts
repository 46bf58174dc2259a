import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BrokerState, scoreDepth, scoreState, scoreTokens } from '../../../core/routing/scoreboard.ts';
import { isForBroker } from '../../../core/schema/broker-events.ts';
import { EventKind } from '../../../core/schema/event.ts';
import { PlaceOption } from '../../../core/schema/risk.ts';
import { TimeInForce } from '../../../core/schema/order-kind.ts';
import {
  type BenchOptions,
  type BrokerBench,
  createBrokerBench,
  type ScriptedVenue,
} from '../../support/broker-bench.ts';

/** A bench whose broker 0 has a reconciled session. */
function readyBench(options: BenchOptions = {}): BrokerBench & { readonly venue: ScriptedVenue } {
  const bench = createBrokerBench(options);
  const venue = bench.venues[0]!;
  venue.events.up(true);
  bench.event('broker_session', { note: 'up' });
  bench.event('broker_session', { note: 'probed' });
  bench.run();
  assert.deepEqual(bench.reports(), ['session_up fenced', 'reconciled']);
  return { ...bench, venue };
}

describe('broker agent: pace', () => {
  it('looks often while something waits for its time, and otherwise waits to be rung', () => {
    const { agent, event, run, venue, id } = readyBench();
    assert.equal(agent.parkMs!(), Infinity);
    event('accepted', { orderId: 7 });
    run();
    assert.equal(agent.parkMs!(), Infinity, 'an answer that is late may be told a little later');
    venue.events.down('gone');
    run();
    assert.equal(agent.parkMs!(), 10, `asks about ${id(7)} as soon as it can`);
  });

  it('looks often while the room that it tells of grows', () => {
    const { agent, event, run, pass, venue, id } = readyBench({ limits: { perSecond: 5, perMinute: 0 } });
    assert.equal(agent.parkMs!(), Infinity);
    event('accepted', { orderId: 7 });
    run();
    assert.equal(agent.parkMs!(), 10);
    venue.events.acknowledged(id(7));
    pass(2_000_000);
    assert.equal(agent.parkMs!(), Infinity);
  });
});

describe('broker agent: rest', () => {
  const others = [
    'acknowledged',
    'filled',
    'cancelled',
    'replaced',
    'refused',
    'checkpoint',
    'broker_reconciled',
  ] as const;

  it('sleeps over events that it has nothing to do with, and reads them with the next that it has', () => {
    const { agent, event, run, venue, id } = readyBench();
    for (const kind of others) event(kind, { orderId: 7 });
    assert.equal(agent.hasWork(), false);
    event('accepted', { orderId: 8 });
    run();
    assert.deepEqual(venue.wire, [`place ${id(8)} sell limit BTCUSDT 5@100 gtc`]);
    assert.equal(agent.doWork(0), 0, 'nothing is left');
  });

  it('does not sleep over any that it acts on', () => {
    const kinds = Object.keys(EventKind) as (keyof typeof EventKind)[];
    for (const kind of kinds.filter((name) => isForBroker(EventKind[name]))) {
      const { agent, event } = createBrokerBench();
      for (const other of others) event(other);
      // Of nobody's broker: what is done about it doesn't matter here.
      event(kind, { broker: 4, note: 'up' });
      assert.ok(agent.hasWork(), kind);
    }
  });

  it('does nothing about any that it sleeps over, whatever the event says', () => {
    const kinds = Object.keys(EventKind) as (keyof typeof EventKind)[];
    for (const kind of kinds.filter((name) => !isForBroker(EventKind[name]))) {
      for (const note of ['up', 'probed'] as const) {
        const { event, run, venue, reports, score } = readyBench();
        run();
        const before = [venue.wire.length, score()];
        event(kind, { orderId: 8, note, report: 'cancelled' });
        run();
        assert.deepEqual([venue.wire.length, score()], before, kind);
        assert.deepEqual(reports(), [], kind);
      }
    }
  });

  it('gives slots back before the ring is half full of events that it has nothing to do with', () => {
    const { agent, event, run } = readyBench({ slots: 32 });
    run();
    for (let i = 1; i < 32 / 4; i++) event('acknowledged', { orderId: i });
    assert.equal(agent.hasWork(), false);
    event('acknowledged', { orderId: 9 });
    assert.ok(agent.hasWork());
  });
});

describe('broker agent: requests', () => {
  it('sends an accepted order only once its event is durable', () => {
    const { event, run, makeDurable, venue, id } = readyBench();
    event('accepted', { orderId: 7 }, false);
    run();
    assert.deepEqual(venue.wire, []);
    makeDurable();
    run();
    assert.deepEqual(venue.wire, [`place ${id(7)} sell limit BTCUSDT 5@100 gtc`]);
  });

  it('turns each kind of event into its request, to the broker of the event', () => {
    const { event, run, venues, id, reports } = createBrokerBench({ brokers: 2 });
    const venue = venues[1]!;
    venue.events.up(true);
    event('rerouted', { orderId: 3, attempt: 2, broker: 1, instrument: 1 });
    event('replace_requested', { orderId: 3, attempt: 2, broker: 1, instrument: 1, arg0: 90, arg1: 4 });
    event('cancel_requested', { orderId: 4, broker: 1 });
    event('filled', { orderId: 4, broker: 1 });
    event('probe_requested', { orderId: 5, broker: 1 });
    run();
    assert.deepEqual(venues[0]!.wire, []);
    assert.deepEqual(venue.wire, [
      `cancel ${id(4)}`,
      `place ${id(3, 2)} sell limit ETHUSDT 5@100 gtc`,
      `replace ${id(3, 2)} ETHUSDT 4@90`,
      `query ${id(5)}`,
    ]);
    assert.deepEqual(reports(), ['session_up @1 fenced']);
  });

  it('tells a venue that an order must rest; one that can’t be told gets none, and that is told', () => {
    const { event, run, venue, id, reports } = readyBench();
    event('accepted', { orderId: 3, options: PlaceOption.postOnly });
    run();
    assert.deepEqual(venue.wire, [`place ${id(3)} sell limit BTCUSDT 5@100 gtc post_only`]);
    const other = createBrokerBench({ hasPostOnly: false });
    other.venues[0]!.events.up(true);
    other.event('accepted', { orderId: 4, options: PlaceOption.postOnly });
    other.run();
    assert.deepEqual(other.venues[0]!.wire, []);
    assert.ok(other.reports().some((text) => text.startsWith('rejected') && text.includes('no post-only orders')));
    assert.deepEqual(reports(), []);
  });

  it('sends a market order with a price of the engine’s own as a limit order, immediate-or-cancel', () => {
    const { event, run, venue, id } = readyBench();
    const { priced } = PlaceOption;
    event('accepted', { orderId: 3, type: 'market', options: priced });
    event('released', { orderId: 4, type: 'stop', options: priced, timeInForce: TimeInForce.day });
    event('rerouted', { orderId: 5, type: 'bracket', options: priced, timeInForce: TimeInForce.fok, attempt: 2 });
    run();
    assert.deepEqual(venue.wire, [
      `place ${id(3)} sell limit BTCUSDT 5@100 ioc`,
      `place ${id(4)} sell limit BTCUSDT 5@100 ioc`,
      `place ${id(5, 2)} sell limit BTCUSDT 5@100 fok`,
    ]);
  });

  it('reports what the venue answers, under the order that it is about', () => {
    const { event, run, venue, id, reports, rings } = readyBench();
    for (let orderId = 1; orderId <= 6; orderId++) event('accepted', { orderId });
    run();
    const before = rings.engine;
    venue.events.acknowledged(id(1));
    venue.events.filled(id(1), 77, 101, 2, 2);
    venue.events.rejected(id(2), 'margin', false);
    venue.events.rejected(id(3), 'busy', true);
    venue.events.cancelled(id(4), 1);
    venue.events.expired(id(5), 0);
    venue.events.replaced(id(6), 99, 8, 3);
    venue.events.cancelRejected(id(6), 'too late');
    venue.events.replaceRejected(id(6), 'no');
    run();
    assert.deepEqual(reports(), [
      'acknowledged 1/1',
      'filled 1/1 2@101#77 filled=2',
      'rejected 2/1 "margin"',
      'rejected_transient 3/1 "busy"',
      'cancelled 4/1 filled=1',
      'expired 5/1',
      'replaced 6/1 filled=3 8@99',
      'cancel_rejected 6/1 "too late"',
      'replace_rejected 6/1 "no"',
    ]);
    assert.ok(rings.engine > before);
  });

  it('reports an id that is none of ours without an order, with the id as its text', () => {
    const { run, venue, reports, counts } = readyBench();
    venue.events.filled('someone-elses', 5, 100, 1, 1);
    venue.events.acknowledged('tg-deadbeef-1-1');
    run();
    assert.deepEqual(reports(), ['filled 1@100#5 filled=1 "someone-elses"', 'acknowledged "tg-deadbeef-1-1"']);
    assert.equal(counts.get('suspicious'), 2);
  });

  it('says not_sent when certainly nothing was written', () => {
    const { event, run, venue, reports } = readyBench();
    venue.accepts = false;
    event('accepted', { orderId: 1 });
    run();
    assert.deepEqual(venue.wire, []);
    assert.deepEqual(reports(), ['not_sent 1/1 "not written"']);
  });

  it('says not_sent without a session, rejects a replace, and leaves open what becomes of a cancel', () => {
    const { event, run, reports } = createBrokerBench();
    event('accepted', { orderId: 1 });
    event('cancel_requested', { orderId: 2 });
    event('replace_requested', { orderId: 3 });
    run();
    assert.deepEqual(reports(), [
      'outcome_unknown 2/1 "no session"',
      'not_sent 1/1 "no session"',
      'replace_rejected 3/1 never left "no session"',
    ]);
  });

  it('says not_sent for a broker that does not exist any more', () => {
    const { event, run, reports } = createBrokerBench();
    event('accepted', { orderId: 1, broker: 3 });
    event('cancel_requested', { orderId: 2, broker: 3 });
    event('probe_requested', { orderId: 2, broker: 3 });
    run();
    assert.deepEqual(reports(), ['not_sent @3 1/1 "no such broker"', 'cancel_rejected @3 2/1 "no such broker"']);
  });

  it('keeps a cancel that the socket has no room for, and gives up when it is late', () => {
    const { event, run, pass, venue, id, reports } = readyBench();
    venue.accepts = false;
    event('cancel_requested', { orderId: 1 });
    run();
    assert.deepEqual(reports(), []);
    venue.accepts = true;
    run();
    assert.deepEqual(venue.wire, [`cancel ${id(1)}`]);
    venue.events.cancelled(id(1), 0);
    venue.accepts = false;
    event('cancel_requested', { orderId: 2 });
    run();
    pass(2_000_000);
    assert.deepEqual(reports(), ['cancelled 1/1', 'cancel_rejected 2/1 "not written"']);
  });

  it('says not_sent when the outbox is full, and still takes cancels', () => {
    const { event, run, venue, reports, counts, score, id } = readyBench({
      limits: { perSecond: 2, perMinute: 0 },
      outboxCapacity: 4,
    });
    for (let orderId = 1; orderId <= 6; orderId++) event('accepted', { orderId });
    event('cancel_requested', { orderId: 99 });
    run();
    assert.deepEqual(
      reports().map((text) => text.slice(0, 12)),
      ['not_sent 5/1', 'not_sent 6/1'],
    );
    assert.equal(counts.get('outbox_full'), 2);
    assert.deepEqual(
      venue.wire.map((text) => text.split(' ').slice(0, 2).join(' ')),
      [`cancel ${id(99)}`],
    );
    assert.equal(scoreDepth(score()), 4);
    assert.equal(scoreTokens(score()), 0);
  });
});

describe('broker agent: outstanding requests', () => {
  it('of orders that cannot rest are answered by their end: without it they are asked about', () => {
    for (const timeInForce of [TimeInForce.ioc, TimeInForce.fok]) {
      const { event, run, pass, venue, id, reports } = readyBench();
      event('accepted', { orderId: 1, timeInForce, quantityLots: 10 });
      event('accepted', { orderId: 2, timeInForce });
      event('accepted', { orderId: 3, timeInForce, quantityLots: 10 });
      event('accepted', { orderId: 4 });
      run();
      venue.wire.length = 0;
      for (const orderId of [1, 2, 3, 4]) venue.events.acknowledged(id(orderId));
      venue.events.filled(id(1), 7, 100, 10, 10);
      venue.events.cancelled(id(2), 0);
      venue.events.filled(id(3), 8, 100, 4, 4);
      run();
      reports();
      pass(2_000_000);
      assert.deepEqual(reports(), ['outcome_unknown 3/1 "no answer in time"']);
      assert.deepEqual(venue.wire, [`query ${id(3)}`]);
    }
  });

  it('wait in the outbox while as many as may be are without an answer', () => {
    const { event, run, venue, id } = readyBench({ outstandingCapacity: 2 });
    for (let orderId = 1; orderId <= 3; orderId++) event('accepted', { orderId });
    run();
    assert.equal(venue.wire.length, 2);
    venue.events.acknowledged(id(1));
    run();
    assert.equal(venue.wire.length, 3);
  });
});

describe('broker agent: rate windows', () => {
  it('never lets a venue get more in any second than it takes, whatever bunched them before', () => {
    const { event, run, pass, venue } = readyBench({ limits: { perSecond: 10, perMinute: 0 }, outboxCapacity: 64 });
    for (let orderId = 1; orderId <= 40; orderId++) event('accepted', { orderId });
    run();
    assert.equal(venue.wire.length, 9, 'one of ten is kept for cancels');
    event('cancel_requested', { orderId: 500 });
    run();
    assert.equal(venue.wire.length, 10);
    event('cancel_requested', { orderId: 501 });
    for (let i = 0; i < 500; i++) pass(10_000);
    const times = venue.times.filter((_, i) => !venue.wire[i]!.startsWith('query'));
    for (const from of times) assert.ok(times.filter((at) => at >= from && at < from + 1_000_000).length <= 10);
    assert.equal(times.length, 42, 'and all of them leave');
  });

  it('counts what was sent in the session before, as the venue does', () => {
    const { event, run, pass, venue, id } = readyBench({ limits: { perSecond: 2, perMinute: 0 } });
    event('accepted', { orderId: 1 });
    run();
    venue.events.acknowledged(id(1));
    venue.events.down('cut');
    venue.events.up(true);
    event('broker_session', { note: 'up' });
    event('broker_session', { note: 'probed' });
    event('accepted', { orderId: 2 });
    run();
    const places = (): readonly string[] => venue.wire.filter((text) => text.startsWith('place'));
    assert.equal(places().length, 1);
    pass(1_009_999);
    assert.equal(places().length, 1);
    pass(1);
    assert.equal(places().length, 2);
  });

  it('sends a cancel of another order before places that must wait, but never before its own place', () => {
    const { event, run, pass, venue, id } = readyBench({ limits: { perSecond: 2, perMinute: 0 } });
    event('accepted', { orderId: 1 });
    event('accepted', { orderId: 2 });
    event('cancel_requested', { orderId: 2 });
    event('cancel_requested', { orderId: 9 });
    run();
    for (let i = 0; i < 6; i++) pass(1_010_000);
    const requests = venue.wire.filter((text) => !text.startsWith('query'));
    const sent = requests.map((text) => text.split(' ').slice(0, 2).join(' '));
    assert.deepEqual(sent, [`cancel ${id(9)}`, `place ${id(1)}`, `place ${id(2)}`, `cancel ${id(2)}`]);
  });
});

describe('broker agent: unknown outcomes', () => {
  it('asks about a place that nobody answered until the venue knows it', () => {
    const { event, run, pass, venue, id, reports } = readyBench();
    event('accepted', { orderId: 1 });
    run();
    pass(1_999_999);
    assert.deepEqual(reports(), []);
    pass(1);
    assert.deepEqual(reports(), ['outcome_unknown 1/1 "no answer in time"']);
    assert.equal(venue.wire.at(-1), `query ${id(1)}`);
    pass(2_000_000);
    assert.equal(venue.wire.filter((text) => text.startsWith('query')).length, 2, 'asked again');
    venue.events.filled(id(1), 9, 100, 2, 2);
    venue.events.state(id(1), 'open', 100, 5, 2);
    run();
    assert.deepEqual(reports(), ['filled 1/1 2@100#9 filled=2', 'state 1/1 open filled=2 5@100']);
    pass(10_000_000);
    assert.equal(venue.wire.filter((text) => text.startsWith('query')).length, 2, 'and not after the answer');
    assert.equal(venue.wire.filter((text) => text.startsWith('place')).length, 1, 'never sent twice');
  });

  it('believes an absence within one session only when it is said twice, a second apart', () => {
    const { event, run, pass, venue, id, reports } = readyBench();
    event('accepted', { orderId: 1 });
    run();
    pass(2_000_000);
    reports();
    venue.events.state(id(1), 'absent', 0, 0, 0);
    pass(999_999);
    assert.deepEqual(reports(), []);
    assert.equal(venue.wire.filter((text) => text.startsWith('query')).length, 1);
    pass(1);
    assert.equal(venue.wire.filter((text) => text.startsWith('query')).length, 2);
    venue.events.state(id(1), 'absent', 0, 0, 0);
    run();
    assert.deepEqual(reports(), ['absent 1/1 absent']);
  });

  it('does not believe an absence when the order turns up at the second question', () => {
    const { event, run, pass, venue, id, reports } = readyBench();
    event('accepted', { orderId: 1 });
    run();
    pass(2_000_000);
    reports();
    venue.events.state(id(1), 'absent', 0, 0, 0);
    venue.events.acknowledged(id(1));
    run();
    assert.deepEqual(reports(), ['acknowledged 1/1']);
    pass(5_000_000);
    assert.deepEqual(reports(), []);
  });

  it('believes a fenced session at once about orders of an earlier one, an unfenced one after the proof time', () => {
    for (const fenced of [true, false]) {
      const { event, run, pass, venue, id, reports } = readyBench();
      event('accepted', { orderId: 1 });
      run();
      venue.events.down('cut');
      run();
      assert.deepEqual(reports(), ['session_down "cut"', 'outcome_unknown 1/1 "session lost"']);
      venue.events.up(fenced);
      run();
      assert.equal(venue.wire.at(-1), `query ${id(1)}`);
      venue.events.state(id(1), 'absent', 0, 0, 0);
      run();
      assert.deepEqual(reports(), fenced ? ['session_up fenced', 'absent 1/1 absent'] : ['session_up']);
      if (fenced) continue;
      pass(1_000_000);
      venue.events.state(id(1), 'absent', 0, 0, 0);
      run();
      assert.deepEqual(reports(), ['absent 1/1 absent']);
    }
  });

  it('does not believe two absences that a new session brought close together', () => {
    const { event, run, pass, venue, id, reports } = readyBench();
    event('accepted', { orderId: 1 });
    run();
    pass(2_000_000);
    venue.events.state(id(1), 'absent', 0, 0, 0);
    venue.events.down('cut');
    venue.events.up(false);
    run();
    venue.events.state(id(1), 'absent', 0, 0, 0);
    pass(999_999);
    assert.ok(!reports().includes('absent 1/1 absent'));
    pass(1);
    venue.events.state(id(1), 'absent', 0, 0, 0);
    run();
    assert.deepEqual(reports(), ['absent 1/1 absent']);
  });

  it('does not ask about an order whose place still waits to be sent', () => {
    const { event, run, pass, venue, id, reports } = readyBench({ limits: { perSecond: 1, perMinute: 0 } });
    event('accepted', { orderId: 1 });
    event('accepted', { orderId: 2 });
    event('probe_requested', { orderId: 2 });
    run();
    assert.deepEqual(venue.wire.length, 1);
    venue.events.acknowledged(id(1));
    pass(1_010_000);
    pass(1_000_000);
    assert.deepEqual(
      venue.wire.map((text) => text.split(' ').slice(0, 2).join(' ')),
      [`place ${id(1)}`, `place ${id(2)}`, `query ${id(2)}`],
    );
    // Sent in this very session: its fence proves nothing about it.
    venue.events.state(id(2), 'absent', 0, 0, 0);
    run();
    assert.deepEqual(reports(), ['acknowledged 1/1']);
  });

  it('asks about an order whose cancel or replace was refused: its end may never have been told', () => {
    for (const refused of ['cancelRejected', 'replaceRejected'] as const) {
      const { pass, run, venue, id, reports } = readyBench();
      venue.events[refused](id(1), 'order is cancelled');
      run();
      assert.equal(venue.wire.at(-1), `query ${id(1)}`, refused);
      reports();
      venue.events.state(id(1), 'cancelled', 100, 5, 0);
      run();
      assert.deepEqual(reports(), ['state 1/1 cancelled 5@100']);
      pass(10_000_000);
      assert.equal(venue.wire.length, 1, 'and not again');
    }
  });

  it('tells of a cancel that nobody answered, and asks', () => {
    const { event, pass, run, venue, id, reports } = readyBench();
    event('cancel_requested', { orderId: 1 });
    run();
    pass(2_000_000);
    assert.deepEqual(reports(), ['outcome_unknown 1/1 "no answer in time"']);
    venue.events.state(id(1), 'cancelled', 100, 5, 0);
    run();
    assert.deepEqual(reports(), ['state 1/1 cancelled 5@100']);
  });
});

describe('broker agent: sessions', () => {
  it('is reconciled when the list is whole, every probe answered and the end mark seen', () => {
    const { event, run, venues, id, reports, score } = createBrokerBench();
    const venue = venues[0]!;
    venue.listsNothing = false;
    venue.events.up(true);
    run();
    assert.equal(scoreState(score()), BrokerState.recovering);
    event('broker_session', { note: 'up' });
    event('probe_requested', { orderId: 1 });
    event('probe_requested', { orderId: 2 });
    run();
    assert.deepEqual(venue.wire, [], 'a line of the list could be taken for an answer');
    venue.events.state(id(1), 'open', 100, 5, 0);
    venue.events.listed(1);
    run();
    assert.deepEqual(venue.wire, [`query ${id(1)}`, `query ${id(2)}`]);
    venue.events.state(id(1), 'open', 100, 5, 0);
    venue.events.state(id(2), 'absent', 0, 0, 0);
    run();
    assert.deepEqual(reports(), ['session_up fenced', 'state 1/1 open 5@100', 'absent 2/1 absent']);
    event('broker_session', { note: 'probed', arg0: 2 });
    run();
    assert.deepEqual(reports(), ['reconciled']);
    assert.equal(scoreState(score()), BrokerState.ready);
  });

  it('does not wait for the list that a session before it asked for and never got', () => {
    const { event, run, venues, reports, score } = createBrokerBench();
    const venue = venues[0]!;
    venue.listsNothing = false;
    venue.events.up(true);
    run();
    venue.events.down('cut');
    venue.events.up(true);
    for (const note of ['up', 'down', 'up', 'probed'] as const) event('broker_session', { note });
    run();
    assert.ok(!reports().includes('reconciled'));
    venue.events.listed(0);
    run();
    assert.deepEqual(reports(), ['reconciled']);
    assert.equal(scoreState(score()), BrokerState.ready);
  });

  it('waits for the end mark of the newest session, not of one that was lost meanwhile', () => {
    // Where two sessions overlap the engine begins again: one end mark for both.
    const { event, run, venues, reports } = createBrokerBench();
    const venue = venues[0]!;
    venue.events.up(true);
    venue.events.down('cut');
    venue.events.up(true);
    event('broker_session', { note: 'up' });
    event('broker_session', { note: 'probed' });
    event('broker_session', { note: 'down' });
    run();
    assert.deepEqual(reports(), ['session_up fenced', 'session_down "cut"', 'session_up fenced']);
    event('broker_session', { note: 'up' });
    run();
    assert.deepEqual(reports(), []);
    event('broker_session', { note: 'probed' });
    run();
    assert.deepEqual(reports(), ['reconciled']);
  });

  it('tells the state of what the venue lists and the engine does not ask about', () => {
    const { event, run, venues, id, reports } = createBrokerBench();
    const venue = venues[0]!;
    venue.listsNothing = false;
    venue.events.up(true);
    run();
    venue.events.state(id(8), 'open', 100, 5, 0);
    venue.events.state('stranger', 'open', 1, 1, 0);
    venue.events.listed(2);
    event('broker_session', { note: 'up' });
    event('broker_session', { note: 'probed' });
    run();
    venue.events.state(id(8), 'open', 100, 5, 0);
    run();
    assert.deepEqual(reports(), [
      'session_up fenced',
      'state open 1@1 "stranger"',
      'reconciled',
      'state 8/1 open 5@100',
    ]);
  });

  it('shows a broker that is not reconciled in 30 s as unavailable, and goes on trying', () => {
    const { event, run, pass, venues, id, reports, score } = createBrokerBench();
    const venue = venues[0]!;
    venue.events.up(true);
    event('broker_session', { note: 'up' });
    event('probe_requested', { orderId: 1 });
    event('broker_session', { note: 'probed', arg0: 1 });
    run();
    for (let second = 0; second < 31; second++) pass(1_000_000);
    assert.equal(scoreState(score()), BrokerState.unavailable);
    assert.ok(venue.wire.length > 10);
    venue.events.state(id(1), 'filled', 100, 5, 5);
    run();
    assert.deepEqual(reports(), ['session_up fenced', 'state 1/1 filled filled=5 5@100', 'reconciled']);
    assert.equal(scoreState(score()), BrokerState.ready);
  });

  it('shows a lost session as down and sends nothing that waited for it', () => {
    const { event, run, venue, reports, score, id } = readyBench({ limits: { perSecond: 1, perMinute: 0 } });
    event('accepted', { orderId: 1 });
    event('accepted', { orderId: 2 });
    run();
    venue.events.acknowledged(id(1));
    venue.events.down('bye');
    run();
    assert.equal(scoreState(score()), BrokerState.down);
    assert.deepEqual(reports(), ['acknowledged 1/1', 'session_down "bye"', 'not_sent 2/1 "no session"']);
  });
});

describe('broker agent: back-pressure', () => {
  it('stops reading venues and sending while the reports ring is full, loses nothing, and goes on', () => {
    const { event, run, venue, agent, id, reports } = readyBench({ slots: 32 });
    for (let orderId = 1; orderId <= 60; orderId++) venue.events.acknowledged(id(orderId));
    assert.equal(venue.reading, false);
    event('accepted', { orderId: 1000 });
    run();
    assert.equal(agent.isHungry?.(), true);
    assert.equal(agent.hasWork(), false, 'nothing to do but wait for room');
    assert.deepEqual(venue.wire, []);
    const seen: string[] = [];
    for (let i = 0; i < 60 && seen.length < 60; i++) {
      seen.push(...reports(7));
      if (agent.hasWork()) run();
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 60 }, (_, i) => `acknowledged ${i + 1}/1`),
    );
    run();
    assert.equal(venue.reading, true);
    assert.equal(agent.isHungry?.(), false);
    assert.equal(venue.wire.length, 1, 'and the event was only delayed');
  });

  it('reads events while the reports ring is full: the engine has to have room for them before it takes reports', () => {
    const { event, run, venue, id, reports } = readyBench({ slots: 32 });
    for (let orderId = 1; orderId <= 60; orderId++) venue.events.acknowledged(id(orderId));
    // Three rings full: `event` throws when there is no room.
    for (let i = 0; i < 96; i++) {
      event('acknowledged', { orderId: 1 });
      run();
    }
    const seen: string[] = [];
    for (let i = 0; i < 60; i++) {
      seen.push(...reports());
      run();
    }
    assert.equal(seen.length, 60);
  });

  it('wants no more orders once one has waited for 250 ms in an eighth of its outbox', () => {
    const { event, run, venue, score, pass } = readyBench({ outboxCapacity: 16 });
    venue.accepts = false;
    event('cancel_requested', { orderId: 1 });
    run();
    pass(300_000);
    assert.ok(scoreTokens(score()) > 0, 'one is less than an eighth');
    event('cancel_requested', { orderId: 2 });
    run();
    assert.equal(scoreTokens(score()), 0);
    venue.accepts = true;
    pass(1);
    assert.ok(scoreTokens(score()) > 0);
  });

  it('takes what comes at once, up to three eighths of its outbox', () => {
    const { event, run, venue, score, pass } = readyBench({ outboxCapacity: 16 });
    venue.accepts = false;
    for (let orderId = 1; orderId <= 5; orderId++) event('cancel_requested', { orderId });
    run();
    assert.ok(scoreTokens(score()) > 0);
    pass(250_000);
    assert.ok(scoreTokens(score()) > 0);
    pass(1);
    assert.equal(scoreTokens(score()), 0);
    venue.accepts = true;
    pass(1);
    venue.accepts = false;
    for (let orderId = 8; orderId <= 13; orderId++) event('cancel_requested', { orderId });
    run();
    assert.equal(scoreTokens(score()), 0);
  });

  it('has room for the cancel of each order that waits, however many it took before it wanted no more', () => {
    const { event, run, venue, score, reports } = readyBench({ outboxCapacity: 16, outstandingCapacity: 1 });
    const perStep = 5;
    let orders = 0;
    do {
      for (let i = 0; i < perStep; i++) event('accepted', { orderId: ++orders });
      run();
    } while (scoreTokens(score()) > 0);
    assert.ok(orders > 8, 'more than half wait');
    for (let orderId = 1; orderId <= orders; orderId++) {
      event('cancel_requested', { orderId });
      run();
    }
    assert.deepEqual(reports(), []);
    assert.equal(venue.wire.length, 1, 'one is outstanding, the rest waits');
  });

  it('tells of a lost session with more outstanding than the ring holds', () => {
    const { event, run, venue, reports } = readyBench({ slots: 32, outboxCapacity: 128 });
    for (let orderId = 1; orderId <= 100; orderId++) {
      event('accepted', { orderId });
      run();
    }
    venue.events.down('cut');
    const seen: string[] = [];
    for (let i = 0; i < 100; i++) {
      run();
      seen.push(...reports());
    }
    assert.equal(seen.length, 101);
    assert.equal(new Set(seen).size, 101);
  });
});

describe('broker agent: the end', () => {
  it('is finished when what is durable was read and no cancel waits', () => {
    const { event, run, agent, venue, time } = readyBench({ limits: { perSecond: 1, perMinute: 0 } });
    event('cancel_requested', { orderId: 1 });
    event('cancel_requested', { orderId: 2 });
    assert.equal(agent.finished?.(time.us), false);
    run();
    assert.equal(agent.finished?.(time.us), false);
    time.us += 1_010_000;
    run();
    assert.equal(agent.finished?.(time.us), true);
    void agent.close?.();
    assert.equal(venue.opened, false);
  });
});
