import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ReportKind, VenueStateCode } from '../../../core/schema/report.ts';
import type { BrokerAdapter, VenueEvents } from '../../../workers/broker/adapter.ts';
import { createTextVenue } from '../../../workers/broker/text-venue.ts';
import { createPortRecorder } from './recorder.ts';

const JOURNAL = '1f00c0de';
const MINE = 'tg-1f00c0de-4711-2';
const OTHER = 'tg-0badcafe-4711-2';

function bench() {
  const asked: unknown[] = [];
  const ask =
    (name: string) =>
    (...values: unknown[]): boolean => {
      asked.push([name, ...values]);
      return name !== 'query';
    };
  const recorder = createPortRecorder();
  const made: VenueEvents[] = [];
  const venue = createTextVenue(JOURNAL, recorder.events, (events): BrokerAdapter => {
    made.push(events);
    return {
      hasPostOnly: true,
      open: ask('open'),
      place: ask('place'),
      cancel: ask('cancel'),
      replace: ask('replace'),
      query: ask('query'),
      listOpen: ask('listOpen'),
      isBackedUp: ask('isBackedUp'),
      pauseReading: ask('pauseReading'),
      close: ask('close'),
    };
  });
  return { asked, venue, told: recorder.told, says: made[0]! };
}

/** Everything that a venue can say of an order. */
function sayAll(says: VenueEvents, id: string): void {
  says.acknowledged(id);
  says.rejected(id, 'margin', false);
  says.rejected(id, 'busy', true);
  says.filled(id, 77, 101, 2, 3);
  says.cancelled(id, 4);
  says.expired(id, 5);
  says.cancelRejected(id, 'late');
  says.replaced(id, 99, 8, 6);
  says.replaceRejected(id, 'no');
  says.state(id, 'filled', 98, 9, 9);
}

describe('a venue that knows orders by a text', () => {
  it('is asked about an order under its client id, of which it may keep all that it gets', () => {
    const { venue, asked } = bench();
    const order = {
      orderId: 4711,
      attempt: 2,
      symbol: 'BTCUSDT',
      side: 'sell' as const,
      type: 'limit' as const,
      timeInForce: 'gtd' as const,
      priceTicks: 100,
      quantityLots: 7,
      expireAtUs: 5,
      postOnly: true,
    };
    venue.open();
    assert.equal(venue.place(order), true);
    Object.assign(order, { orderId: 1, symbol: 'X', priceTicks: 0 });
    assert.equal(venue.cancel(4711, 2), true);
    assert.equal(venue.replace(4711, 2, 99, 8, 'BTCUSDT'), true);
    assert.equal(venue.query(4711, 2), false);
    assert.equal(venue.listOpen(), true);
    assert.equal(venue.isBackedUp(), true);
    venue.pauseReading(true);
    venue.close();
    const { orderId: _id, attempt: _attempt, ...terms } = { ...order, symbol: 'BTCUSDT', priceTicks: 100 };
    assert.deepEqual(asked, [
      ['open'],
      ['place', { clientId: MINE, ...terms }],
      ['cancel', MINE],
      ['replace', MINE, 99, 8, 'BTCUSDT'],
      ['query', MINE],
      ['listOpen'],
      ['isBackedUp'],
      ['pauseReading', true],
      ['close'],
    ]);
  });

  it('is heard of an order by id and attempt', () => {
    const { says, told } = bench();
    says.up(true);
    sayAll(says, MINE);
    says.listed(1);
    says.down('gone');
    assert.deepEqual(told, [
      'up true',
      'acknowledged 4711 2',
      'rejected 4711 2 margin false',
      'rejected 4711 2 busy true',
      'filled 4711 2 77 101 2 3',
      'cancelled 4711 2 4',
      'expired 4711 2 5',
      'cancelRejected 4711 2 late',
      'replaced 4711 2 99 8 6',
      'replaceRejected 4711 2 no',
      'state 4711 2 filled 98 9 9',
      'listed 1',
      'down gone',
    ]);
  });

  it('is told as it is of an order that is none of ours, with all that was said', () => {
    const { says, told } = bench();
    sayAll(says, OTHER);
    const foreign = (kind: ReportKind, fields: object): string => `foreign ${kind} ${OTHER} ${JSON.stringify(fields)}`;
    assert.deepEqual(told, [
      foreign(ReportKind.acknowledged, {}),
      foreign(ReportKind.rejected, {}),
      foreign(ReportKind.rejected_transient, {}),
      foreign(ReportKind.filled, { executionId: 77, lastTicks: 101, lastLots: 2, filledLots: 3 }),
      foreign(ReportKind.cancelled, { filledLots: 4 }),
      foreign(ReportKind.expired, { filledLots: 5 }),
      foreign(ReportKind.cancel_rejected, {}),
      foreign(ReportKind.replaced, { priceTicks: 99, quantityLots: 8, filledLots: 6 }),
      foreign(ReportKind.replace_rejected, {}),
      foreign(ReportKind.state, { state: VenueStateCode.filled, priceTicks: 98, quantityLots: 9, filledLots: 9 }),
    ]);
  });
});
