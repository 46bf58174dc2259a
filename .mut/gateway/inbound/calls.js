import { CommandKind } from '../../core/schema/command.js';
import { COMMAND_DEFINITION } from '../../core/schema/definition.js';
import { PositionQuery, RiskQuery } from '../../core/schema/views.js';
import { Scope, localPrincipal, may } from '../keys/principal.js';
import { Lane, asked } from '../limits/budget.js';
import { AdmissionClass } from './admit.js';
import { collectAnswers, createBatchSpans, readBatch } from './batch.js';
import { JsonError, JsonReader } from './json-reader.js';
import { clearOrderRequest, createOrderRequest } from './order-request.js';
import { jsonRefusal } from './parse.js';
import { PendingKind } from './pending.js';
import { refusal } from './refusal.js';
import { stampCommand, writeCommand } from './write-command.js';
const busy = refusal('BUSY', 'The gateway has more requests than it can take; try again shortly.');
const stopping = refusal('SHUTTING_DOWN', 'The gateway is shutting down.');
const revoked = refusal('UNAUTHORIZED', 'The key was revoked or has changed.');
const noTrade = refusal('FORBIDDEN_SCOPE', 'This key may not trade.');
const noCancel = refusal('FORBIDDEN_SCOPE', 'This key may not cancel.');
const noRead = refusal('FORBIDDEN_SCOPE', 'This key may not read orders, fills or positions.');
const noAdmin = refusal('FORBIDDEN_SCOPE', 'This key may not administer.');
const noSymbol = refusal('FORBIDDEN_SYMBOL', 'This key may not trade this symbol.', 'symbol');
/** Positions of tags that one answer tells at most. */
export const MAX_TAG_POSITIONS = 4_096;
/** Of the pending table, by the class of the request. */
const KEPT_FREE = {
    [AdmissionClass.query]: 1 / 4,
    [AdmissionClass.place]: 1 / 8,
    [AdmissionClass.replace]: 1 / 16,
    [AdmissionClass.cancel]: 0,
};
/** `accounts`: how many there are. `isInForce`: false once the principal's key is revoked or has changed. */
export function createCalls(parser, pending, admission, cache, clock, isStopping, maxPositions, limits, accounts, isInForce = () => true) {
    const request = createOrderRequest();
    const replaceReader = new JsonReader();
    const batchReader = new JsonReader();
    const batchSpans = createBatchSpans();
    let who = localPrincipal(1);
    let budget;
    let receivedNs = 0;
    let sentSlot = -1;
    function begin(principal, itsBudget, nowNs = clock.monotonicNs()) {
        who = principal;
        budget = itsBudget;
        receivedNs = nowNs;
        request.home = principal.accounts[0];
        parser.actFor(principal);
    }
    function forbidden(instrument) {
        return who.symbols !== undefined && !who.symbols.has(instrument);
    }
    /** Why an order or a cancel of the account may not pass now. */
    function overBudget(kind) {
        if (budget === undefined)
            return undefined;
        const isCancel = kind === CommandKind.cancel || kind === CommandKind.cancel_all;
        const lane = isCancel ? Lane.cancels : Lane.orders;
        return limits.ofSession(who, budget, lane) ?? limits.ofAccount(who, budget, request.account, lane);
    }
    function overOthers() {
        return budget === undefined ? undefined : limits.ofSession(who, budget, Lane.others);
    }
    function query(kind, pendingKind, value, count, all, responder) {
        if (!may(who, Scope.read))
            return responder.refuse(noRead);
        const no = overOthers();
        if (no !== undefined)
            responder.refuse(no);
        else
            send(kind, pendingKind, AdmissionClass.query, value, count, all, responder);
    }
    /** Whoever may use every account and administers may see what is the firm's. */
    function isOfFirm() {
        return may(who, Scope.admin) && who.accounts.length === accounts && who.symbols === undefined;
    }
    /** The row that waits for the answer, or -1: it was refused. */
    function send(kind, pendingKind, admissionClass, value, count, all, responder) {
        return write(kind, pendingKind, admissionClass, value, count, all, responder) < 0 ? -1 : sentSlot;
    }
    /** Where the command stands, for more words of it, or -1; the row that waits is `sentSlot`. */
    function write(kind, pendingKind, admissionClass, value, count, all, responder) {
        if (isStopping())
            return refuse(responder, stopping);
        const over = kind <= CommandKind.cancel_all ? overBudget(kind) : undefined;
        if (over !== undefined)
            return refuse(responder, over);
        // As in the ring: the last rows are for those who reduce risk.
        if (pending.count >= pending.capacity - Math.floor(pending.capacity * KEPT_FREE[admissionClass])) {
            return refuse(responder, busy);
        }
        // The row's number and not the request's: that one is a double, which a function can't return without an object.
        const slot = pending.open(pendingKind, responder, receivedNs);
        if (slot < 0)
            return refuse(responder, busy);
        const at = admission.claim(admissionClass, receivedNs);
        if (at < 0) {
            pending.close(slot);
            return refuse(responder, busy);
        }
        if (all)
            request.broker = 1;
        writeCommand(admission.records, at, kind, request, value, count);
        stampCommand(admission.records, at, pending.requestId(slot), receivedNs);
        sentSlot = slot;
        return at;
    }
    /** Reads the new values from a copy of them: reading decodes in place. */
    function readReplace(body, named) {
        const copy = Buffer.from(body);
        const error = replaceReader.read(copy, 0, copy.length);
        if (error !== JsonError.none)
            return jsonRefusal('The body', replaceReader, error);
        return parser.replace(replaceReader, request, named);
    }
    /** With the instrument known the numbers can be read. */
    function finishReplace(body, named, instrument, responder) {
        request.instrument = instrument;
        const no = readReplace(body, named);
        if (no !== undefined)
            responder.refuse(no);
        else
            replaceOf(instrument, responder);
    }
    /** The engine looks at the market of the instrument that the command names. */
    function replaceOf(instrument, responder) {
        request.instrument = instrument;
        if (forbidden(instrument))
            responder.refuse(noSymbol);
        else
            send(CommandKind.replace, PendingKind.replace, AdmissionClass.replace, request.ifVersion, 0, false, responder);
    }
    /**
     * Asks the engine for the instrument of the order that `request` names; `run` finds the request naming it again. The
     * question costs as much as the replace, which is paid here: an order that there is none of would be asked for free.
     */
    function resolve(responder, run) {
        const { account, orderId } = request;
        const clientId = Buffer.from(request.clientId.subarray(0, request.clientIdLength));
        const asker = who;
        const { query_order } = CommandKind;
        // Taken here and not again by the replace itself: asking for an order that isn't there is no way around the limits.
        const over = overBudget(CommandKind.replace);
        if (over !== undefined) {
            responder.refuse(over);
            return;
        }
        const slot = send(query_order, PendingKind.resolve, AdmissionClass.replace, 0, 0, false, responder);
        if (slot < 0)
            return;
        pending.onResolved(slot, (instrument) => {
            if (!isInForce(asker))
                return responder.refuse(revoked);
            begin(asker, undefined);
            clearOrderRequest(request);
            request.account = account;
            request.orderId = orderId;
            request.clientId.set(clientId);
            request.clientIdLength = clientId.length;
            return run(instrument);
        });
    }
    function place(reader, responder) {
        placeParsed(parser.place(reader, request), responder);
    }
    function placeTaken(responder) {
        placeParsed(parser.placeTaken(request), responder);
    }
    function placeParsed(no, responder) {
        if (!may(who, Scope.trade))
            responder.refuse(noTrade);
        else if (no !== undefined)
            responder.refuse(no);
        else if (forbidden(request.instrument))
            responder.refuse(noSymbol);
        else
            send(CommandKind.place, PendingKind.place, AdmissionClass.place, request.ttlMinutes, request.options, false, responder);
    }
    return {
        begin,
        request,
        place,
        placeTaken,
        placeParsed,
        batch(reader, responder) {
            const no = readBatch(reader, batchSpans);
            if (no !== undefined) {
                responder.refuse(no);
                return;
            }
            const { count, start, end } = batchSpans;
            const entry = collectAnswers(count, responder);
            const before = budget === undefined ? 0 : asked(budget);
            for (let i = 0; i < count; i++) {
                if (parser.takes(reader.bytes, start[i], end[i])) {
                    placeTaken(entry(i));
                    continue;
                }
                const error = batchReader.read(reader.bytes, start[i], end[i]);
                if (error === JsonError.none)
                    place(batchReader, entry(i));
                else
                    entry(i).refuse(jsonRefusal(`orders[${i}]`, batchReader, error));
            }
            if (budget !== undefined)
                limits.settle(who, budget, before);
        },
        cancel(responder) {
            if (may(who, Scope.cancel))
                send(CommandKind.cancel, PendingKind.cancel, AdmissionClass.cancel, 0, 0, false, responder);
            else
                responder.refuse(noCancel);
        },
        cancelAll(responder) {
            if (may(who, Scope.cancel))
                send(CommandKind.cancel_all, PendingKind.cancel_all, AdmissionClass.cancel, 0, 0, false, responder);
            else
                responder.refuse(noCancel);
        },
        replace(bytes, start, end, named, responder) {
            const body = Buffer.from(bytes.subarray(start, end));
            const no = may(who, Scope.trade) ? readReplace(body, named) : noTrade;
            if (no !== undefined) {
                responder.refuse(no);
                return;
            }
            const { orderId } = request;
            const known = orderId > 0 ? cache.find(orderId, request.account) : -1;
            if (known >= 0) {
                finishReplace(body, named, known, responder);
                return;
            }
            resolve(responder, (instrument) => {
                finishReplace(body, named, instrument, responder);
            });
        },
        replaceParsed(no, responder) {
            if (!may(who, Scope.trade))
                responder.refuse(noTrade);
            else if (no !== undefined)
                responder.refuse(no);
            else {
                const { orderId, priceTicks, quantityLots, ifVersion } = request;
                const known = orderId > 0 ? cache.find(orderId, request.account) : -1;
                if (known >= 0)
                    replaceOf(known, responder);
                else
                    resolve(responder, (instrument) => {
                        request.priceTicks = priceTicks;
                        request.quantityLots = quantityLots;
                        request.ifVersion = ifVersion;
                        replaceOf(instrument, responder);
                    });
            }
        },
        order(responder) {
            query(CommandKind.query_order, PendingKind.order, 0, 0, false, responder);
        },
        orders(all, limit, before, responder) {
            query(CommandKind.query_orders, PendingKind.orders, before, limit, all, responder);
        },
        fills(limit, before, responder) {
            query(CommandKind.query_fills, PendingKind.fills, before, limit, false, responder);
        },
        mayTell(responder) {
            const no = overOthers();
            if (no !== undefined)
                responder.refuse(no);
            return no === undefined;
        },
        positions(byTag, responder) {
            request.type = byTag ? PositionQuery.byTag : 0;
            const most = byTag ? MAX_TAG_POSITIONS : maxPositions;
            query(CommandKind.query_positions, PendingKind.positions, 0, most, false, responder);
        },
        pnl(responder) {
            request.type = PositionQuery.withAccount;
            query(CommandKind.query_positions, PendingKind.pnl, 0, maxPositions, false, responder);
        },
        account(responder) {
            request.type = isOfFirm() ? RiskQuery.firm : 0;
            query(CommandKind.query_account, PendingKind.account, 0, 0, false, responder);
        },
        limits(responder) {
            request.type = isOfFirm() ? RiskQuery.firm : 0;
            query(CommandKind.query_limits, PendingKind.limits, 0, 0, false, responder);
        },
        validate(reader, responder) {
            const no = parser.place(reader, request);
            if (!may(who, Scope.trade))
                responder.refuse(noTrade);
            else if (no !== undefined)
                responder.refuse(no);
            else if (forbidden(request.instrument))
                responder.refuse(noSymbol);
            else {
                const over = overOthers();
                if (over !== undefined)
                    return responder.refuse(over);
                const { ttlMinutes, options } = request;
                const { validate_place } = CommandKind;
                send(validate_place, PendingKind.validate, AdmissionClass.query, ttlMinutes, options, false, responder);
            }
            return undefined;
        },
        mayAdminister(responder) {
            if (may(who, Scope.admin))
                return true;
            responder.refuse(noAdmin);
            return false;
        },
        administer(kind, words, responder) {
            const over = overOthers();
            if (over !== undefined)
                return responder.refuse(over);
            // As cancels: what makes the gateway safer finds room when there is none for anything else.
            const at = write(kind, PendingKind.admin, AdmissionClass.cancel, request.ifVersion, 0, false, responder);
            if (at < 0)
                return undefined;
            const to = (at >> 3) + COMMAND_DEFINITION;
            for (let i = 0; i < words.length; i++)
                admission.records.f64[to + i] = words[i];
            return undefined;
        },
    };
}
function refuse(responder, why) {
    responder.refuse(why);
    return -1;
}
//# sourceMappingURL=calls.js.map