import type { Records } from '../../../core/memory/records.ts';
import {
  Cause,
  EVENT_LONG_BYTES,
  EventByte,
  EventHalf,
  EventKind,
  EventWord,
  NO_BROKER,
} from '../../../core/schema/event.ts';
import { ChildRole, Term, TermFlag } from '../../../core/schema/terms.ts';
import { PlanNote } from '../../../core/order/plans/apply-plan.ts';
import { GroupState } from '../../../core/state/plan-columns.ts';
import { GuardScope, GuardTimer } from '../../../core/schema/guard.ts';
import { OrderStatus, OrderType, Side, TimeInForce } from '../../../core/schema/order-kind.ts';
import { rejectName } from '../../../core/schema/reject.ts';
import { getText } from '../../../core/schema/text.ts';
import { CLIENT_ID_BYTES } from '../../../core/schema/command.ts';
import { JournalError } from '../journal-error.ts';
import { systemFiles } from '../../files.ts';
import { journalPaths } from '../journal-paths.ts';
import type { Print } from './print.ts';
import { JournalReader } from '../journal-reader.ts';
import { listSegments, readSegmentHeader } from '../segment-files.ts';
import { hasJournal } from '../segment-files.ts';
import { archivedSegments } from '../../follower/archiver.ts';
import { segmentPath } from '../journal-paths.ts';

const FLUSH_CHARACTERS = 1 << 16;

export interface DumpArguments {
  readonly data: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  /** 0: all. */
  readonly orderId: number;
  readonly json: boolean;
}

/** Prints the events of a journal, archive included, one line each. */
export async function journalDump(args: DumpArguments, print: Print): Promise<number> {
  const fromSeq = Math.max(args.fromSeq, firstSeq(args.data));
  const reader = new JournalReader(args.data, fromSeq);
  let text = '';
  let beyond = false;
  try {
    while (!beyond) {
      const read = reader.readBatch(Infinity, (records, at) => {
        const event = describeEvent(records, at);
        if (event.seq > args.toSeq) beyond = true;
        else if (args.orderId === 0 || event.order === args.orderId) {
          text += args.json ? `${JSON.stringify(event)}\n` : `${eventLine(event)}\n`;
        }
      });
      if (read === 0) break;
      if (text.length < FLUSH_CHARACTERS) continue;
      print(text);
      text = '';
      // Lets the pipe take what was printed, so that a long dump needs no memory.
      await new Promise((resolve) => setImmediate(resolve));
    }
    print(text);
    return 0;
  } finally {
    reader.close();
  }
}

/** The oldest event that is still there. */
function firstSeq(data: string): number {
  const paths = journalPaths(data);
  if (!hasJournal(paths)) throw new JournalError('FOREIGN', `There is no journal in ${data}.`);
  const [archived] = archivedSegments(paths);
  if (archived !== undefined) return archived.firstSeq;
  const [number] = listSegments(paths);
  const header = readSegmentHeader(systemFiles, segmentPath(paths, number ?? 0));
  return typeof header === 'object' ? header.firstSeq : 1;
}

/** What a person wants to know of an event. Absent: it doesn't concern this kind. */
interface EventDescription {
  readonly seq: number;
  readonly time: string;
  readonly kind: string;
  readonly order?: number;
  readonly account?: number;
  /** Place among the reports of its account: 1, 2, 3 … */
  readonly account_sequence?: number;
  readonly instrument?: number;
  readonly side?: string;
  readonly type?: string;
  readonly time_in_force?: string;
  readonly price_ticks?: number;
  readonly quantity_lots?: number;
  readonly filled_lots?: number;
  readonly last_ticks?: number;
  readonly last_lots?: number;
  readonly status?: string;
  readonly broker?: number;
  readonly attempt?: number;
  readonly reject?: string;
  readonly client_id?: string;
  /** Of an order that the engine placed itself: for which order, and as what. */
  readonly parent?: number;
  readonly role?: string;
  /** Of one that a client placed, where its type needs more than side, quantity and price. */
  readonly terms?: OrderTerms;
  /** Of a plan: what has become of it, and of a bracket, OCO or OTO where it stands. */
  readonly note?: string;
  readonly state?: readonly string[];
  /** Why, where it wasn't a client's command or a venue's report. */
  readonly cause?: string;
  /** Of a guard: the key's own number, what it cancels, the grace or timeout asked for, which timer fired, when it is due. */
  readonly key?: number;
  readonly scope?: string;
  readonly delay_us?: number;
  readonly timer?: string;
  readonly due?: string;
}

