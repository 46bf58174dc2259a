import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  createRateWindows,
  EXACT_LIMIT,
  MINUTE_US,
  SECOND_US,
  SLACK_US,
} from '../../../workers/broker/rate-windows.ts';

function most(times: readonly number[], lengthUs: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + lengthUs).length));
}

describe('rate windows', () => {
  it('keep to both limits in every second and every minute, whenever requests come', () => {
    const gap = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: 1, max: 20_000_000 }));
    const asks = fc.array(fc.record({ gap, isCancel: fc.boolean() }), { maxLength: 150, size: 'max' });
    const limits = fc.record({ perSecond: fc.integer({ min: 0, max: 5 }), perMinute: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(limits, asks, ({ perSecond, perMinute }, steps) => {
        const windows = createRateWindows({ perSecond, perMinute });
        const sent: number[] = [];
        let nowUs = 0;
        for (const { gap: gapUs, isCancel } of steps) {
          nowUs += gapUs;
          assert.equal(windows.left(nowUs) > 0, windows.admits(nowUs, false));
          if (!windows.admits(nowUs, isCancel)) continue;
          windows.sent(nowUs);
          sent.push(nowUs);
        }
        if (perSecond > 0) assert.ok(most(sent, SECOND_US) <= perSecond);
        if (perMinute > 0) assert.ok(most(sent, MINUTE_US) <= perMinute);
      }),
    );
  });

  it('keep one of ten for cancels, and the only one for nobody', () => {
    const ten = createRateWindows({ perSecond: 10, perMinute: 0 });
    for (let i = 0; i < 9; i++) ten.sent(0);
    assert.deepEqual([ten.admits(0, false), ten.admits(0, true), ten.left(0)], [false, true, 0]);
    ten.sent(0);
    assert.equal(ten.admits(0, true), false);
    const one = createRateWindows({ perSecond: 1, perMinute: 0 });
    assert.equal(one.admits(0, false), true);
  });

  it('admit again as soon as a window has passed, and not a second after', () => {
    const windows = createRateWindows({ perSecond: 1, perMinute: 0 });
    windows.sent(0);
    assert.equal(windows.admits(SECOND_US, false), false, 'the network may have pushed them closer together');
    assert.equal(windows.admits(SECOND_US + SLACK_US, false), true);
  });

  it('begin with what was sent before, however much that was, and forget it like all else', () => {
    const windows = createRateWindows({ perSecond: 3, perMinute: 10 }, { count: 5, atUs: 0 });
    assert.equal(windows.admits(0, true), false, 'the second is used up');
    const laterUs = SECOND_US + SLACK_US;
    assert.equal(windows.left(laterUs), 2);
    for (let i = 0; i < 3; i++) windows.sent(laterUs);
    assert.equal(windows.left(2 * laterUs), 1, 'eight of the minute are used up, and one is kept');
    assert.equal(windows.left(MINUTE_US + SLACK_US), 2);
    const full = createRateWindows({ perSecond: 3, perMinute: 10 }, { count: Infinity, atUs: 0 });
    assert.equal(full.admits(MINUTE_US, true), false);
    assert.equal(full.left(MINUTE_US + SLACK_US), 2);
    assert.equal(createRateWindows({ perSecond: 0, perMinute: 0 }, { count: 5, atUs: 0 }).left(0), Infinity);
  });

  it('admit everything without limits', () => {
    const windows = createRateWindows({ perSecond: 0, perMinute: 0 });
    for (let i = 0; i < 1000; i++) windows.sent(0);
    assert.deepEqual([windows.admits(0, false), windows.left(0)], [true, Infinity]);
  });

  it('keep to a limit that is too large for a time each, and let nearly all of it pass', () => {
    const limit = EXACT_LIMIT * 4;
    const bursts = fc.array(
      fc.record({ gapUs: fc.integer({ min: 0, max: 120_000 }), count: fc.integer({ min: 1, max: limit / 8 }) }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(bursts, (all) => {
        const windows = createRateWindows({ perSecond: limit, perMinute: 0 });
        const sent: { atUs: number; count: number }[] = [];
        let nowUs = 0;
        for (const { gapUs, count } of all) {
          nowUs += gapUs;
          let passed = 0;
          while (passed < count && windows.admits(nowUs, true)) {
            windows.sent(nowUs);
            passed += 1;
          }
          sent.push({ atUs: nowUs, count: passed });
          const inLast = (lengthUs: number): number =>
            sent.filter(({ atUs }) => atUs > nowUs - lengthUs).reduce((sum, burst) => sum + burst.count, 0);
          assert.ok(inLast(SECOND_US + SLACK_US) <= limit);
          // Held back only if a window that is longer by a part of it was full.
          if (passed < count) assert.ok(inLast((SECOND_US + SLACK_US) * (1 + 1 / EXACT_LIMIT)) >= limit);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('have room for a request in each part of a large window, again and again', () => {
    const windows = createRateWindows({ perSecond: 1_000_000, perMinute: 60_000_000 });
    for (let nowUs = 0; nowUs < 3 * SECOND_US; nowUs += 50) windows.sent(nowUs);
    assert.equal(windows.left(3 * SECOND_US), 900_000 - (SECOND_US + SLACK_US) / 50);
  });
});
