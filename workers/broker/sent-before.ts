import { EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { type Files, systemFiles } from '../files.ts';
import type { OpenedJournal } from '../journal/open-journal.ts';
import { readEvents } from '../journal/read-journal.ts';
import { MINUTE_US, type RateLimits } from './rate-windows.ts';

/** Events read for it at most; with more of them in a minute, each of those before counts as a request. */
const MOST_EVENTS = 200_000;

/** What a broker may be sent without having answered: two seconds' worth. What is decided and not answered beyond it, waits. */
const IN_FLIGHT_S = 2;

/**
 * How many requests each broker was sent in the last minute of the run before, as the journal tells it: those that were
 * decided in that minute, those whose answers came in it, and those that had waited for longer and may just have left.
 * By the brokers' numbers.
 *
 * The venue still counts them, whoever restarts here. When exactly they were sent nobody knows, nor when the run ended;
 * so the new run counts them as sent at its start.
 */
export function sentBefore(
  data: string,
  { firstSeq, lastSeq, lastUs }: Pick<OpenedJournal, 'firstSeq' | 'lastSeq' | 'lastUs'>,
  brokers: readonly RateLimits[],
  files: Files = systemFiles,
): readonly number[] {
  const sent = brokers.map(() => 0);
  /** Requests that were decided and not answered yet, by what they were: in this minute, and before. */
  const open = new Map<string, number>();
  const older = brokers.map(() => new Map<string, number>());
  const fromSeq = Math.max(firstSeq, lastSeq - MOST_EVENTS + 1);
  if (lastSeq < fromSeq) return sent;
  let isWhole = fromSeq === 1;
  readEvents(
    data,
    fromSeq,
    (records, at) => {
      const kind = records.i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
      const meaning = MEANINGS[kind];
      const isOld = records.f64[(at >> 3) + EventWord.TIME_US]! <= lastUs - MINUTE_US;
      if (isOld) isWhole = true;
      const broker = records.u8[at + EventByte.BROKER]!;
      const before = older[broker];
      if (meaning === undefined || before === undefined) return;
      const orderId = records.f64[(at >> 3) + EventWord.ORDER_ID]!;
      const request = `${meaning.request} ${orderId} ${records.u8[at + EventByte.ATTEMPT]!}`;
      if (isOld) {
        if (meaning.isAnswer) before.delete(request);
        else before.set(request, (before.get(request) ?? 0) + 1);
        return;
      }
      const waiting = open.get(request) ?? 0;
      // A cancel may be sent again, each time counts. An answer counts where it answers what was decided before.
      const isKnown = meaning.request === 'place' ? open.has(request) : waiting > 0;
      open.set(request, meaning.isAnswer ? Math.max(0, waiting - 1) : waiting + 1);
      if (!meaning.isAnswer || !isKnown) sent[broker]! += 1;
      if (meaning.isAnswer && !isKnown) before.delete(request);
    },
    lastSeq,
    files,
  );
  // Each request was decided by an event of its own: what isn't read can't be more than there were events.
  const unread = isWhole ? 0 : fromSeq - 1;
  return sent.map((requests, broker) => {
    const { perSecond, perMinute } = brokers[broker]!;
    const waiting = [...older[broker]!.values()].reduce((sum, count) => sum + count, 0);
    const inFlight = perSecond > 0 ? perSecond * IN_FLIGHT_S : perMinute;
    return requests + unread + Math.min(waiting, inFlight);
  });
}

interface Meaning {
  readonly request: 'place' | 'cancel' | 'replace';
  readonly isAnswer: boolean;
}

const decides = (request: Meaning['request']): Meaning => ({ request, isAnswer: false });
const answers = (request: Meaning['request']): Meaning => ({ request, isAnswer: true });

/** Kind of event → the request that it decides or answers. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  [EventKind.accepted]: decides('place'),
  [EventKind.rerouted]: decides('place'),
  [EventKind.released]: decides('place'),
  [EventKind.acknowledged]: answers('place'),
  [EventKind.rejected]: answers('place'),
  [EventKind.outcome_unknown]: answers('place'),
  [EventKind.cancel_requested]: decides('cancel'),
  [EventKind.cancelled]: answers('cancel'),
  [EventKind.cancel_rejected]: answers('cancel'),
  [EventKind.replace_requested]: decides('replace'),
  [EventKind.replaced]: answers('replace'),
  [EventKind.replace_rejected]: answers('replace'),
};