/** Absent: it has none. */
interface OrderTerms {
  readonly stop_ticks?: number;
  readonly stop_limit_ticks?: number;
  readonly trail?: number;
  readonly target_ticks?: number;
  readonly legs?: number;
  readonly arm_when_full?: true;
  readonly flatten?: true;
}

const kindNames = namesOf(EventKind);
const sideNames = namesOf(Side);
const typeNames = namesOf(OrderType);
const statusNames = namesOf(OrderStatus);
const timeInForceNames = namesOf(TimeInForce);
const scopeNames = namesOf(GuardScope);
const guardTimerNames = namesOf(GuardTimer);
const roleNames = namesOf(ChildRole);
const noteNames = namesOf(PlanNote);
const causeNames = namesOf(Cause);

/** Kinds that are about one order or request, whose common words mean what they say. */
const isOrderKind = (kind: number): boolean => kind <= EventKind.triggered || kind === EventKind.plan_moved;

const isGuardKind = (kind: number): boolean => kind >= EventKind.guard_held && kind <= EventKind.guard_fired;

function describeTerms(
  f64: Float64Array,
  i32: Int32Array,
  at: number,
): Pick<EventDescription, 'parent' | 'role' | 'terms'> {
  const from = (at >> 3) + EventWord.TERMS;
  if (i32[(at >> 2) + EventHalf.LENGTH]! <= EVENT_LONG_BYTES) return {};
  const parent = f64[from + Term.PARENT_ID]!;
  if (parent !== 0) return { parent, role: roleNames.get(f64[from + Term.VARIANCE]!) ?? '?' };
  const flags = f64[from + Term.FLAGS]!;
  const one = (name: keyof OrderTerms, term: number): OrderTerms =>
    f64[from + term] === 0 ? {} : { [name]: f64[from + term]! };
  return {
    terms: {
      ...one('stop_ticks', Term.STOP_TICKS),
      ...one('stop_limit_ticks', Term.STOP_LIMIT_TICKS),
      ...one('trail', Term.TRAIL),
      ...one('target_ticks', Term.TARGET_TICKS),
      ...one('legs', Term.LEGS),
      ...((flags & TermFlag.armWhenFull) === 0 ? {} : { arm_when_full: true }),
      ...((flags & TermFlag.flatten) === 0 ? {} : { flatten: true }),
    },
  };
}

function describeMove(f64: Float64Array, i32: Int32Array, u8: Uint8Array, at: number): Partial<EventDescription> {
  const bits = f64[(at >> 3) + EventWord.LIMIT]!;
  const state = Object.entries(GroupState).flatMap(([name, bit]) => ((bits & bit) === 0 ? [] : [name]));
  return {
    note: noteNames.get(i32[(at >> 2) + EventHalf.NOTE]!) ?? '?',
    ...(u8[at + EventByte.TYPE]! < OrderType.bracket || state.length === 0 ? {} : { state }),
  };
}

function describeEvent({ f64, i32, u8 }: Records, at: number): EventDescription {
  const word = at >> 3;
  const half = at >> 2;
  const kind = i32[half + EventHalf.KIND_VERSION]! & 0xffff;
  const event = {
    seq: f64[word + EventWord.SEQ]!,
    time: timeText(f64[word + EventWord.TIME_US]!),
    kind: kindNames.get(kind) ?? `kind ${kind}`,
  };
  const idLength = f64[word + EventWord.CLIENT_ID_LENGTH]!;
  const clientId = idLength > 0 ? { client_id: textOf(f64, word + EventWord.CLIENT_ID, idLength) } : {};
  const accountSeq = kind <= EventKind.fanout_done ? f64[word + EventWord.ACCOUNT_SEQ]! : 0;
  const account = i32[half + EventHalf.ACCOUNT]!;
  const numbered = accountSeq === 0 ? {} : { account, account_sequence: accountSeq };
  if (isGuardKind(kind)) return { ...event, account, ...describeGuard(kind, f64, i32, at) };
  if (!isOrderKind(kind)) return { ...event, ...numbered, ...clientId };
  const reject = i32[half + EventHalf.REJECT]!;
  // Other kinds keep what they were decided by in these words.
  const hasLast = kind === EventKind.filled || kind === EventKind.plan_moved;
  const lastLots = hasLast ? f64[word + EventWord.LAST_LOTS]! : 0;
  const broker = u8[at + EventByte.BROKER]!;
  const cause = i32[half + EventHalf.CAUSE]!;
  const isPlain = cause === Cause.command || cause === Cause.report;
  return {
    ...event,
    order: f64[word + EventWord.ORDER_ID]!,
    account,
    ...numbered,
    instrument: i32[half + EventHalf.INSTRUMENT]!,
    side: sideNames.get(u8[at + EventByte.SIDE]!) ?? '?',
    type: typeNames.get(u8[at + EventByte.TYPE]!) ?? '?',
    time_in_force: timeInForceNames.get(u8[at + EventByte.TIME_IN_FORCE]!) ?? '?',
    price_ticks: f64[word + EventWord.PRICE_TICKS]!,
    quantity_lots: f64[word + EventWord.QUANTITY_LOTS]!,
    filled_lots: f64[word + EventWord.FILLED_LOTS]!,
    ...(lastLots === 0 ? {} : { last_ticks: f64[word + EventWord.LAST_TICKS]!, last_lots: lastLots }),
    status: statusNames.get(u8[at + EventByte.STATUS]!) ?? '?',
    ...(broker === NO_BROKER ? {} : { broker, attempt: u8[at + EventByte.ATTEMPT]! }),
    ...(reject === 0 ? {} : { reject: rejectName(reject) ?? `code ${reject}` }),
    ...clientId,
    ...(kind === EventKind.accepted ? describeTerms(f64, i32, at) : {}),
    ...(kind === EventKind.plan_moved ? describeMove(f64, i32, u8, at) : {}),
    ...(isPlain ? {} : { cause: causeNames.get(i32[half + EventHalf.CAUSE]!) ?? '?' }),
  };
}

