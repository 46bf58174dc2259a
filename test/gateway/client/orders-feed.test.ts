import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type OrdersFeed, type Subscribed, createOrdersFeed } from '../../../gateway/client/orders-feed.ts';
import type { OrderGap, OrderReport, ResumePoint, Stream } from '../../../gateway/client/types.ts';

const EPOCH = 'epoch';

function reportOf(sequence: number, epoch: string = EPOCH): OrderReport {
  return { type: 'report', epoch, sequence, event: 'filled', account: 'demo', time: '', order: null };
}

/** A gateway's orders channel: it keeps `kept` reports, and each answer comes when the test lets it. */
function createChannel(kept: number) {
  let resume: { from: ResumePoint | undefined; read: (answer: Subscribed) => void } | undefined;
  const waiting: { run: () => void; fail: (error: Error) => void }[] = [];
  const channel = {
    epoch: EPOCH,
    last: 0,
    /** The sequence to send next; 0: nobody subscribed. */
    cursor: 0,
    subscriptions: 0,
    feed: undefined as OrdersFeed | undefined,
    subscribe(from: ResumePoint | undefined, read: (answer: Subscribed) => void): Promise<void> {
      return later(() => {
        resume = { from, read };
        channel.subscriptions += 1;
        const { epoch, last } = channel;
        const recovered =
          from !== undefined && from.epoch === epoch && from.sequence <= last && from.sequence >= last - kept;
        channel.cursor = (recovered ? from.sequence : last) + 1;
        resume.read({ epoch, sequence: last, ...(from === undefined ? {} : { recovered }) });
      });
    },
    unsubscribe(): Promise<void> {
      return later(() => {
        channel.cursor = 0;
      });
    },
    /** Lets the oldest request through. */
    answer(): boolean {
      const next = waiting.shift();
      next?.run();
      return next !== undefined;
    },
    /** Sends one report, if one is due. */
    send(): boolean {
      if (channel.cursor === 0 || channel.cursor > channel.last) return false;
      channel.feed!.report(reportOf(channel.cursor, channel.epoch));
      channel.cursor += 1;
      return true;
    },
    cut(): void {
      channel.cursor = 0;
      channel.feed!.lost();
      for (const { fail } of waiting.splice(0)) fail(new Error('lost'));
    },
  };
  function later(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({
        run() {
          run();
          resolve();
        },
        fail: reject,
      });
    });
  }
  channel.feed = createOrdersFeed(channel);
  return { channel, feed: channel.feed };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 12; i++) await Promise.resolve();
}

/** Lets everything happen until nothing more does. */
async function drain(channel: ReturnType<typeof createChannel>['channel']): Promise<void> {
  do await settle();
  while (channel.answer() || channel.send());
}

test('whatever happens, each stream has every report once and in order', async () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.constant('happen' as const) },
    { weight: 6, arbitrary: fc.constant('send' as const) },
    { weight: 4, arbitrary: fc.constant('answer' as const) },
    { weight: 4, arbitrary: fc.constant('read' as const) },
    { weight: 1, arbitrary: fc.constant('cut' as const) },
    { weight: 1, arbitrary: fc.constant('open' as const) },
    { weight: 1, arbitrary: fc.constant('leave' as const) },
  );
  const many = fc.array(step, { maxLength: 120, size: 'max' });
  await fc.assert(
    fc.asyncProperty(many, fc.integer({ min: 1, max: 5 }), async (steps, queue) => {
      const { channel, feed } = createChannel(1_000_000);
      const streams: { stream: Stream<OrderReport | OrderGap>; got: number[] }[] = [];
      let turn = 0;
      async function read(one: (typeof streams)[number]): Promise<boolean> {
        let isThere = false;
        void one.stream.next().then(({ value }) => {
          // Nothing: it was left meanwhile. A gap, or anything else, has no place in the sequence.
          if (value !== undefined) one.got.push(value.type === 'report' ? value.sequence : Number.NaN);
          isThere = true;
        });
        await settle();
        return isThere;
      }
      void feed.renew();
      for (const what of steps) {
        if (what === 'happen') channel.last += 1;
        else if (what === 'send') channel.send();
        else if (what === 'answer') channel.answer();
        else if (what === 'open' && streams.length < 3) streams.push({ stream: feed.open({ queue }), got: [] });
        else if (what === 'read' && streams.length > 0) await read(streams[turn++ % streams.length]!);
        else if (what === 'leave' && streams.length > 1) void streams.pop()!.stream.return();
        else if (what === 'cut') {
          channel.cut();
          void feed.renew();
        }
        await settle();
      }
      await drain(channel);
      channel.last += 20;
      for (let i = 0; i < 200; i++) {
        await drain(channel);
        for (const one of streams) if (one.got.at(-1) !== channel.last) await read(one);
      }
      for (const { got } of streams) {
        assert.equal(got.at(-1), channel.last);
        for (let i = 1; i < got.length; i++) assert.equal(got[i], got[i - 1]! + 1);
      }
      feed.end(undefined);
    }),
    { numRuns: 150 },
  );
});

