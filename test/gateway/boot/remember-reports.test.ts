import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recordsOf } from '../../../core/memory/records.ts';
import { EVENT_SHORT_BYTES, EVENT_WORDS, EventHalf, EventWord } from '../../../core/schema/event.ts';
import { type Remembering, rememberReports } from '../../../gateway/boot/remember-reports.ts';
import { type OrderLog, createOrderLog } from '../../../gateway/outbound/order-log.ts';
import { JournalError } from '../../../workers/journal/journal-error.ts';

const CAPACITY = 8;
const WINDOW = 10;

/** A journal of one event per account named, -1 for one that is no report. */
function journalOf(accounts: readonly number[]) {
  const counts = [0, 0, 0];
  const events = accounts.map((account) => {
    if (account >= 0) counts[account]! += 1;
    return { account, sequence: account >= 0 ? counts[account]! : 0 };
  });
  const event = recordsOf(new ArrayBuffer(EVENT_WORDS * 8));
  const reads: string[] = [];
  return {
    reads,
    counts,
    /** As a snapshot after event `seq` has it. */
    after: (seq: number) => ({
      seq,
      sequences: counts.map((_, account) => events.slice(0, seq).filter((one) => one.account === account).length),
    }),
    options(log: OrderLog, more: Partial<Remembering> = {}): Remembering {
      return {
        firstSeq: 1,
        lastSeq: events.length,
        snapshot: undefined,
        read(fromSeq, toSeq, onEvent) {
          reads.push(`${fromSeq}-${toSeq}`);
          for (const { account, sequence } of events.slice(fromSeq - 1, toSeq)) {
            event.i32[EventHalf.ACCOUNT] = account;
            event.i32[EventHalf.LENGTH] = EVENT_SHORT_BYTES;
            event.f64[EventWord.ACCOUNT_SEQ] = sequence;
            onEvent(event, 0);
          }
        },
        remembers: { add: log.refill, had: log.had, isComplete: log.isComplete },
        isLate: () => false,
        windowEvents: WINDOW,
        ...more,
      };
    },
  };
}

function many(count: number, account: number): number[] {
  return Array.from({ length: count }, () => account);
}

function kept(log: OrderLog, account: number): string {
  const first = log.first(account);
  const last = log.last(account);
  for (let sequence = first; sequence <= last; sequence++) {
    assert.equal(log.records.f64[(log.at(account, sequence) >> 3) + EventWord.ACCOUNT_SEQ], sequence);
  }
  return `${first}…${last}`;
}

test('an account that is quiet among busy ones gets its reports from further back, and no more is read than that', () => {
  const journal = journalOf([...many(20, 2), ...many(5, 0), ...many(35, 1)]);
  const log = createOrderLog(2, CAPACITY);
  rememberReports(journal.options(log, { snapshot: { seq: 60, sequences: [5, 35, 20] } }));
  assert.deepEqual([kept(log, 0), kept(log, 1)], ['1…5', '28…35']);
  assert.deepEqual(journal.reads, ['51-60', '41-50', '31-40', '21-30']);
});

test('where time is up it still knows how many reports an account has had: who missed none misses none', () => {
  const journal = journalOf([...many(5, 0), ...many(45, 1)]);
  const log = createOrderLog(2, CAPACITY);
  rememberReports(journal.options(log, { snapshot: journal.after(48), isLate: () => true }));
  assert.deepEqual([kept(log, 0), kept(log, 1)], ['6…5', '38…45']);
  assert.deepEqual(journal.reads, ['41-50']);
});

test('what lies behind the snapshot is read whole: nobody has fewer reports than there were', () => {
  const journal = journalOf([...many(5, 1), 0, ...many(30, 1)]);
  const log = createOrderLog(2, CAPACITY);
  rememberReports(journal.options(log, { snapshot: journal.after(4), isLate: () => true }));
  assert.deepEqual([kept(log, 0), kept(log, 1)], ['1…1', '28…35']);
});

test('an archive that was taken away ends it; damage where there must be a journal is told', () => {
  const journal = journalOf([...many(20, 0), ...many(20, 1)]);
  const log = createOrderLog(2, CAPACITY);
  const damaged = (below: number): Partial<Remembering> => {
    const { read } = journal.options(log);
    return {
      read(fromSeq, toSeq, onEvent) {
        if (fromSeq < below) throw new JournalError('DAMAGED', 'gone');
        read(fromSeq, toSeq, onEvent);
      },
    };
  };
  const snapshot = journal.after(40);
  rememberReports(journal.options(log, { snapshot, firstSeq: 31, ...damaged(31) }));
  assert.deepEqual([kept(log, 0), kept(log, 1)], ['21…20', '13…20']);
  assert.throws(() => rememberReports(journal.options(log, { snapshot, ...damaged(31) })), /gone/);
});

test('however reports lie in the journal, all that there is room for are kept, in order and without a gap', () => {
  const accounts = fc.array(fc.constantFrom(-1, 0, 1, 1, 1, 2, 2), { minLength: 1, maxLength: 120, size: 'max' });
  fc.assert(
    fc.property(accounts, fc.nat({ max: 120 }), (list, at) => {
      const journal = journalOf(list);
      const log = createOrderLog(3, CAPACITY);
      rememberReports(journal.options(log, { snapshot: journal.after(Math.min(at, list.length)) }));
      for (const [account, count] of journal.counts.entries()) {
        assert.equal(kept(log, account), `${Math.max(1, count - CAPACITY + 1)}…${count}`);
      }
    }),
    { numRuns: 1_000 },
  );
});
