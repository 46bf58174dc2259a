import type { Calls } from '../inbound/calls.ts';
import { clearOrderRequest } from '../inbound/order-request.ts';
import type { Responder } from '../inbound/pending.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Publish } from './socket-port.ts';
import type { TopicChannel } from './subscriptions.ts';

/**
 * The `positions` channel. A fill makes the account's positions stale; one question to the engine at a time fetches
 * the new ones, so that a burst of fills costs a few frames. Frames are whole: none depends on the one before.
 */
export interface PositionsChannel extends TopicChannel {
  /** A fill of the account went by. */
  changed(): void;
  /** Asks if something changed and nobody is asking. Not within a socket's callback. */
  refresh(): void;
}

export function createPositionsChannel(
  calls: Calls,
  sessions: Sessions,
  publish: Publish,
  followers: (topic: string) => number,
): PositionsChannel {
  const topic = 'positions';
  let isStale = false;
  let isAsking = false;

  function ask(responder: Responder): void {
    clearOrderRequest(calls.request);
    calls.positions(responder);
  }

  function frame(type: string, result: string): string {
    return `{"channel":"positions","type":"${type}",${result.slice(1)}`;
  }

  return {
    topic,
    changed() {
      isStale = true;
    },
    refresh() {
      if (!isStale || isAsking) return;
      isStale = false;
      if (followers(topic) === 0) return;
      isAsking = true;
      ask({
        ok(_, result) {
          isAsking = false;
          publish(topic, frame('update', result));
        },
        refuse() {
          // Busy, or too late: what changed is still to be told.
          isAsking = false;
          isStale = true;
        },
      });
    },
    welcome(session: Session) {
      ask({
        ok(_, result) {
          sessions.send(session, frame('snapshot', result));
        },
        refuse() {
          isStale = true;
        },
      });
    },
  };
}
