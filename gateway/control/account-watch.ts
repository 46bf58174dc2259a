import type { Calls } from '../inbound/calls.ts';
import { clearOrderRequest } from '../inbound/order-request.ts';
import type { Responder } from '../inbound/pending.ts';
import { readerOf } from '../keys/principal.ts';

/**
 * What accounts hold and have at stake, for health pages and metrics: asked of the engine every few seconds, an account
 * after another, as a client would.
 *
 *   tick ─▶ whose turn is it? ─▶ pnl, account ─▶ figures ─▶ /health/pnl, /health/risk, /metrics
 */
export interface AccountFigures {
  readonly account: string;
  /** Symbols of its positions that nothing fresh is quoted for. */
  readonly unmarked: readonly string[];
  readonly limitsVersion: number;
  /** A limit of value at risk stands against it, and the value is missing or too old. */
  readonly isRiskStale: boolean;
  /** In the accounts' currency. */
  readonly gauges: Readonly<Record<GaugeName, number>>;
}

export const GAUGES = {
  open_orders: 'Open orders of an account.',
  open_notional: 'Value of the open orders of an account.',
  gross_exposure: 'Worst case of what an account could hold.',
  net_exposure: 'Value of what an account holds, signed.',
  day_pnl: 'What an account has earned since the day began.',
} as const;
export type GaugeName = keyof typeof GAUGES;
const NAMES = Object.keys(GAUGES) as readonly GaugeName[];

export interface AccountWatch {
  /** By account; undefined: not asked yet. */
  readonly figures: readonly (AccountFigures | undefined)[];
  /** Begins what is due. Not within a socket's callback. `nowNs`: monotonic. */
  tick(calls: Calls, nowNs: number): void;
}

const WATCH_EVERY_MS = 5_000;
/** Accounts that are asked about in one tick, and those whose figures are told, at most. */
const AT_ONCE = 4;
const MOST_WATCHED = 256;
const NS_PER_MS = 1_000_000;

interface PnlAnswer {
  readonly positions: readonly {
    readonly symbol: string;
    readonly quantity: string;
    readonly mark_age_ms: number | null;
  }[];
}

/** A mark that is older is no mark. */
const MARK_STALE_MS = 5_000;

type AccountAnswer = Readonly<Record<GaugeName, string | number>> & {
  readonly limits_version: number;
  readonly controls: readonly { readonly code: string; readonly passes: boolean }[];
};

export function createAccountWatch(accounts: readonly string[], everyMs = WATCH_EVERY_MS): AccountWatch {
  const watched = accounts.slice(0, MOST_WATCHED);
  const readers = watched.map((_, account) => readerOf(account));
  const figures = Array.from<AccountFigures | undefined>({ length: watched.length });
  let next = 0;
  let dueNs = Number.NEGATIVE_INFINITY;

  function ask(
    calls: Calls,
    account: number,
    call: (responder: Responder) => void,
    told: (text: string) => void,
  ): void {
    calls.begin(readers[account]!, undefined);
    clearOrderRequest(calls.request);
    call({
      ok: (_, result) => {
        told(result);
      },
      // Busy, or stopping: the next round asks again, and the old figures stand until then.
      refuse: () => undefined,
    });
  }

  function look(calls: Calls, account: number): void {
    ask(calls, account, calls.pnl, (text) => {
      const unmarked = unmarkedIn(JSON.parse(text) as PnlAnswer);
      // Not within the answer: it is given inside the pump.
      setImmediate(() => {
        ask(calls, account, calls.account, (whole) => {
          figures[account] = figuresOf(watched[account]!, unmarked, JSON.parse(whole) as AccountAnswer);
        });
      });
    });
  }

  return {
    figures,
    tick(calls, nowNs) {
      if (next === 0) {
        if (nowNs < dueNs) return;
        dueNs = nowNs + everyMs * NS_PER_MS;
      }
      for (let i = 0; i < AT_ONCE && next < watched.length; i++) look(calls, next++);
      if (next === watched.length) next = 0;
    },
  };
}

function unmarkedIn({ positions }: PnlAnswer): string[] {
  const isUnmarked = ({ quantity, mark_age_ms: ageMs }: PnlAnswer['positions'][number]): boolean =>
    quantity !== '0' && (ageMs === null || ageMs > MARK_STALE_MS);
  return positions.filter(isUnmarked).map(({ symbol }) => symbol);
}

function figuresOf(account: string, unmarked: readonly string[], answer: AccountAnswer): AccountFigures {
  return {
    account,
    unmarked,
    limitsVersion: answer.limits_version,
    isRiskStale: answer.controls.some(({ code, passes }) => code === 'RISK_STALE' && !passes),
    gauges: Object.fromEntries(NAMES.map((name) => [name, Number(answer[name])])) as Record<GaugeName, number>,
  };
}
