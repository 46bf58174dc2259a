import type { Calls } from '../inbound/calls.ts';
import { readerOf } from '../keys/principal.ts';
import { clearOrderRequest } from '../inbound/order-request.ts';
import type { Responder } from '../inbound/pending.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Publish } from './socket-port.ts';
import type { TopicChannel } from './subscriptions.ts';

/**
 * A channel of one account each: `positions`, `pnl`. A fill makes the account's stale, and so does time where the market
 * alone changes it (`everyMs`); one question at a time fetches the new ones, so that a burst of fills costs a few frames.
 * Frames are whole: none depends on the one before. One that says what the last one said isn't sent.
 */
export interface AccountChannel extends TopicChannel {
  /** A fill of the account went by. */
  changed(account: number): void;
  /** Asks if something changed and nobody is asking. Not within a socket's callback. `nowNs`: monotonic. */
  refresh(nowNs: number): void;
}

/** Their names for those who subscribe. */
export const POSITIONS = 'positions';
export const PNL = 'pnl';
/** What the market does to an account's money is told so often at most. */
export const PNL_EVERY_MS = 1_000;
const NS_PER_MS = 1_000_000;
/** Time alone is no news. */
const AGES = /"mark_age_ms":\d+/g;

export interface AccountChannelParts {
  readonly name: string;
  /** The frame's part that holds an answer, with its comma. */
  readonly field: (result: string) => string;
  readonly ask: (calls: Calls, responder: Responder) => void;
  /** Asked again so often, where somebody follows; 0: only after fills. */
  readonly everyMs: number;
}

export const positionsChannel: AccountChannelParts = {
  name: POSITIONS,
  field: (result) => result.slice(1, -1),
  ask: (calls, responder) => {
    calls.positions(false, responder);
  },
  everyMs: 0,
};

export const pnlChannel: AccountChannelParts = {
  name: PNL,
  field: (result) => `"data":${result}`,
  ask: (calls, responder) => {
    calls.pnl(responder);
  },
  everyMs: PNL_EVERY_MS,
};

export function createAccountChannel(
  { name, field, ask: askFor, everyMs }: AccountChannelParts,
  calls: Calls,
  sessions: Sessions,
  publish: Publish,
  followers: (topic: string) => number,
  accounts: number,
): AccountChannel {
  const readers = Array.from({ length: accounts }, (_, account) => readerOf(account));
  const stale = new Set<number>();
  const asking = new Set<number>();
  const told: string[] = [];
  let dueNs = 0;

  const topicOf = (account: number): string => `${name}:${account}`;

  function ask(account: number, responder: Responder): void {
    calls.begin(readers[account]!, undefined);
    clearOrderRequest(calls.request);
    askFor(calls, responder);
  }

  function frame(type: string, result: string): string {
    return `{"channel":"${name}","type":"${type}",${field(result)}}`;
  }

  function tell(account: number): void {
    asking.add(account);
    ask(account, {
      ok(_, result) {
        asking.delete(account);
        const said = everyMs > 0 ? result.replace(AGES, '') : '';
        if (everyMs > 0 && told[account] === said) return;
        told[account] = said;
        publish(topicOf(account), frame('update', result));
      },
      refuse() {
        // Busy, or too late: what changed is still to be told.
        asking.delete(account);
        stale.add(account);
      },
    });
  }

  return {
    topicOf,
    changed(account) {
      if (account >= 0 && account < accounts) stale.add(account);
    },
    refresh(nowNs) {
      if (everyMs > 0 && nowNs >= dueNs) {
        dueNs = nowNs + everyMs * NS_PER_MS;
        for (let account = 0; account < accounts; account++) if (followers(topicOf(account)) > 0) stale.add(account);
      }
      for (const account of stale) {
        if (asking.has(account)) continue;
        stale.delete(account);
        if (followers(topicOf(account)) > 0) tell(account);
      }
    },
    welcome(session: Session, account: number) {
      ask(account, {
        ok(_, result) {
          // It may have left meanwhile, and be another key's by now.
          if (session.channels.get(name) === topicOf(account)) sessions.send(session, frame('snapshot', result));
        },
        refuse() {
          stale.add(account);
        },
      });
    },
  };
}
