import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StopWord } from '../../../core/memory/control.ts';
import { type BrokerBench, type BenchOptions, createBrokerBench } from '../../support/broker-bench.ts';

/** A bench whose brokers have reconciled sessions. */
function readyBench(options: BenchOptions = {}): BrokerBench {
  const bench = createBrokerBench(options);
  for (const [broker, venue] of bench.venues.entries()) {
    venue.events.up(true);
    bench.event('broker_session', { note: 'up', broker });
    bench.event('broker_session', { note: 'probed', broker });
  }
  bench.run();
  bench.reports();
  return bench;
}

/** What stops an order of account 1, instrument 1, at broker 0, and what doesn't. */
const stops: Readonly<Record<string, (bench: BrokerBench) => void>> = {
  everything: ({ control }) => control.stopNow(StopWord.everything),
  'its broker': ({ control }) => control.stopNow(StopWord.broker0),
  'its account': ({ stops }) => stops.setAccount(1, true),
  'its symbol': ({ stops }) => stops.setInstrument(1, true),
};
const others: typeof stops = {
  nothing: () => undefined,
  'another broker': ({ control }) => control.stopNow(StopWord.broker0 << 1),
  'another account': ({ stops }) => stops.setAccount(0, true),
  'another symbol': ({ stops }) => stops.setInstrument(0, true),
  'a disk that is low': ({ control }) => control.stopNow(StopWord.diskLow),
};

for (const [what, stop] of Object.entries(stops)) {
  test(`with ${what} stopped no place and no replace leaves any more, and a cancel does`, () => {
    const bench = readyBench();
    const [venue, of] = [bench.venues[0]!, { account: 1, instrument: 1 }];
    bench.event('accepted', { orderId: 1, ...of });
    bench.run();
    venue.events.acknowledged(bench.id(1));
    venue.wire.length = 0;
    bench.run();
    bench.reports();
    // Decided and durable before the stop, not yet sent.
    bench.event('accepted', { orderId: 2, ...of });
    bench.event('replace_requested', { orderId: 1, arg0: 101, arg1: 4, ...of });
    bench.event('cancel_requested', { orderId: 1, ...of });
    stop(bench);
    bench.run();
    assert.deepEqual(venue.wire, [`cancel ${bench.id(1)}`]);
    assert.deepEqual(bench.reports(), [
      'not_sent 2/1 "trading is stopped"',
      'replace_rejected 1/1 never left "trading is stopped"',
    ]);
    assert.equal(bench.counts.get('stopped'), 2);
  });
}

for (const [what, stop] of Object.entries(others)) {
  test(`with ${what} stopped it leaves`, () => {
    const bench = readyBench({ brokers: 2 });
    stop(bench);
    bench.event('accepted', { orderId: 1, account: 1, instrument: 1 });
    bench.run();
    assert.equal(bench.venues[0]!.wire.length, 1);
  });
}

test('what waits in the outbox for the rate windows is told at once that it was not sent', () => {
  const bench = readyBench({ limits: { perSecond: 1, perMinute: 0 }, outboxCapacity: 64 });
  for (let orderId = 1; orderId <= 40; orderId++) bench.event('accepted', { orderId, account: orderId % 2 });
  bench.run();
  const before = bench.venues[0]!.wire.length;
  assert.ok(before < 40);
  bench.control.stopNow(StopWord.everything);
  bench.run();
  assert.equal(bench.venues[0]!.wire.length, before, 'nothing leaves after the word');
  assert.equal(bench.reports().filter((line) => line.startsWith('not_sent')).length, 40 - before);
  bench.pass(60_000_000);
  assert.equal(bench.venues[0]!.wire.filter((line) => line.startsWith('place')).length, before, 'not later either');
});

test('a venue whose socket is full gets nothing once there is room again', () => {
  const bench = readyBench();
  const venue = bench.venues[0]!;
  bench.event('accepted', { orderId: 1 });
  bench.run();
  venue.events.acknowledged(bench.id(1));
  venue.accepts = false;
  bench.event('replace_requested', { orderId: 1, arg0: 101, arg1: 4 });
  bench.run();
  bench.control.stopNow(StopWord.everything);
  venue.accepts = true;
  bench.pass(10_000);
  assert.deepEqual(
    venue.wire.filter((line) => line.startsWith('replace')),
    [],
  );
});

test('while a venue leaves unread what it was sent, orders and replaces wait where a stop reaches them, and cancels leave', () => {
  const bench = readyBench({ outboxCapacity: 64 });
  const venue = bench.venues[0]!;
  bench.event('accepted', { orderId: 1 });
  bench.run();
  venue.events.acknowledged(bench.id(1));
  bench.run();
  bench.reports();
  venue.wire.length = 0;
  venue.isBackedUp = true;
  for (let orderId = 2; orderId <= 40; orderId++) bench.event('accepted', { orderId });
  bench.event('replace_requested', { orderId: 1, arg0: 101, arg1: 4 });
  bench.run();
  assert.deepEqual([venue.wire, bench.reports()], [[], []]);
  bench.event('cancel_requested', { orderId: 1 });
  bench.control.stopNow(StopWord.everything);
  bench.run();
  assert.deepEqual(venue.wire, [`cancel ${bench.id(1)}`]);
  const told = bench.reports();
  assert.deepEqual([told.length, told.filter((line) => line.endsWith('"trading is stopped"')).length], [40, 40]);
  venue.isBackedUp = false;
  bench.pass(10_000);
  assert.equal(venue.wire.length, 1, 'not later either');
});

test('what a venue leaves unread keeps an order for as long as an answer may take; then it goes elsewhere', () => {
  const bench = readyBench();
  const venue = bench.venues[0]!;
  const places = (): number => venue.wire.filter((line) => line.startsWith('place')).length;
  venue.isBackedUp = true;
  bench.event('accepted', { orderId: 1 });
  bench.run();
  bench.pass(1_000_000);
  venue.isBackedUp = false;
  bench.pass(10_000);
  assert.equal(places(), 1, 'it reads again: it is sent');
  venue.isBackedUp = true;
  bench.event('accepted', { orderId: 2 });
  bench.run();
  bench.pass(1_990_000);
  assert.deepEqual(bench.reports(), []);
  bench.pass(20_000);
  assert.ok(bench.reports().includes('not_sent 2/1 "not written"'));
  assert.equal(places(), 1);
});
