import type { Calls } from '../inbound/calls.ts';
import { readerOf } from '../keys/principal.ts';
import { clearOrderRequest } from '../inbound/order-request.ts';
import type { Responder } from '../inbound/pending.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Publish } from './socket-port.ts';
import type { TopicChannel } from './subscriptions.ts';

/**
 * The `positions` channel, of one account each. A fill makes the account's positions stale; one question at a time fetches
 * the new ones, so that a burst of fills costs a few frames. Frames are whole: none depends on the one before.
 */
export interface PositionsChannel extends TopicChannel {
  /** A fill of the account went by. */
  changed(account: number): void;
  /** Asks if something changed and nobody is asking. Not within a socket's callback. */
  refresh(): void;
}

/** Its name for those who subscribe. */
export const POSITIONS = 'positions';

export function createPositionsChannel(
  calls: Calls,
  sessions: Sessions,
  publish: Publish,
  followers: (topic: string) => number,
  accounts: number,
): PositionsChannel {
  const readers = Array.from({ length: accounts }, (_, account) => readerOf(account));
  const stale = new Set<number>();
  const asking = new Set<number>();

  const topicOf = (account: number): string => `positions:${account}`;

  function ask(account: number, responder: Responder): void {
    calls.begin(readers[account]!, undefined);
    clearOrderRequest(calls.request);
    calls.positions(responder);
  }

  function frame(type: string, result: string): string {
    return `{"channel":"positions","type":"${type}",${result.slice(1)}`;
  }

  return {
    topicOf,
    changed(account) {
      if (account >= 0 && account < accounts) stale.add(account);
    },
    refresh() {
      for (const account of stale) {
        if (asking.has(account)) continue;
        stale.delete(account);
        if (followers(topicOf(account)) === 0) continue;
        asking.add(account);
        ask(account, {
          ok(_, result) {
            asking.delete(account);
            publish(topicOf(account), frame('update', result));
          },
          refuse() {
            // Busy, or too late: what changed is still to be told.
            asking.delete(account);
            stale.add(account);
          },
        });
      }
    },
    welcome(session: Session, account: number) {
      ask(account, {
        ok(_, result) {
          // It may have left meanwhile, and be another key's by now.
          if (session.channels.get(POSITIONS) === topicOf(account)) sessions.send(session, frame('snapshot', result));
        },
        refuse() {
          stale.add(account);
        },
      });
    },
  };
}
