import { CommandKind, CommandWord } from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import { PositionQuery, RiskQuery } from '../../core/schema/views.ts';
import type { Clock } from '../../workers/clock.ts';
import { type Principal, Scope, localPrincipal, may } from '../keys/principal.ts';
import { type Budget, Lane, asked } from '../limits/budget.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { AdminKind } from './admin-parse.ts';
import { type Admission, AdmissionClass } from './admit.ts';
import { collectAnswers, createBatchSpans, readBatch } from './batch.ts';
import type { InstrumentCache } from './instrument-cache.ts';
import { JsonError, JsonReader } from './json-reader.ts';
import { type OrderRequest, clearOrderRequest, clearTerms, createOrderRequest } from './order-request.ts';
import { type RequestParser, jsonRefusal } from './parse.ts';
import { type Pending, PendingKind, type Responder } from './pending.ts';
import { type Refusal, refusal } from './refusal.ts';
import { writeCommand } from './write-command.ts';

/**
 * What can be asked, whether by HTTP or by WebSocket: parse ▸ open a pending row ▸ admit ▸ write the command. Whatever
 * goes wrong is answered at once; the rest is answered by the pump.
 */
export interface Calls {
  /**
   * For whom the calls from here on are, and whose budget they use (none: the gateway's own): said at the start of each.
   * `nowNs`: when they came, monotonic; without it, now.
   */
  begin(principal: Principal, budget: Budget | undefined, nowNs?: number): void;
  /** For the caller's own fields; valid until the next call. */
  readonly request: OrderRequest;
  place(reader: JsonReader, responder: Responder): void;
  /** The order that the parser `takes` last. */
  placeTaken(responder: Responder): void;
  /** `request` as the new order that it is, or `no`: why it could not be read. */
  placeParsed(no: Refusal | undefined, responder: Responder): void;
  /** Each of `{"orders":[…]}` as a `place` of its own, in order; answered when all are. */
  batch(reader: JsonReader, responder: Responder): void;
  /** The order that `request` names, or that `reader` names. */
  cancel(responder: Responder): void;
  cancelAll(responder: Responder): void;
  /** `bytes` from `start` to `end`: an object of new values. `named`: `request` names the order already. */
  /** Cancels `orderId` (0: the reader names it) and places what `reader` has read. */
  cancelReplace(reader: JsonReader, orderId: number, responder: Responder): void;
  replace(bytes: Uint8Array, start: number, end: number, named: boolean, responder: Responder): void;
  /** `request` as the replace that it is, in ticks and lots, or `no`: why it could not be read. */
  replaceParsed(no: Refusal | undefined, responder: Responder): void;
  order(responder: Responder): void;
  orders(all: boolean, limit: number, before: number, responder: Responder): void;
  fills(limit: number, before: number, responder: Responder): void;
  /** `byTag`: of each tag of the account, instead of the account's own. */
  positions(byTag: boolean, responder: Responder): void;
  /** The account's money, and what each of its positions has to do with it. */
  pnl(responder: Responder): void;
  /** Figures of the account and its tags, and every control with what is left. */
  account(responder: Responder): void;
  /** Limits of the account as they were set, and those in force for the scope that `request` names. */
  limits(responder: Responder): void;
  /** The order that `reader` has, judged and not placed. */
  validate(reader: JsonReader, responder: Responder): void;
  /** A change that the administrator wants of what `request` names, with the words of its command. */
  administer(kind: AdminKind, words: Float64Array, responder: Responder): void;
  /** Whether the caller may change how the gateway runs; if not, it has been refused. */
  mayAdminister(responder: Responder): boolean;
  /** Whether something that is not asked of the engine may be told now; if not, it has been refused. */
  mayTell(responder: Responder): boolean;
}

const busy = refusal('BUSY', 'The gateway has more requests than it can take; try again shortly.');
const stopping = refusal('SHUTTING_DOWN', 'The gateway is shutting down.');
const revoked = refusal('UNAUTHORIZED', 'The key was revoked or has changed.');
const noTrade = refusal('FORBIDDEN_SCOPE', 'This key may not trade.');
const noCancel = refusal('FORBIDDEN_SCOPE', 'This key may not cancel.');
const noRead = refusal('FORBIDDEN_SCOPE', 'This key may not read orders, fills or positions.');
const noAdmin = refusal('FORBIDDEN_SCOPE', 'This key may not administer.');
const noSymbol = refusal('FORBIDDEN_SYMBOL', 'This key may not trade this symbol.', 'symbol');

/** Positions of tags that one answer tells at most. */
const MAX_TAG_POSITIONS = 4_096;

/** Of the pending table, by the class of the request. */
const KEPT_FREE = {
  [AdmissionClass.query]: 1 / 4,
  [AdmissionClass.place]: 1 / 8,
  [AdmissionClass.replace]: 1 / 16,
  [AdmissionClass.cancel]: 0,
} as const satisfies Record<AdmissionClass, number>;

