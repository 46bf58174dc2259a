import { EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { type Files, systemFiles } from '../journal/files.ts';
import { readEvents } from '../journal/read-journal.ts';
import { MINUTE_US } from './rate-windows.ts';

/** Events read for it at most; with more of them in a minute, each of those before counts as a request. */
const MOST_EVENTS = 200_000;

/**
 * How many requests each broker was sent in the last minute of the run before, as the journal tells it: those that were
 * decided in that minute, and those whose answers came in it. By the brokers' numbers.
 *
 * The venue still counts them, whoever restarts here. When exactly they were sent nobody knows, nor when the run ended;
 * so the new run counts them as sent at its start.
 */
export function sentBefore(
  data: string,
  { firstSeq, lastSeq }: { readonly firstSeq: number; readonly lastSeq: number },
  lastEventUs: number,
  brokers: number,
  files: Files = systemFiles,
): readonly number[] {
  const sent = Array.from({ length: brokers }, () => 0);
  /** Requests that were decided in this minute and not answered yet, by what they were. */
  const open = new Map<string, number>();
  const fromSeq = Math.max(firstSeq, lastSeq - MOST_EVENTS + 1);
  if (lastSeq < fromSeq) return sent;
  let isWhole = fromSeq === 1;
  readEvents(
    data,
    fromSeq,
    (records, at) => {
      const kind = records.i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
      const meaning = MEANINGS[kind];
      if (records.f64[(at >> 3) + EventWord.TIME_US]! <= lastEventUs - MINUTE_US) isWhole = true;
      else if (meaning !== undefined) {
        const broker = records.u8[at + EventByte.BROKER]!;
        const orderId = records.f64[(at >> 3) + EventWord.ORDER_ID]!;
        const request = `${meaning.request} ${orderId} ${records.u8[at + EventByte.ATTEMPT]!}`;
        const waiting = open.get(request) ?? 0;
        // A cancel may be sent again, each time counts. An answer counts where it answers what was decided before.
        const isKnown = meaning.request === 'place' ? open.has(request) : waiting > 0;
        open.set(request, meaning.isAnswer ? Math.max(0, waiting - 1) : waiting + 1);
        if ((!meaning.isAnswer || !isKnown) && broker < brokers) sent[broker]! += 1;
      }
    },
    lastSeq,
    files,
  );
  // Each request was decided by an event of its own: what isn't read can't be more than there were events.
  const unread = isWhole ? 0 : fromSeq - 1;
  return sent.map((requests) => requests + unread);
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
