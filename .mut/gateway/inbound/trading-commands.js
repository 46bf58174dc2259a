import { TradingState } from '../../core/risk/limit-field.js';
import { CommandKind } from '../../core/schema/command.js';
import { COMMAND_DEFINITION, EVENT_DEFINITION } from '../../core/schema/definition.js';
import { EventWord } from '../../core/schema/event.js';
import { StateWord } from '../../core/schema/risk.js';
import { AdmissionClass } from './admit.js';
import { clearOrderRequest, createOrderRequest } from './order-request.js';
import { PendingKind } from './pending.js';
import { stampCommand, writeCommand } from './write-command.js';
export function createTradingCommands(pending, admission, clock) {
    const request = createOrderRequest();
    function ask(kind, { account, instrument, broker, tag }, state, cancels, read) {
        const nowNs = clock.monotonicNs();
        let settle = () => undefined;
        const answered = new Promise((resolve) => (settle = resolve));
        const responder = {
            ok: () => undefined,
            refuse: (why) => settle(why),
            event: (_, records, at) => settle(read(records, at)),
        };
        const slot = pending.open(PendingKind.trading, responder, nowNs);
        if (slot < 0)
            return undefined;
        const at = admission.claim(AdmissionClass.cancel, nowNs);
        if (at < 0) {
            pending.close(slot);
            return undefined;
        }
        clearOrderRequest(request);
        request.account = account;
        request.instrument = instrument;
        request.broker = broker + 1;
        request.tag.set(Buffer.from(tag, 'latin1'));
        request.tagLength = tag.length;
        writeCommand(admission.records, at, kind, request, 0, 0);
        stampCommand(admission.records, at, pending.requestId(slot), nowNs);
        const to = (at >> 3) + COMMAND_DEFINITION;
        admission.records.f64[to + StateWord.STATE] = TradingState[state];
        admission.records.f64[to + StateWord.CANCELS] = cancels ? 1 : 0;
        return answered;
    }
    return {
        set: (scope, state, cancels, heard) => ask(CommandKind.set_trading_state, scope, state, cancels, (records, at) => {
            const told = {
                requestId: records.f64[(at >> 3) + EventWord.REQUEST_ID],
                cancels: records.f64[(at >> 3) + EVENT_DEFINITION + StateWord.CANCELS] === 1,
            };
            heard?.(told);
            return told;
        }),
        open: (scope, state) => ask(CommandKind.query_state, scope, state, false, (records, at) => records.f64[(at >> 3) + EventWord.VALUE]),
    };
}
//# sourceMappingURL=trading-commands.js.map