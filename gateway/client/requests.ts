import { DeadlineExceeded, type OrderName, OutcomeUnknown, Refused, TickgateError } from './errors.ts';
import { pauseMs } from './pause.ts';

export interface Answer {
  readonly status: number;
  readonly result: unknown;
  /** It answers a request that had been sent before, perhaps with effect. */
  readonly isRepeat: boolean;
}

/** What is asked, and what may be done where no answer comes. */
export interface Ask<T> {
  readonly method: string;
  /** Called at each sending, so that it is written with the newest catalog. */
  encode(id: number): string | Uint8Array;
  /** Called as the answer comes, before anything that came behind it is looked at. */
  read(answer: Answer): T;
  /** Whether it changes something, and whether asking again with the same words does no further harm. */
  readonly effect: 'none' | 'repeatable' | 'once';
  readonly about?: OrderName | undefined;
  /** Belongs to this connection: sent before it is ready, gone with it. */
  readonly isOfConnection?: boolean;
  /** What a refusal of a repeat really means; undefined: what it says. */
  afterRepeat?(refused: Refused): Promise<T> | undefined;
  readonly deadlineMs: number;
  readonly transient: 'retry' | 'tell';
}

/**
 * Requests and their answers.
 *
 *   waiting ─▶ sent ─▶ answered
 *      ▲         │ the connection is lost, the gateway is busy, its catalog has changed: again, until the deadline
 *      └─────────┘
 */
export interface Requests {
  readonly count: number;
  ask<T>(asked: Ask<T>): Promise<T>;
  answered(id: number, status: number, result: unknown): void;
  refused(id: number, refused: Refused): void;
  /** The connection is gone. */
  lost(why: Error): void;
  /** A connection is ready, of a gateway with this journal; what waits is sent, in its order. */
  ready(journal: string | undefined): void;
  /** Nothing will be sent any more. */
  end(why: TickgateError): void;
}

interface Entry {
  readonly asked: Ask<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly endMs: number;
  deadline: ReturnType<typeof setTimeout> | undefined;
  /** 0: it isn't under way. */
  id: number;
  journal: string | undefined;
  sendings: number;
  /** A sending of it may have had effect. */
  isDoubtful: boolean;
  refusals: number;
  lastRefusal: Refused | undefined;
  pause: ReturnType<typeof setTimeout> | undefined;
  isReloaded: boolean;
}

const MAX_ID = 0xffff_fff0;
const RETRY = { minMs: 20, maxMs: 1_000 };

