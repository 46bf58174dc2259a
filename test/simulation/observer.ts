import { type Records, recordsOf } from '../../core/memory/records.ts';
import { apply } from '../../core/order/apply.ts';
import { CLIENT_ID_BYTES } from '../../core/schema/command.ts';
import { EVENT_BYTES, EVENT_LONG_BYTES, EventByte, EventHalf, EventKind, EventWord } from '../../core/schema/event.ts';
import { ChildRole, Term } from '../../core/schema/terms.ts';
import { getText } from '../../core/schema/text.ts';
import { isFinal } from '../../core/schema/order-kind.ts';
import { ORDER_WIDTH, OrderColumn } from '../../core/state/columns.ts';
import { type Capacities, type EngineState, createState, findOrder } from '../../core/state/state.ts';
import type { StateHash } from '../../core/state/table.ts';

/** An order as its events tell it. */
export interface OrderFacts {
  readonly orderId: number;
  readonly account: number;
  readonly instrument: number;
  readonly side: number;
  readonly clientId: string;
  readonly acceptedSeq: number;
  /** The order that it is a child of; 0: a client placed it. */
  readonly parentId: number;
  /** `ChildRole`, 0: none. */
  readonly role: number;
  /** In the order in which they were decided, from attempt 1 on. */
  readonly attempts: { readonly broker: number; readonly seq: number }[];
  /** Sequences of the last cancel that was asked for, and of the last word that it wasn't done; 0: none. */
  cancelAskedSeq: number;
  cancelRefusedSeq: number;
  cancelFirstSeq: number;
  replaceFirstSeq: number;
  /** By the engine's books. */
  status: number;
  endedUs: number;
}

export interface EventFacts {
  readonly records: Records;
  readonly kind: number;
  readonly seq: number;
  readonly orderId: number;
  /** Of the order before the event, -1 if there is none in the table. */
  readonly row: number;
  readonly statusBefore: number;
}

/**
 * Follows every published event with a state of its own and keeps a copy, so that invariants can look at the state
 * before and after each, and a restart can be compared with what was said before it.
 */
export interface Observer {
  readonly state: EngineState;
  readonly lastSeq: number;
  readonly orders: ReadonlyMap<number, OrderFacts>;
  /** The newest order of an account's client order id; `ID/target`, `ID/leg`, …: its newest child of that role. */
  orderOf(account: number, clientId: string): OrderFacts | undefined;
  hashAt(seq: number): StateHash;
  event(seq: number): Uint8Array;
  /** Calls `before` with the state before the event and `after` with the state behind it. */
  take(records: Records, at: number): EventFacts;
  settle(facts: EventFacts): void;
  /** The journal ends with `seq`: what came later was never durable. Calls `settled` behind each event before. */
  rewind(seq: number, settled: (facts: EventFacts) => void): void;
}

const E = EventWord;
const H = EventHalf;
const B = EventByte;

