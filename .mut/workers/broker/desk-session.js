import { BrokerState } from '../../core/routing/scoreboard.js';
import { ReportHalf, ReportKind, ReportWord } from '../../core/schema/report.js';
import { attemptKey } from './attempt-key.js';
import { newProbe } from './probes.js';
const LISTED_MAX = 65_536;
const RECONCILE_US = 30_000_000;
export function createDeskSession({ probes, reports, clock, timeoutUs }) {
    const { f64, i32 } = reports.next;
    /** Orders that the venue listed at the session's begin and the engine hasn't asked about. */
    const lines = new Map();
    let isUp = false;
    let number = 0;
    let fenced = false;
    let listing = 'done';
    let listedSinceUs = 0;
    /** Of this session: how often the list was asked for, and how many of these answers are still to come. */
    let listsAsked = 0;
    let listsToCome = 0;
    /** Sessions that the engine has heard of, and whether it has asked all that the last of them needs. */
    let sessionsHeard = 0;
    let allAsked = false;
    let state = BrokerState.down;
    let recoveringSinceUs = 0;
    return {
        isUp() {
            return isUp;
        },
        number() {
            return number;
        },
        isFenced() {
            return fenced;
        },
        state() {
            return state;
        },
        up(isFenced) {
            isUp = true;
            number += 1;
            fenced = isFenced;
            state = BrokerState.recovering;
            recoveringSinceUs = clock.nowUs();
            listing = 'due';
            listsAsked = 0;
            listsToCome = 0;
            probes.sessionLost();
            f64[ReportWord.EXECUTION_ID] = number;
            i32[ReportHalf.STATE] = isFenced ? 1 : 0;
            reports.put(ReportKind.session_up, 0, 0);
        },
        down(reason) {
            if (!isUp)
                return;
            isUp = false;
            state = BrokerState.down;
            listing = 'done';
            probes.sessionLost();
            f64[ReportWord.EXECUTION_ID] = number;
            reports.put(ReportKind.session_down, 0, 0, reason);
        },
        heard() {
            sessionsHeard += 1;
            allAsked = false;
        },
        endOfProbes() {
            allAsked = true;
        },
        isListing() {
            return listing === 'asked';
        },
        isListed() {
            return listing === 'done';
        },
        listLine(orderId, attempt) {
            // Nothing to say yet: the engine asks about every order that it believes open.
            if (lines.size < LISTED_MAX)
                lines.set(attemptKey(orderId, attempt), { orderId, attempt });
        },
        endOfList() {
            if (listsToCome > 0)
                listsToCome -= 1;
            // In 30 s an answer was lost rather than late.
            if (listing === 'asked' && (listsToCome === 0 || state === BrokerState.unavailable))
                listing = 'done';
        },
        forgetLine(orderId, attempt) {
            if (lines.size > 0)
                lines.delete(attemptKey(orderId, attempt));
        },
        /** Asked for again later and later, so that the answers can catch up: one list must be known from another. */
        askForList(nowUs, ask) {
            if (listing === 'done' || (listing === 'asked' && nowUs - listedSinceUs < timeoutUs * listsAsked))
                return;
            lines.clear();
            listedSinceUs = nowUs;
            listing = 'asked';
            listsAsked += 1;
            listsToCome += 1;
            if (ask())
                return;
            listing = 'due';
            listsAsked -= 1;
            listsToCome -= 1;
        },
        reconcile(nowUs) {
            if (state === BrokerState.ready)
                return;
            if (listing !== 'done' || sessionsHeard < number || !allAsked || probes.forSession() > 0) {
                if (nowUs - recoveringSinceUs > RECONCILE_US)
                    state = BrokerState.unavailable;
                return;
            }
            state = BrokerState.ready;
            f64[ReportWord.EXECUTION_ID] = number;
            reports.put(ReportKind.reconciled, 0, 0);
            // What rests there and the engine believes to be final: its state is told, and is the engine's to doubt.
            for (const { orderId, attempt } of lines.values()) {
                if (probes.get(orderId, attempt) === undefined)
                    probes.add(newProbe(orderId, attempt, 0, false, nowUs));
            }
            lines.clear();
        },
    };
}
//# sourceMappingURL=desk-session.js.map