import { createStream } from './stream.ts';
import type { OrderGap, OrderReport, OrdersOptions, ResumePoint, Stream } from './types.ts';

/**
 * The `orders` channel of one account, read by any number of streams. Each stream knows the last report that it has;
 * whatever happened, the subscription is begun again from the stream that is farthest behind, and each takes only what
 * comes next for it.
 *
 *   off ─▶ starting ─▶ on ─▶ stopping ─▶ off
 *
 * A stream whose queue is full takes nothing more. The subscription ends, and begins again from there once half of the
 * queue was read: nothing is dropped, and what waits is bounded.
 */
export interface OrdersFeed {
  open(options?: OrdersOptions): Stream<OrderReport | OrderGap>;
  report(report: OrderReport): void;
  /** Of the newest subscription; '' before the first. */
  readonly epoch: string;
  readonly account: string;
  lost(): void;
  /** A new connection, after `lost` and the failure of what the old one was asked: resolves once the channel is on again, if anybody reads it. */
  renew(): Promise<void>;
  end(error: Error | undefined): void;
}

/** The answer to a subscription. `sequence`: the newest report. */
export interface Subscribed extends ResumePoint {
  readonly recovered?: boolean;
  readonly account?: string;
}

export interface OrdersChannel {
  /** `read` is called as the answer comes, before any report behind it. */
  subscribe(from: ResumePoint | undefined, read: (answer: Subscribed) => void): Promise<void>;
  unsubscribe(): Promise<void>;
}

interface Reader {
  readonly queue: (OrderReport | OrderGap)[];
  readonly max: number;
  readonly wake: () => void;
  readonly end: (error: Error | undefined) => void;
  /** The last that it has, or where it begins; undefined: with the next subscription. */
  at: ResumePoint | undefined;
  /** It wants what is behind `at` again. */
  isBehind: boolean;
  /** Where it was last begun again: the same hole twice is one that the gateway can't fill. */
  begunAt: number;
}

const DEFAULT_QUEUE = 1_000;

export function createOrdersFeed(channel: OrdersChannel): OrdersFeed {
  const readers = new Set<Reader>();
  let isConnected = false;
  let isOn = false;
  let epoch = '';
  let account = '';
  let newest = 0;
  let moving: Promise<void> | undefined;

  /** Where a stream begins that is opened now; undefined: with the next subscription. */
  function beginning(): ResumePoint | undefined {
    // Off for a while, because another stream is full or the connection was lost: it goes on from what was known then.
    const goesOn = epoch !== '' && [...readers].some(({ at }) => at !== undefined);
    return isOn || goesOn ? { epoch, sequence: newest } : undefined;
  }

  function hasRoom(reader: Reader): boolean {
    return reader.queue.length <= reader.max / 2;
  }

  /** Whether the channel should be on, and whether it must be begun again for that. */
  function wanted(): 'off' | 'on' | 'again' {
    let isAgain = false;
    for (const reader of readers) {
      if (reader.isBehind && !hasRoom(reader)) return 'off';
      isAgain ||= reader.isBehind || reader.at === undefined;
    }
    if (readers.size === 0) return 'off';
    return isOn && isAgain ? 'again' : 'on';
  }

  function farthestBehind(): ResumePoint | undefined {
    let from: ResumePoint | undefined;
    for (const { at } of readers) {
      if (at === undefined) continue;
      if (from === undefined || (at.epoch === from.epoch && at.sequence < from.sequence)) from = at;
    }
    return from;
  }

  function begun(answer: Subscribed, from: ResumePoint | undefined): void {
    const { sequence } = answer;
    ({ epoch, account = '' } = answer);
    isOn = true;
    newest = sequence;
    const now = { epoch, sequence };
    for (const reader of readers) {
      reader.isBehind = false;
      const isKept = answer.recovered !== false && reader.at !== undefined && reader.at.epoch === epoch;
      if (reader.at === undefined) reader.at = now;
      else if (!isKept && (reader.at.epoch !== epoch || reader.at.sequence !== sequence)) gap(reader, now);
      if (reader.at.sequence === from?.sequence) reader.begunAt = reader.at.sequence;
    }
  }

  function gap(reader: Reader, resumedAt: ResumePoint): void {
    reader.queue.push({ type: 'gap', after: reader.at!, resumed_at: resumedAt });
    reader.at = resumedAt;
    reader.wake();
  }

  async function moveOnce(): Promise<void> {
    const aim = wanted();
    if (isOn && aim !== 'on') {
      isOn = false;
      await channel.unsubscribe();
    } else if (!isOn && aim === 'on') {
      const from = farthestBehind();
      await channel.subscribe(from, (answer) => {
        begun(answer, from);
      });
    }
  }

  function isSettled(): boolean {
    const aim = wanted();
    return !isConnected || (aim === 'on' && isOn) || (aim === 'off' && !isOn);
  }

  async function moveAll(): Promise<void> {
    try {
      while (!isSettled()) await moveOnce();
    } catch (error) {
      // A lost connection begins anew; a refusal is the readers' to know.
      if (isConnected) endAll(error as Error);
    }
  }

  function move(): Promise<void> {
    moving ??= moveAll().finally(() => {
      moving = undefined;
      if (!isSettled()) void move();
    });
    return moving;
  }

  function endAll(error: Error | undefined): void {
    for (const reader of readers) reader.end(error);
    readers.clear();
  }

  function take(reader: Reader, report: OrderReport): void {
    const { at } = reader;
    if (at === undefined || reader.isBehind || report.sequence <= at.sequence) return;
    if (report.sequence > at.sequence + 1) {
      if (reader.begunAt !== at.sequence) {
        reader.isBehind = true;
        return;
      }
      gap(reader, { epoch, sequence: report.sequence - 1 });
    }
    if (reader.queue.length >= reader.max) {
      reader.isBehind = true;
      return;
    }
    reader.queue.push(report);
    reader.at = { epoch: report.epoch, sequence: report.sequence };
    reader.wake();
  }

  return {
    get epoch() {
      return epoch;
    },
    get account() {
      return account;
    },

    open(options = {}) {
      const queue: (OrderReport | OrderGap)[] = [];
      const { stream, wake, end } = createStream(
        () => {
          const element = queue.shift();
          if (reader.isBehind && hasRoom(reader)) void move();
          return element;
        },
        () => {
          readers.delete(reader);
          void move();
        },
      );
      const max = Math.max(1, options.queue ?? DEFAULT_QUEUE);
      const at = options.from ?? beginning();
      // From a given report on: the channel is begun again from there.
      const reader: Reader = { queue, max, wake, end, at, isBehind: options.from !== undefined, begunAt: -1 };
      readers.add(reader);
      void move();
      return stream;
    },

    report(report) {
      if (!isOn) return;
      newest = Math.max(newest, report.sequence);
      let isAnyBehind = false;
      for (const reader of readers) {
        take(reader, report);
        isAnyBehind ||= reader.isBehind;
      }
      if (isAnyBehind) void move();
    },

    lost() {
      isConnected = false;
      isOn = false;
    },

    async renew() {
      await moving;
      isConnected = true;
      await move();
    },

    end: endAll,
  };
}
