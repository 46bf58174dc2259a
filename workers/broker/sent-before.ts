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
  const sent = Array.from({ length: brokers }, () => new Set<string>());
  const fromSeq = Math.max(firstSeq, lastSeq - MOST_EVENTS + 1);
  if (lastSeq < fromSeq) return sent.map(() => 0);
  let isWhole = fromSeq === 1;
  readEvents(
    data,
    fromSeq,
    (records, at) => {
      const kind = records.i32[(at >> 2) + EventHalf.KIND_VERSION]! & 0xffff;
      const request = REQUESTS[kind];
      if (records.f64[(at >> 3) + EventWord.TIME_US]! <= lastEventUs - MINUTE_US) isWhole = true;
      else if (request !== undefined) {
        const orderId = records.f64[(at >> 3) + EventWord.ORDER_ID]!;
        sent[records.u8[at + EventByte.BROKER]!]?.add(`${request} ${orderId} ${records.u8[at + EventByte.ATTEMPT]!}`);
      }
    },
    lastSeq,
    files,
  );
  // Each request was decided by an event of its own: what isn't read can't be more than there were events.
  const unread = isWhole ? 0 : fromSeq - 1;
  return sent.map((requests) => requests.size + unread);
}

/** Kind of event → the request that it decided or answered. */
const REQUESTS: Readonly<Record<number, 'place' | 'cancel' | 'replace'>> = {
  [EventKind.accepted]: 'place',
  [EventKind.rerouted]: 'place',
  [EventKind.acknowledged]: 'place',
  [EventKind.rejected]: 'place',
  [EventKind.outcome_unknown]: 'place',
  [EventKind.cancel_requested]: 'cancel',
  [EventKind.cancelled]: 'cancel',
  [EventKind.cancel_rejected]: 'cancel',
  [EventKind.replace_requested]: 'replace',
  [EventKind.replaced]: 'replace',
  [EventKind.replace_rejected]: 'replace',
};
