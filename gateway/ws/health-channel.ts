import { healthPage } from '../control/health.ts';
import type { StatusPort } from '../control/status.ts';
import type { Sessions } from './sessions.ts';
import type { Publish } from './socket-port.ts';
import type { TopicChannel } from './subscriptions.ts';

/** The `health` channel: the page of /health, to everybody who wants to know when it changes. */
export interface HealthChannel extends TopicChannel {
  /** The page as it is now. */
  tell(body: string): void;
}

export const HEALTH = 'health';

export function createHealthChannel(sessions: Sessions, status: StatusPort, publish: Publish): HealthChannel {
  let told = '';

  return {
    topicOf: () => HEALTH,
    welcome(session) {
      sessions.send(session, frame('snapshot', healthPage(status.read()).body));
    },
    tell(body) {
      if (body === told) return;
      if (told !== '') publish(HEALTH, frame('update', body));
      told = body;
    },
  };
}

function frame(type: 'snapshot' | 'update', body: string): string {
  return `{"channel":"${HEALTH}","type":"${type}","data":${body}}`;
}
