import { CommandKind } from '../../core/schema/command.js';
import { GuardCommand } from '../../core/schema/guard.js';
import { AdmissionClass } from './admit.js';
import { clearOrderRequest, createOrderRequest } from './order-request.js';
import { PendingKind } from './pending.js';
import { refusal } from './refusal.js';
import { stampCommand, writeCommand } from './write-command.js';
const { KEY, SCOPE, DELAY_US } = GuardCommand;
const busy = refusal('BUSY', 'The gateway has more requests than it can take; try again shortly.');
const stopping = refusal('SHUTTING_DOWN', 'The gateway is shutting down.');
export function createGuardCommands(pending, admission, clock, isStopping) {
    const request = createOrderRequest();
    function write(kind, account, { key, scope, delayUs }, requestId, nowNs) {
        const at = admission.claim(AdmissionClass.cancel, nowNs);
        if (at < 0)
            return false;
        clearOrderRequest(request);
        request.account = account;
        writeCommand(admission.records, at, kind, request, 0, 0);
        stampCommand(admission.records, at, requestId, nowNs);
        const { f64 } = admission.records;
        const word = at >> 3;
        f64[word + KEY] = key;
        f64[word + SCOPE] = scope;
        f64[word + DELAY_US] = delayUs;
        return true;
    }
    return {
        ask(kind, account, change, responder) {
            const nowNs = clock.monotonicNs();
            const slot = isStopping() ? -1 : pending.open(PendingKind.guard, responder, nowNs);
            if (slot >= 0 && write(kind, account, change, pending.requestId(slot), nowNs))
                return true;
            if (slot >= 0)
                pending.close(slot);
            responder.refuse(isStopping() ? stopping : busy);
            return false;
        },
        tell: (kind, account, key) => write(kind, account, { key, scope: 0, delayUs: 0 }, 0, clock.monotonicNs()),
    };
}
//# sourceMappingURL=guard-commands.js.map