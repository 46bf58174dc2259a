import { Refused } from './errors.js';
import { signLogon } from './sign.js';
/** A gateway takes no signature from before its start and a second behind it: then a later one is right. */
const AGAIN_MS = 1_200;
const LOGONS = 2;
/** Signed with the gateway's own time, so that this machine's clock may be wrong. */
export async function logOn(ask, key) {
    for (let left = LOGONS - 1;; left--) {
        const { time_us } = await ask('time', {});
        try {
            return await ask('session.logon', await signLogon(key, Math.floor(time_us / 1000)));
        }
        catch (error) {
            if (left === 0 || !(error instanceof Refused) || error.code !== 'UNAUTHORIZED')
                throw error;
        }
        await new Promise((resolve) => {
            setTimeout(resolve, AGAIN_MS);
        });
    }
}
/** The params of `session.cancel_on_disconnect`. */
export function disconnectParams(wanted, account) {
    if (wanted === false)
        return { enabled: false, account };
    return { enabled: true, scope: wanted.scope, grace_ms: wanted.graceMs, account };
}
//# sourceMappingURL=session.js.map