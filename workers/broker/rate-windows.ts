import { invariant } from '../../core/invariant.ts';

/**
 * How many requests a venue takes: so many in any second and in any minute, wherever they begin. Asked and told at the
 * moment of the write, so that a stall before it can't bunch two seconds' orders into one.
 *
 *   times   … │ │ ││  │    │  │ │      one per request sent, in a ring as long as the larger limit
 *              minute └─────────────┤
 *                         second └──┤ now
 *
 * A window is a little longer than its name: the venue counts arrivals, and the network may push two closer together.
 * The last of each limit are kept for cancels.
 */
export interface RateWindows {
  /** Whether a request may be sent now; `isCancel` may take what is kept. */
  admits(nowUs: number, isCancel: boolean): boolean;
  /** A request is being sent. */
  sent(nowUs: number): void;
  /** Requests, other than cancels, that would be admitted now; Infinity without limits. */
  left(nowUs: number): number;
}

export interface RateLimits {
  /** Requests per second and per minute, 0: no limit. */
  readonly perSecond: number;
  readonly perMinute: number;
}

/** What a run before sent within the last minute, counted as sent at `atUs`. */
export interface SentBefore {
  readonly count: number;
  readonly atUs: number;
}

/** @internal */
export const SECOND_US = 1_000_000;
export const MINUTE_US = 60_000_000;
/**
 * What the network may push two requests together by.
 * @internal
 */
export const SLACK_US = 10_000;
/** Of ten requests one is kept for cancels, but never the only one. */
const KEPT_SHARE = 10;

interface Window {
  readonly lengthUs: number;
  readonly limit: number;
  readonly kept: number;
  /** Requests that have left the window. */
  gone: number;
}

export function createRateWindows({ perSecond, perMinute }: RateLimits, before?: SentBefore): RateWindows {
  invariant(Number.isInteger(perSecond) && perSecond >= 0, 'rate windows: requests per second are a count');
  invariant(Number.isInteger(perMinute) && perMinute >= 0, 'rate windows: requests per minute are a count');
  const times = new Float64Array(Math.max(1, perSecond, perMinute));
  const windows: Window[] = [];
  if (perSecond > 0) windows.push(newWindow(SECOND_US, perSecond));
  if (perMinute > 0) windows.push(newWindow(MINUTE_US, perMinute));
  const { count = 0, atUs = 0 } = before ?? {};
  let sentCount = Math.min(count, windows.length === 0 ? 0 : times.length);
  times.fill(atUs, 0, sentCount);
  for (const window of windows) window.gone = Math.max(0, sentCount - window.limit);

  function used(window: Window, nowUs: number): number {
    while (window.gone < sentCount && times[window.gone % times.length]! <= nowUs - window.lengthUs) window.gone += 1;
    return sentCount - window.gone;
  }

  return {
    admits(nowUs, isCancel) {
      for (const window of windows) {
        if (used(window, nowUs) >= (isCancel ? window.limit : window.limit - window.kept)) return false;
      }
      return true;
    },
    sent(nowUs) {
      if (windows.length === 0) return;
      for (const window of windows) invariant(used(window, nowUs) < window.limit, 'rate windows: sent beyond a limit');
      times[sentCount % times.length] = nowUs;
      sentCount += 1;
    },
    left(nowUs) {
      let left = Infinity;
      for (const window of windows) left = Math.min(left, window.limit - window.kept - used(window, nowUs));
      return Math.max(0, left);
    },
  };
}

function newWindow(lengthUs: number, limit: number): Window {
  return { lengthUs: lengthUs + SLACK_US, limit, kept: limit === 1 ? 0 : Math.ceil(limit / KEPT_SHARE), gone: 0 };
}