export function createRequests(
  send: (frame: string | Uint8Array) => void,
  reload: () => Promise<void>,
  maxInFlight: number,
): Requests {
  /** In the order in which they were asked. */
  const entries = new Set<Entry>();
  const byId = new Map<number, Entry>();
  let lastId = 0;
  let isReady = false;
  let journalNow: string | undefined;
  let ended: TickgateError | undefined;

  function finish(entry: Entry): void {
    clearTimeout(entry.deadline);
    clearTimeout(entry.pause);
    byId.delete(entry.id);
    entries.delete(entry);
  }

  function fail(entry: Entry, error: Error): void {
    finish(entry);
    entry.reject(error);
  }

  function unknown(entry: Entry, why: string): OutcomeUnknown {
    const { method, about = {} } = entry.asked;
    const name = about.client_order_id ?? about.order_id;
    const lookUp = name === undefined ? 'openOrders() tells how things stand' : `order() of ${name} tells`;
    return new OutcomeUnknown(`${method}: ${why}; whether it was done is not known. ${lookUp}.`, about);
  }

  function sendNow(entry: Entry): void {
    if (entry.pause !== undefined || entry.id !== 0) return;
    if (!isReady && entry.asked.isOfConnection !== true) return;
    do lastId = lastId >= MAX_ID ? 1 : lastId + 1;
    while (byId.has(lastId));
    let frame: string | Uint8Array;
    try {
      frame = entry.asked.encode(lastId);
    } catch (error) {
      fail(entry, error as Error);
      return;
    }
    entry.id = lastId;
    byId.set(lastId, entry);
    if (entry.sendings === 0) entry.journal = journalNow;
    entry.sendings += 1;
    send(frame);
  }

  function sendLater(entry: Entry, afterMs: number): void {
    byId.delete(entry.id);
    entry.id = 0;
    clearTimeout(entry.pause);
    entry.pause = setTimeout(() => {
      entry.pause = undefined;
      sendNow(entry);
    }, afterMs);
  }

  function timeIsUp(entry: Entry): void {
    const { asked, isDoubtful, id, lastRefusal } = entry;
    const { method, effect } = asked;
    const isOut = id !== 0 || isDoubtful;
    if (isOut && effect !== 'none') fail(entry, unknown(entry, 'no answer came in time'));
    else if (lastRefusal !== undefined) fail(entry, lastRefusal);
    else fail(entry, new DeadlineExceeded(`${method}: ${isOut ? 'no answer came' : 'it could not be sent'} in time.`));
  }

  function take(id: number): Entry | undefined {
    const entry = byId.get(id);
    if (entry === undefined) return undefined;
    byId.delete(id);
    entry.id = 0;
    return entry;
  }

  function refuse(entry: Entry, why: Refused): void {
    const { asked } = entry;
    if (why.code === 'STALE_CATALOG' && !entry.isReloaded) {
      entry.isReloaded = true;
      void reload().then(
        () => {
          if (entries.has(entry)) sendNow(entry);
        },
        () => {
          if (entries.has(entry)) fail(entry, why);
        },
      );
      return;
    }
    if (why.code === 'REQUEST_TIMEOUT') {
      if (asked.effect === 'once') fail(entry, unknown(entry, 'the gateway ran out of time'));
      else {
        entry.isDoubtful = true;
        sendLater(entry, pauseMs(RETRY, entry.refusals++));
      }
      return;
    }
    if (why.isTransient && asked.transient === 'retry') {
      const afterMs = why.retryAfterMs ?? pauseMs(RETRY, entry.refusals);
      entry.refusals += 1;
      if (performance.now() + afterMs < entry.endMs) {
        entry.lastRefusal = why;
        sendLater(entry, afterMs);
        return;
      }
    }
    const meaning = entry.isDoubtful ? asked.afterRepeat?.(why) : undefined;
    if (meaning === undefined) fail(entry, why);
    else {
      finish(entry);
      meaning.then(entry.resolve, entry.reject);
    }
  }

  return {
    get count() {
      return entries.size;
    },

    ask<T>(asked: Ask<T>) {
      return new Promise<T>((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended);
          return;
        }
        if (entries.size >= maxInFlight && asked.isOfConnection !== true) {
          const text = `${maxInFlight} requests are under way already: that is maxInFlight.`;
          reject(new TickgateError('TOO_MANY_IN_FLIGHT', text));
          return;
        }
        const entry: Entry = {
          asked,
          resolve: resolve as (value: unknown) => void,
          reject,
          endMs: performance.now() + asked.deadlineMs,
          deadline: undefined,
          id: 0,
          journal: undefined,
          sendings: 0,
          isDoubtful: false,
          refusals: 0,
          lastRefusal: undefined,
          pause: undefined,
          isReloaded: false,
        };
        entry.deadline = setTimeout(() => {
          timeIsUp(entry);
        }, asked.deadlineMs);
        entries.add(entry);
        sendNow(entry);
      });
    },

    answered(id, status, result) {
      const entry = take(id);
      if (entry === undefined) return;
      finish(entry);
      try {
        entry.resolve(entry.asked.read({ status, result, isRepeat: entry.isDoubtful }));
      } catch (error) {
        entry.reject(error as Error);
      }
    },

    refused(id, why) {
      const entry = take(id);
      if (entry !== undefined) refuse(entry, why);
    },

    lost(why) {
      isReady = false;
      for (const entry of entries) {
        if (entry.asked.isOfConnection === true) fail(entry, why);
        else if (entry.id !== 0) {
          byId.delete(entry.id);
          entry.id = 0;
          entry.isDoubtful = true;
          if (entry.asked.effect === 'once') fail(entry, unknown(entry, 'the connection was lost'));
        }
      }
    },

    ready(journal) {
      isReady = true;
      journalNow = journal;
      for (const entry of entries) {
        const isElsewhere = entry.journal !== undefined && journal !== undefined && entry.journal !== journal;
        if (entry.isDoubtful && isElsewhere && entry.asked.effect !== 'none') {
          fail(entry, unknown(entry, 'the gateway has another journal now'));
        } else sendNow(entry);
      }
    },

    end(why) {
      ended = why;
      for (const entry of entries) {
        const isOut = entry.id !== 0 || entry.isDoubtful;
        fail(entry, isOut && entry.asked.effect !== 'none' ? unknown(entry, 'the client was closed') : why);
      }
    },
  };
}
