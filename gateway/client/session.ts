import { Refused } from './errors.ts';
import { signLogon } from './sign.ts';
import type { Key } from './types.ts';

/** Asks within the connection that is being begun. */
export type AskConnection = <T>(method: string, params: object) => Promise<T>;

/** The answer to a logon. */
export interface Session {
  readonly epoch: string;
  readonly accounts: readonly string[];
}

/** A gateway takes no signature from before its start and a second behind it: then a later one is right. */
const AGAIN_MS = 1_200;
const LOGONS = 2;

/** Signed with the gateway's own time, so that this machine's clock may be wrong. */
export async function logOn(ask: AskConnection, key: Key): Promise<Session> {
  for (let left = LOGONS - 1; ; left--) {
    const { time_us } = await ask<{ time_us: number }>('time', {});
    try {
      return await ask<Session>('session.logon', await signLogon(key, Math.floor(time_us / 1000)));
    } catch (error) {
      if (left === 0 || !(error instanceof Refused) || error.code !== 'UNAUTHORIZED') throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, AGAIN_MS);
    });
  }
}

export interface CancelOnDisconnect {
  readonly scope?: 'all' | 'entries' | undefined;
  readonly graceMs?: number | undefined;
}

/** The params of `session.cancel_on_disconnect`. */
export function disconnectParams(wanted: CancelOnDisconnect | false, account: string | undefined): object {
  if (wanted === false) return { enabled: false, account };
  return { enabled: true, scope: wanted.scope, grace_ms: wanted.graceMs, account };
}