export function createObserver(capacities: Capacities): Observer {
  const events: Uint8Array[] = [];
  const hashes: StateHash[] = [{ low: 0, high: 0 }];
  let state = createState(capacities);
  let orders = new Map<number, OrderFacts>();
  let byClientId = new Map<string, OrderFacts>();
  const scratch = recordsOf(new ArrayBuffer(EVENT_BYTES));

  function learn(records: Records, at: number): void {
    const { f64, i32, u8 } = records;
    const word = at >> 3;
    const kind = i32[(at >> 2) + H.KIND_VERSION]! & 0xffff;
    const orderId = f64[word + E.ORDER_ID]!;
    const seq = f64[word + E.SEQ]!;
    if (kind === EventKind.accepted) {
      const hasTerms = i32[(at >> 2) + H.LENGTH]! > EVENT_LONG_BYTES;
      const parentId = hasTerms ? f64[word + E.TERMS + Term.PARENT_ID]! : 0;
      const facts: OrderFacts = {
        orderId,
        parentId,
        role: parentId === 0 ? 0 : f64[word + E.TERMS + Term.VARIANCE]!,
        account: i32[(at >> 2) + H.ACCOUNT]!,
        instrument: i32[(at >> 2) + H.INSTRUMENT]!,
        side: u8[at + B.SIDE]!,
        clientId: clientIdOf(records, at),
        acceptedSeq: seq,
        // One that is held is sent nowhere yet.
        attempts: u8[at + B.ATTEMPT] === 0 ? [] : [{ broker: u8[at + B.BROKER]!, seq }],
        cancelAskedSeq: 0,
        cancelRefusedSeq: 0,
        cancelFirstSeq: 0,
        replaceFirstSeq: 0,
        status: u8[at + B.STATUS]!,
        endedUs: 0,
      };
      orders.set(orderId, facts);
      const parent = orders.get(parentId);
      if (parent !== undefined) byClientId.set(`${parent.account}/${childName(parent.clientId, facts.role)}`, facts);
      else if (facts.clientId !== '') byClientId.set(`${facts.account}/${facts.clientId}`, facts);
      return;
    }
    const facts = orderId > 0 && kind < EventKind.cancel_all_started ? orders.get(orderId) : undefined;
    if (facts === undefined) return;
    if (kind === EventKind.rerouted || kind === EventKind.released)
      facts.attempts.push({ broker: u8[at + B.BROKER]!, seq });
    if (kind === EventKind.cancel_requested) {
      facts.cancelAskedSeq = seq;
      facts.cancelFirstSeq ||= seq;
    }
    if (kind === EventKind.replace_requested) facts.replaceFirstSeq ||= seq;
    if (kind === EventKind.cancel_rejected) facts.cancelRefusedSeq = seq;
    const row = findOrder(state, orderId);
    if (row >= 0) facts.status = state.orders.words[row * ORDER_WIDTH + OrderColumn.STATUS]!;
    if (isFinal(facts.status)) facts.endedUs ||= f64[word + E.TIME_US]!;
  }

  function factsOf(bytes: Uint8Array, seq: number): EventFacts {
    scratch.u8.fill(0);
    scratch.u8.set(bytes);
    const orderId = scratch.f64[E.ORDER_ID]!;
    const kind = scratch.i32[H.KIND_VERSION]! & 0xffff;
    const row = orderId > 0 && kind < EventKind.cancel_all_started ? findOrder(state, orderId) : -1;
    const statusBefore = row < 0 ? 0 : state.orders.words[row * ORDER_WIDTH + OrderColumn.STATUS]!;
    return { records: scratch, kind, seq, orderId, row, statusBefore };
  }

  const observer: Observer = {
    get state() {
      return state;
    },
    get lastSeq() {
      return events.length;
    },
    get orders() {
      return orders;
    },
    orderOf: (account, clientId) => byClientId.get(`${account}/${clientId}`),
    hashAt: (seq) => hashes[seq]!,
    event: (seq) => events[seq - 1]!,
    take(records, at) {
      const bytes = records.u8.slice(at, at + records.i32[at >> 2]!);
      events.push(bytes);
      return factsOf(bytes, events.length);
    },
    settle({ records }) {
      apply(state, records, 0);
      learn(records, 0);
      hashes.push({ low: state.hash.low, high: state.hash.high });
    },
    rewind(seq, settled) {
      events.length = seq;
      hashes.length = seq + 1;
      state = createState(capacities);
      orders = new Map();
      byClientId = new Map();
      for (const [index, bytes] of events.entries()) {
        const facts = factsOf(bytes, index + 1);
        apply(state, scratch, 0);
        learn(scratch, 0);
        settled(facts);
      }
    },
  };
  return observer;
}

const roleNames = new Map<number, string>(Object.entries(ChildRole).map(([name, role]) => [role, name]));

function childName(parent: string, role: number): string {
  return `${parent}/${roleNames.get(role) ?? role}`;
}

const text = new Uint8Array(CLIENT_ID_BYTES);

export function clientIdOf(records: Records, at: number): string {
  const word = at >> 3;
  const length = records.f64[word + E.CLIENT_ID_LENGTH]!;
  getText(records.f64, word + E.CLIENT_ID, length, text, 0);
  return Buffer.from(text.subarray(0, length)).toString('latin1');
}