test('a slow reader stops the channel at its bound, and it begins again from where he is', async () => {
  const { channel, feed } = createChannel(1_000);
  void feed.renew();
  const stream = feed.open({ queue: 4 });
  await drain(channel);
  channel.last = 50;
  await drain(channel);
  assert.equal(channel.cursor, 0);
  for (let sequence = 1; sequence <= 50; sequence++) {
    const reading = stream.next();
    await drain(channel);
    assert.equal(((await reading).value as OrderReport).sequence, sequence);
  }
  assert.ok(channel.subscriptions > 5);
});

test('a stream that is opened while another one is full begins there and then, not when that one has been read', async () => {
  const { channel, feed } = createChannel(1_000);
  void feed.renew();
  const slow = feed.open({ queue: 1 });
  await drain(channel);
  channel.last = 2;
  await drain(channel);
  assert.equal(channel.cursor, 0);
  const late = feed.open();
  channel.last = 4;
  await drain(channel);
  const got: number[] = [];
  for (const stream of [slow, slow, late, late]) {
    const reading = stream.next();
    await drain(channel);
    got.push(((await reading).value as OrderReport).sequence);
  }
  assert.deepEqual(got, [1, 2, 3, 4]);
});

test('what the gateway no longer has is a gap element, and so is another epoch', async () => {
  const { channel, feed } = createChannel(10);
  void feed.renew();
  const stream = feed.open();
  await drain(channel);
  channel.last = 1;
  await drain(channel);
  assert.equal(((await stream.next()).value as OrderReport).sequence, 1);
  channel.cut();
  channel.last = 100;
  void feed.renew();
  await drain(channel);
  const old = { epoch: EPOCH, sequence: 1 };
  assert.deepEqual((await stream.next()).value, {
    type: 'gap',
    after: old,
    resumed_at: { epoch: EPOCH, sequence: 100 },
  });
  channel.last = 101;
  await drain(channel);
  assert.equal(((await stream.next()).value as OrderReport).sequence, 101);
  channel.cut();
  Object.assign(channel, { epoch: 'other', last: 3 });
  void feed.renew();
  await drain(channel);
  const { value } = await stream.next();
  assert.deepEqual(value, {
    type: 'gap',
    after: { epoch: EPOCH, sequence: 101 },
    resumed_at: { epoch: 'other', sequence: 3 },
  });
});

test('a stream from a given report on gets what came since, and others get nothing twice', async () => {
  const { channel, feed } = createChannel(1_000);
  void feed.renew();
  const first = feed.open();
  channel.last = 5;
  await drain(channel);
  const second = feed.open({ from: { epoch: EPOCH, sequence: 2 } });
  await drain(channel);
  channel.last = 6;
  await drain(channel);
  const got: number[] = [];
  for (let i = 0; i < 4; i++) got.push(((await second.next()).value as OrderReport).sequence);
  assert.deepEqual(got, [3, 4, 5, 6]);
  assert.equal(((await first.next()).value as OrderReport).sequence, 6);
});

test('a hole that the gateway can not fill is a gap element, not an endless retry', async () => {
  const { channel, feed } = createChannel(1_000);
  void feed.renew();
  const stream = feed.open();
  await drain(channel);
  for (let i = 0; i < 3; i++) {
    feed.report(reportOf(5));
    await drain(channel);
  }
  assert.deepEqual((await stream.next()).value, {
    type: 'gap',
    after: { epoch: EPOCH, sequence: 0 },
    resumed_at: { epoch: EPOCH, sequence: 4 },
  });
  assert.equal(((await stream.next()).value as OrderReport).sequence, 5);
});