function describeGuard(kind: number, f64: Float64Array, i32: Int32Array, at: number): Partial<EventDescription> {
  const word = at >> 3;
  const scope = scopeNames.get(i32[(at >> 2) + EventHalf.NOTE]!);
  const dueUs = f64[word + EventWord.VALUE]!;
  const more = f64[word + EventWord.ARG1]!;
  const hasDelay = kind === EventKind.guard_held || kind === EventKind.cancel_after_set;
  return {
    key: f64[word + EventWord.ARG0]!,
    ...(scope === undefined ? {} : { scope }),
    ...(hasDelay ? { delay_us: more } : {}),
    ...(kind === EventKind.guard_fired ? { timer: guardTimerNames.get(more) ?? '?' } : {}),
    ...(dueUs === 0 ? {} : { due: timeText(dueUs) }),
  };
}

function guardLine(start: string, event: EventDescription): string {
  const parts = [
    `account ${event.account}`,
    `key ${event.key}`,
    ...(event.scope === undefined ? [] : [event.scope]),
    ...(event.delay_us === undefined ? [] : [`delay ${event.delay_us} us`]),
    ...(event.timer === undefined ? [] : [`by ${event.timer}`]),
    ...(event.due === undefined ? [] : [`due ${event.due}`]),
  ];
  return `${start}  ${parts.join('  ')}`;
}

function eventLine(event: EventDescription): string {
  const { seq, time, kind, client_id: clientId = '' } = event;
  const start = `${String(seq).padStart(10)}  ${time}  ${kind.padEnd(16)}`;
  if (event.key !== undefined) return guardLine(start, event);
  if (event.order === undefined) return `${start}  ${clientId}`.trimEnd();
  const parts = [
    `order ${event.order}`,
    `account ${event.account}`,
    `symbol ${event.instrument}`,
    `${event.side} ${event.quantity_lots}@${event.price_ticks}`,
    `${event.type} ${event.time_in_force}`,
    `filled ${event.filled_lots}`,
    ...(event.last_lots === undefined ? [] : [`last ${event.last_lots}@${event.last_ticks}`]),
    `${event.status}`,
    ...(event.broker === undefined ? [] : [`broker ${event.broker}/${event.attempt}`]),
    ...(event.reject === undefined ? [] : [event.reject]),
    clientId,
  ];
  return `${start}  ${parts.join('  ')}`.trimEnd();
}

/** To the microsecond, in UTC. */
export function timeText(timeUs: number): string {
  const ms = Math.floor(timeUs / 1000);
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return 'invalid time';
  const us = String(Math.floor(timeUs - ms * 1000)).padStart(3, '0');
  return new Date(ms).toISOString().replace('Z', `${us}Z`);
}

function textOf(words: Float64Array, at: number, length: number): string {
  const bytes = new Uint8Array(Math.min(length, CLIENT_ID_BYTES));
  getText(words, at, bytes.length, bytes, 0);
  return Buffer.from(bytes).toString('latin1');
}

function namesOf(numbers: Readonly<Record<string, number>>): Map<number, string> {
  return new Map(Object.entries(numbers).map(([name, number]) => [number, name]));
}

export function eventKindName(kind: number): string {
  return kindNames.get(kind) ?? `kind ${kind}`;
}
