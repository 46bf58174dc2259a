import type { StatusPort } from '../control/status.ts';
import type { Sessions } from './sessions.ts';
import type { Publish } from './socket-port.ts';
import type { TopicChannel } from './subscriptions.ts';
/** The `health` channel: the page of /health, to everybody who wants to know when it changes. */
export interface HealthChannel extends TopicChannel {
    /** The page as it is now. */
    tell(body: string): void;
}
export declare const HEALTH = "health";
export declare function createHealthChannel(sessions: Sessions, status: StatusPort, publish: Publish): HealthChannel;