/** `accounts`: how many there are. `isInForce`: false once the principal's key is revoked or has changed. */
export function createCalls(
  parser: RequestParser,
  pending: Pending,
  admission: Admission,
  cache: InstrumentCache,
  clock: Clock,
  isStopping: () => boolean,
  maxPositions: number,
  limits: RateLimits,
  accounts: number,
  isInForce: (principal: Principal) => boolean = () => true,
): Calls {
  const request = createOrderRequest();
  const mostPending = new Int32Array(Object.keys(KEPT_FREE).length);
  for (const admissionClass of Object.values(AdmissionClass)) {
    mostPending[admissionClass] = pending.capacity - Math.floor(pending.capacity * KEPT_FREE[admissionClass]);
  }
  const replaceReader = new JsonReader();
  const batchReader = new JsonReader();
  const batchSpans = createBatchSpans();
  let who = localPrincipal(1);
  let budget: Budget | undefined;
  let receivedNs = 0;
  let sentSlot = -1;

  function begin(principal: Principal, itsBudget: Budget | undefined, nowNs: number = clock.monotonicNs()): void {
    who = principal;
    budget = itsBudget;
    receivedNs = nowNs;
    request.home = principal.accounts[0]!;
    parser.actFor(principal);
  }

  function forbidden(instrument: number): boolean {
    return who.symbols !== undefined && !who.symbols.has(instrument);
  }

  /** Why an order or a cancel of the account may not pass now. */
  function overBudget(kind: CommandKind): Refusal | undefined {
    if (budget === undefined) return undefined;
    const isCancel = kind === CommandKind.cancel || kind === CommandKind.cancel_all;
    const lane = isCancel ? Lane.cancels : Lane.orders;
    return limits.ofSession(who, budget, lane) ?? limits.ofAccount(who, budget, request.account, lane);
  }

  function overOthers(): Refusal | undefined {
    return budget === undefined ? undefined : limits.ofSession(who, budget, Lane.others);
  }

  function query(
    kind: CommandKind,
    pendingKind: PendingKind,
    value: number,
    count: number,
    all: boolean,
    responder: Responder,
  ): void {
    if (!may(who, Scope.read)) return responder.refuse(noRead);
    const no = overOthers();
    if (no !== undefined) responder.refuse(no);
    else send(kind, pendingKind, AdmissionClass.query, value, count, all, responder);
  }

  /** Whoever may use every account and administers may see what is the firm's. */
  function isOfFirm(): boolean {
    return may(who, Scope.admin) && who.accounts.length === accounts && who.symbols === undefined;
  }

  /** The row that waits for the answer, or -1: it was refused. */
  function send(
    kind: CommandKind,
    pendingKind: PendingKind,
    admissionClass: AdmissionClass,
    value: number,
    count: number,
    all: boolean,
    responder: Responder,
  ): number {
    return write(kind, pendingKind, admissionClass, value, count, all, responder) < 0 ? -1 : sentSlot;
  }

  /** Where the command stands, for more words of it, or -1; the row that waits is `sentSlot`. */
  function write(
    kind: CommandKind,
    pendingKind: PendingKind,
    admissionClass: AdmissionClass,
    value: number,
    count: number,
    all: boolean,
    responder: Responder,
  ): number {
    if (isStopping()) return refuse(responder, stopping);
    const over = kind <= CommandKind.cancel_replace ? overBudget(kind) : undefined;
    if (over !== undefined) return refuse(responder, over);
    // As in the ring: the last rows are for those who reduce risk.
    if (pending.count >= mostPending[admissionClass]!) return refuse(responder, busy);
    // The row's number and not the request's: that one is a double, which a function can't return without an object.
    const slot = pending.open(pendingKind, responder, receivedNs);
    if (slot < 0) return refuse(responder, busy);
    const at = admission.claim(admissionClass, receivedNs);
    if (at < 0) {
      pending.close(slot);
      return refuse(responder, busy);
    }
    if (all) request.broker = 1;
    writeCommand(admission.records, at, kind, request, value, count);
    pending.stamp(slot, admission.records, at);
    sentSlot = slot;
    return at;
  }

  /** Reads the new values from a copy of them: reading decodes in place. */
  function readReplace(body: Buffer, named: boolean): Refusal | undefined {
    const copy = Buffer.from(body);
    const error = replaceReader.read(copy, 0, copy.length);
    if (error !== JsonError.none) return jsonRefusal('The body', replaceReader, error);
    return parser.replace(replaceReader, request, named);
  }

  /** With the instrument known the numbers can be read. */
  function finishReplace(body: Buffer, named: boolean, instrument: number, responder: Responder): void {
    request.instrument = instrument;
    const no = readReplace(body, named);
    if (no !== undefined) responder.refuse(no);
    else replaceOf(instrument, responder);
  }

  /** The engine looks at the market of the instrument that the command names. */
  function replaceOf(instrument: number, responder: Responder): void {
    request.instrument = instrument;
    if (forbidden(instrument)) responder.refuse(noSymbol);
    else send(CommandKind.replace, PendingKind.replace, AdmissionClass.replace, request.ifVersion, 0, false, responder);
  }

  /**
   * Asks the engine for the instrument of the order that `request` names; `run` finds the request naming it again. The
   * question costs as much as the replace, which is paid here: an order that there is none of would be asked for free.
   */
  function resolve(responder: Responder, run: (instrument: number) => void): void {
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
    if (slot < 0) return;
    pending.onResolved(slot, (instrument) => {
      if (!isInForce(asker)) return responder.refuse(revoked);
      begin(asker, undefined);
      clearOrderRequest(request);
      clearTerms(request);
      request.account = account;
      request.orderId = orderId;
      request.clientId.set(clientId);
      request.clientIdLength = clientId.length;
      return run(instrument);
    });
  }

  function place(reader: JsonReader, responder: Responder): void {
    placeParsed(parser.place(reader, request), responder);
  }

  function placeTaken(responder: Responder): void {
    placeParsed(parser.placeTaken(request), responder);
  }

  function placeParsed(no: Refusal | undefined, responder: Responder): void {
    if (!may(who, Scope.trade)) responder.refuse(noTrade);
    else if (no !== undefined) responder.refuse(no);
    else if (forbidden(request.instrument)) responder.refuse(noSymbol);
    else
      send(
        CommandKind.place,
        PendingKind.place,
        AdmissionClass.place,
        request.ttlMinutes,
        request.options,
        false,
        responder,
      );
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
        if (parser.takes(reader.bytes, start[i]!, end[i]!)) {
          placeTaken(entry(i));
          continue;
        }
        const error = batchReader.read(reader.bytes, start[i]!, end[i]!);
        if (error === JsonError.none) place(batchReader, entry(i));
        else entry(i).refuse(jsonRefusal(`orders[${i}]`, batchReader, error));
      }
      if (budget !== undefined) limits.settle(who, budget, before);
    },

    cancel(responder) {
      if (may(who, Scope.cancel))
        send(CommandKind.cancel, PendingKind.cancel, AdmissionClass.cancel, 0, 0, false, responder);
      else responder.refuse(noCancel);
    },

    cancelAll(responder) {
      if (may(who, Scope.cancel))
        send(CommandKind.cancel_all, PendingKind.cancel_all, AdmissionClass.cancel, 0, 0, false, responder);
      else responder.refuse(noCancel);
    },

    cancelReplace(reader, orderId, responder) {
      const no = parser.cancelReplace(reader, request, orderId);
      if (!may(who, Scope.trade)) responder.refuse(noTrade);
      else if (!may(who, Scope.cancel)) responder.refuse(noCancel);
      else if (no !== undefined) responder.refuse(no);
      else if (forbidden(request.instrument)) responder.refuse(noSymbol);
      else {
        const { cancel_replace } = CommandKind;
        const { ttlMinutes, options } = request;
        const { place: asPlace } = AdmissionClass;
        const at = write(cancel_replace, PendingKind.cancel_replace, asPlace, ttlMinutes, options, false, responder);
        if (at >= 0) admission.records.f64[(at >> 3) + CommandWord.CANCEL_MODE] = request.cancelMode;
      }
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
      if (!may(who, Scope.trade)) responder.refuse(noTrade);
      else if (no !== undefined) responder.refuse(no);
      else {
        const { orderId, priceTicks, quantityLots, ifVersion } = request;
        const known = orderId > 0 ? cache.find(orderId, request.account) : -1;
        if (known >= 0) replaceOf(known, responder);
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
      if (no !== undefined) responder.refuse(no);
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
      if (!may(who, Scope.trade)) responder.refuse(noTrade);
      else if (no !== undefined) responder.refuse(no);
      else if (forbidden(request.instrument)) responder.refuse(noSymbol);
      else {
        const over = overOthers();
        if (over !== undefined) return responder.refuse(over);
        const { ttlMinutes, options } = request;
        const { validate_place } = CommandKind;
        send(validate_place, PendingKind.validate, AdmissionClass.query, ttlMinutes, options, false, responder);
      }
      return undefined;
    },

    mayAdminister(responder) {
      if (may(who, Scope.admin)) return true;
      responder.refuse(noAdmin);
      return false;
    },

    administer(kind, words, responder) {
      const over = overOthers();
      if (over !== undefined) return responder.refuse(over);
      // As cancels: what makes the gateway safer finds room when there is none for anything else.
      const at = write(kind, PendingKind.admin, AdmissionClass.cancel, request.ifVersion, 0, false, responder);
      if (at < 0) return undefined;
      const to = (at >> 3) + COMMAND_DEFINITION;
      for (let i = 0; i < words.length; i++) admission.records.f64[to + i] = words[i]!;
      return undefined;
    },
  };
}

function refuse(responder: Responder, why: Refusal): -1 {
  responder.refuse(why);
  return -1;
}
