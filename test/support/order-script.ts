import assert from 'node:assert/strict';
import { hasNote, noteText } from '../../core/order/lifecycle.ts';
import { LimitField, SelfTradeMode, TradingState } from '../../core/risk/limit-field.ts';
import type { OverridableControl } from '../../core/risk/override-controls.ts';
import { BrokerState, packScore } from '../../core/routing/scoreboard.ts';
import { ANY_INSTRUMENT, CancelMode, CommandByte, CommandHalf, CommandKind } from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import {
  AUTO_PROTECTION,
  LimitOwner,
  PROTECTION_SHIFT,
  PlaceOption,
  StateWord,
  Warning,
} from '../../core/schema/risk.ts';
import { GuardScope, GuardTimer } from '../../core/schema/guard.ts';
import { EventKind } from '../../core/schema/event.ts';
import { TimeInForce } from '../../core/schema/order-kind.ts';
import { TermFlag, TriggerBy } from '../../core/schema/terms.ts';
import { ReportKind, VenueStateCode } from '../../core/schema/report.ts';
import {
  ACCOUNT_WIDTH,
  AccountColumn,
  BOOK_WIDTH,
  BookColumn,
  GUARD_WIDTH,
  GuardColumn,
  ORDER_WIDTH,
  OrderColumn,
} from '../../core/state/columns.ts';
import { findBook, findGuard, findOrder } from '../../core/state/state.ts';
import {
  type PlaceOptions,
  type Terms,
  type Told,
  type World,
  type WorldOptions,
  createWorld,
  setTag,
} from './engine-world.ts';
import { type Act, actOf, numberOf, sideOf, sizeOf, timeOf } from './script-words.ts';

/**
 * Tables of what an order lives through, one act a line, what the engine tells after the arrow:
 *
 *   new B 100@7000 id=a → accepted routed to 0      fill a 40@7000 → partly_filled 40
 *   ack a → live                                    cancel a → pending_cancel
 *   replace a 120@7010 → pending_replace v2         report cancelled a → cancelled "… an odd pair's note …"
 *
 *   new B|S LOTS@TICKS|market [id=CLIENT_ID] [as=NAME] [day|gtc|ioc|fok|gtd] [ttl=MINUTES] [until=+TIME] [account=N] [of=INSTRUMENT] [broker=N] [tag=TAG] [stp=MODE] [again]
 *       [iceberg=LEGS] [variance=PARTS_OF_ONE] [autoslice]     what the engine places for it is called NAME.1, NAME.2, …
 *       [stop=TICKS] [trail=TICKS|N%] [by=last|bid_ask|mark]     a stop, stop limit or trailing stop
 *       [bracket|oco|oto] [target=TICKS] [stop=TICKS] [limit=TICKS] [trail=TICKS|N%] [full] [flatten]
 *       [post] [reduce] [protect=BPS|auto]
 *   swap NAME B|S LOTS@TICKS|market [mode=stop_on_failure|allow_failure] …     a cancel_replace: else as new
 *   tick [LAST] [bid=TICKS] [ask=TICKS] [of=N] [ago=TIME]     ticks LAST,LAST,LAST [of=N] [ago=TIME]: all in one record
 *   replace NAME LOTS@TICKS [if=VERSION] [stop=TICKS] [limit=TICKS] [trail=TICKS|N%] [target=TICKS]     cancel NAME     cancel all [of=INSTRUMENT]
 *   ack NAME   fill NAME LOTS|rest@TICKS [exec=N]   report KIND NAME [LOTS@TICKS|as@asked]   state open NAME [filled=N] [LOTS@TICKS]
 *       … each with [try=N] [at=BROKER], else as the order stands
 *   up N   down N   reconciled N   ready N   score N STATE [tokens=N] [depth=N] [latency=US]
 *   quote TICKS [age=TIME]   marks TICKS [TICKS …] by instrument   wait TIME   timers [+TIME]   fanouts   settle   restart   halt   resume   stop BITS
 *   limit [firm|configured] [account=N] [tag=TAG] [of=N] [broker=N] [if=VERSION] NAME=VALUE|none …   (names of `LimitField`)
 *   override CLIENT_ID CONTROL,… [for=TIME] [account=N]
 *   trading active|reducing|halted [cancels] [account=N] [of=INSTRUMENT] [broker=N] [tag=TAG]
 *   rearm [account=N] [of=N] [tag=TAG]
 *   hold KEY [entries] [grace=TIME]   drop KEY   release KEY   after KEY TIME        … each with [account=N]
 *   order NAME → …   book [account=N] [of=N] → …   account [N] → …   guard KEY [account=N] → …
 *
 * After the arrow stand the events and answers in order, separated by commas: `nothing` for none, `3 × …` for equal ones,
 * each with the words that must be true of it, in any order. Without an arrow nothing is checked. `#` begins a comment.
 */
export interface Script {
  readonly world: World;
  /** Order ids by name. */
  readonly names: Map<string, number>;
  /** Goes on with more lines. */
  play(lines: string): Script;
}

export function play(lines: string, options: WorldOptions = {}): Script {
  return scriptOf(createWorld(options), options).play(lines);
}

export function scriptOf(world: World, options: WorldOptions = {}): Script {
  const names = new Map<string, number>();
  let execution = 0;

  function idOf(name: string | undefined): number {
    assert.ok(name !== undefined, 'the line names no order');
    if (/^#?\d+$/.test(name)) return Number(name.replace('#', ''));
    const id = names.get(name);
    assert.ok(id !== undefined, `no order was named ${name}; there are ${[...names.keys()].join(', ') || 'none'}`);
    return id;
  }

  function isAt(name: string | undefined): { broker: number; attempt: number } {
    const row = world.order(idOf(name));
    return { broker: row?.broker ?? 0, attempt: row?.attempt ?? 1 };
  }

  function askedOf(name: string | undefined): [lots: number, ticks: number] {
    const { words } = world.state.orders;
    const from = findOrder(world.state, idOf(name)) * ORDER_WIDTH;
    return [words[from + OrderColumn.PENDING_LOTS]!, words[from + OrderColumn.PENDING_TICKS]!];
  }

  function reportOf({ words, options: given }: Act, kind: number, name: string | undefined, more = {}): Told[] {
    const size = words.find((word) => word.includes('@'));
    const [quantity, price] =
      size === undefined ? [0, 0] : size === 'as@asked' ? askedOf(name) : sizeOf(size.replace('rest', '0'));
    const place = isAt(name);
    return world.report(kind, idOf(name), {
      broker: numberOf(given['at'] ?? `${place.broker}`),
      attempt: numberOf(given['try'] ?? `${place.attempt}`),
      quantity,
      price,
      ...more,
    });
  }

  function guardAct({ words, options: given }: Act, kind: number, delayUs = 0): Told[] {
    return world.guard(kind, numberOf(words[1]), numberOf(given['account'] ?? '0'), 0, delayUs);
  }

  /** Legs are called by the number that they have: one that is placed again has the name of the one before. */
  function nameChildren(told: readonly Told[]): void {
    for (const { kind, orderId, parentId, number } of told) {
      if (kind !== 'accepted' || parentId === 0) continue;
      for (const [name, id] of names) if (id === parentId) names.set(`${name}.${number}`, orderId);
    }
  }

  /** What stands from word `from` on: side and size, and everything else of a place. */
  function placeOf({ words, options: given }: Act, from: number): PlaceOptions {
    const [lots, ticks] = sizeOf(words[from + 1]);
    const tif = words.find((word) => word in TimeInForce) as keyof typeof TimeInForce | undefined;
    return {
      side: sideOf(words[from]),
      lots,
      ticks,
      tif: TimeInForce[tif ?? 'gtc'],
      account: numberOf(given['account'] ?? '0'),
      instrument: numberOf(given['of'] ?? '0'),
      ...(given['tag'] === undefined ? {} : { tag: given['tag'] }),
      options: optionsOf(words, given),
      ...termsOf(words, given, ticks),
      broker: given['broker'] === undefined ? 0 : numberOf(given['broker']) + 1,
      ttlMinutes: numberOf(given['ttl'] ?? '0'),
      expireAtUs: given['until'] === undefined ? 0 : world.inputs.nowUs + timeOf(given['until']),
      ...(given['id'] === undefined ? {} : { id: given['id'] }),
    };
  }

  function named({ options: given }: Act, told: Told[]): Told[] {
    const name = given['as'] ?? given['id'];
    if (name !== undefined && told[0]?.kind === 'accepted') names.set(name, told[0].orderId);
    return told;
  }

  const acts: Readonly<Record<string, (act: Act) => Told[]>> = {
    new: (act) => named(act, world.place(placeOf(act, 1))),
    swap(act) {
      const mode = wordIn(CancelMode, act.options['mode'] ?? 'stop_on_failure');
      return named(act, world.cancelReplace(idOf(act.words[1]), mode, placeOf(act, 2)));
    },
    cancel({ words, options: given }) {
      const account = numberOf(given['account'] ?? '0');
      if (words[1] !== 'all') return world.cancel(idOf(words[1]), account);
      return world.cancelAll(account, given['of'] === undefined ? ANY_INSTRUMENT : numberOf(given['of']));
    },
    replace({ words, options: given }) {
      const [lots, ticks] = sizeOf(words[2]);
      return world.replace(
        idOf(words[1]),
        ticks,
        lots,
        numberOf(given['if'] ?? '0'),
        numberOf(given['account'] ?? '0'),
        changesOf(given),
      );
    },
    ack: (act) => reportOf(act, ReportKind.acknowledged, act.words[1]),
    fill(act) {
      const order = world.order(idOf(act.words[1]));
      const left = `${(order?.quantity ?? 0) - (order?.filled ?? 0)}`;
      const [lots, ticks] = sizeOf(act.words[2]?.replace('rest', left));
      const id = act.options['exec'] === undefined ? 1_000_000 + ++execution : numberOf(act.options['exec']);
      return reportOf(act, ReportKind.filled, act.words[1], { lots, ticks, execution: id, quantity: 0, price: 0 });
    },
    report(act) {
      const { busy, unknown } = { busy: ReportKind.rejected_transient, unknown: ReportKind.outcome_unknown };
      return reportOf(act, wordIn({ ...ReportKind, busy, unknown }, act.words[1]), act.words[2]);
    },
    state(act) {
      const filled = act.options['filled'] ?? `${world.order(idOf(act.words[2]))?.filled ?? 0}`;
      const more = { state: wordIn(VenueStateCode, act.words[1]), filled: numberOf(filled) };
      return reportOf(act, ReportKind.state, act.words[2], more);
    },
    up: ({ words }) => world.report(ReportKind.session_up, 0, { broker: numberOf(words[1]) }),
    down: ({ words }) => world.report(ReportKind.session_down, 0, { broker: numberOf(words[1]) }),
    reconciled: ({ words }) => world.report(ReportKind.reconciled, 0, { broker: numberOf(words[1]) }),
    ready({ words }) {
      world.brokerReady(numberOf(words[1]));
      return [];
    },
    score({ words, options: given }) {
      world.inputs.scores[numberOf(words[1])] = packScore(
        wordIn(BrokerState, words[2]),
        numberOf(given['latency'] ?? '100'),
        numberOf(given['tokens'] ?? '100'),
        numberOf(given['depth'] ?? '0'),
      );
      return [];
    },
    quote({ words, options: given }) {
      world.quote(numberOf(words[1]), timeOf(given['age'] ?? '0s'));
      return [];
    },
    tick({ words, options: { bid, ask, of, ago } }) {
      const atUs = world.inputs.nowUs - timeOf(ago ?? '0s');
      const one = { bid: numberOf(bid ?? '0'), ask: numberOf(ask ?? '0'), last: numberOf(words[1] ?? '0'), atUs };
      return world.ticks([one], numberOf(of ?? '0'));
    },
    ticks({ words, options: { of, ago } }) {
      const { nowUs } = world.inputs;
      const beganUs = nowUs - timeOf(ago ?? '0s');
      const prices = words[1]!.split(',').map(numberOf);
      const all = prices.map((last, i) => ({ last, atUs: i === 0 ? beganUs : nowUs }));
      return world.ticks(all, numberOf(of ?? '0'), true);
    },
    marks: ({ words }) => world.marks(words.slice(1).map(numberOf)),
    wait({ words }) {
      world.advance(timeOf(words[1]));
      return [];
    },
    timers({ words }) {
      if (words[1] !== undefined) world.advance(timeOf(words[1]));
      return world.timers();
    },
    fanouts: () => world.fanouts(),
    settle: () => world.settle(),
    restart: () => [...world.restart(options), ...world.settle()],
    halt: () => world.command(CommandKind.halt, () => {}),
    resume: () => world.command(CommandKind.resume, () => {}),
    limit({ words, options: { account, tag, of, broker, if: ifVersion, ...limits } }) {
      const values = Object.entries(limits).map(([name, value]) => {
        assert.ok(name in LimitField, `no limit is called ${name}`);
        return [name, value === 'none' ? null : numberOf(value)];
      });
      const scope = {
        layer: words.includes('firm') ? 'firm' : words.includes('configured') ? 'configured' : 'set',
        account: numberOf(account ?? '-1'),
        tag: tag ?? '',
        instrument: numberOf(of ?? '-1'),
        broker: numberOf(broker ?? '-1'),
        ifVersion: numberOf(ifVersion ?? '0'),
      } as const;
      return world.limit(scope, Object.fromEntries(values));
    },
    override({ words, options: given }) {
      const controls = words[2] === undefined ? [] : (words[2].split(',') as OverridableControl[]);
      return world.override(words[1]!, controls, timeOf(given['for'] ?? '1m'), numberOf(given['account'] ?? '0'));
    },
    trading({ words, options: given }) {
      return world.command(CommandKind.set_trading_state, (command) => {
        command.i32[CommandHalf.ACCOUNT] = numberOf(given['account'] ?? '-1');
        command.i32[CommandHalf.INSTRUMENT] = numberOf(given['of'] ?? '-1');
        command.u8[CommandByte.BROKER] = given['broker'] === undefined ? 0 : numberOf(given['broker']) + 1;
        if (given['tag'] !== undefined) setTag(command, given['tag']);
        command.f64[COMMAND_DEFINITION + StateWord.STATE] = wordIn(TradingState, words[1]);
        command.f64[COMMAND_DEFINITION + StateWord.CANCELS] = words.includes('cancels') ? 1 : 0;
      });
    },
    hold({ words, options: given }) {
      const scope = words.includes('entries') ? GuardScope.entries : GuardScope.all;
      const account = numberOf(given['account'] ?? '0');
      const graceUs = timeOf(given['grace'] ?? '0s');
      return world.guard(CommandKind.guard_hold, numberOf(words[1]), account, scope, graceUs);
    },
    drop: (act) => guardAct(act, CommandKind.guard_drop),
    rearm: ({ options: given }) =>
      world.command(CommandKind.rearm_throttle, (command) => {
        command.i32[CommandHalf.ACCOUNT] = numberOf(given['account'] ?? '0');
        command.i32[CommandHalf.INSTRUMENT] = numberOf(given['of'] ?? '0');
        if (given['tag'] !== undefined) setTag(command, given['tag']);
      }),
    release: (act) => guardAct(act, CommandKind.guard_release),
    after: (act) => guardAct(act, CommandKind.cancel_after, timeOf(act.words[2])),
    stop({ words }) {
      world.inputs.stopWords = numberOf(words[1]);
      return [];
    },
  };

  const looks: Readonly<Record<string, (act: Act) => string[]>> = {
    order({ words }) {
      const told = world.order(idOf(words[1]));
      return told === undefined ? ['gone'] : wordsOf(told, names);
    },
    book({ options: given }) {
      const { words } = world.state.books;
      const book = findBook(world.state, numberOf(given['account'] ?? '0'), numberOf(given['of'] ?? '0'));
      if (book < 0) return ['none'];
      const column = (name: keyof typeof BookColumn): number => words[book * BOOK_WIDTH + BookColumn[name]]!;
      return [
        `position ${column('POSITION_LOTS')}`,
        `cost ${column('COST')}`,
        `realised ${column('REALISED')}`,
        `bought ${column('BOUGHT_LOTS')}`,
        `sold ${column('SOLD_LOTS')}`,
        `buy ${column('OPEN_BUY_LOTS')}`,
        `sell ${column('OPEN_SELL_LOTS')}`,
        `open ${column('OPEN_ORDERS')}`,
        column('HALTED') === 1 ? 'halted' : 'trading',
      ];
    },
    guard({ words, options: given }) {
      const row = findGuard(world.state, numberOf(given['account'] ?? '0'), numberOf(words[1]));
      if (row < 0) return ['gone'];
      const column = (name: keyof typeof GuardColumn): number =>
        world.state.guards.words[row * GUARD_WIDTH + GuardColumn[name]]!;
      return [
        column('HELD') === 1 ? 'held' : 'loose',
        column('DROP_AT_US') === 0 ? 'safe' : 'dropped',
        column('AFTER_AT_US') === 0 ? 'patient' : 'waiting',
      ];
    },
    account({ words }) {
      const at = numberOf(words[1] ?? '0') * ACCOUNT_WIDTH;
      const column = (name: keyof typeof AccountColumn): number =>
        world.state.accounts.words[at + AccountColumn[name]]!;
      return [`open ${column('OPEN_ORDERS')}`, `notional ${column('OPEN_NOTIONAL')}`];
    },
  };

  function line(text: string): void {
    const [left, right] = text.split('→').map((side) => side.trim());
    const act = actOf(left!);
    const verb = act.words[0]!;
    const look = looks[verb];
    if (look !== undefined) {
      const facts = look(act);
      for (const wanted of phrasesOf(right ?? '')) {
        assert.ok(facts.includes(wanted), `wanted ${wanted}, there is:\n      ${facts.join(' ')}`);
      }
      return;
    }
    const doIt = acts[verb];
    assert.ok(doIt !== undefined, `no act is called ${verb}`);
    const all = doIt(act);
    nameChildren(all);
    const told = all.map((one) => wordsOf(one, names));
    if (right !== undefined) compare(expectedOf(right), told);
  }

  const script: Script = {
    world,
    names,
    play(lines) {
      for (const [index, raw] of lines.split('\n').entries()) {
        const text = raw.replace(/(^|\s)#\s.*$/, '').trim();
        if (text === '') continue;
        try {
          line(text);
        } catch (error) {
          const { message } = error as Error;
          throw new assert.AssertionError({
            message: `line ${index + 1}: ${text}\n    ${message}`,
            stackStartFn: script.play,
          });
        }
      }
      return script;
    },
  };
  return script;
}

const GROUPS = ['bracket', 'oco', 'oto'] as const;

function termsOf(
  words: Act['words'],
  given: Act['options'],
  ticks: number,
): Pick<PlaceOptions, 'type' | 'terms'> | undefined {
  if (given['iceberg'] !== undefined) return icebergOf(given['iceberg'], given['variance']);
  const group = GROUPS.find((type) => words.includes(type));
  if (group === undefined && given['stop'] === undefined && given['trail'] === undefined) return undefined;
  const stop = given['trail'] !== undefined ? 'trailing_stop' : ticks === 0 ? 'stop' : 'stop_limit';
  const whenFull = words.includes('full') ? TermFlag.armWhenFull : 0;
  const flags =
    wordIn(TriggerBy, given['by'] ?? 'last') | whenFull | (words.includes('flatten') ? TermFlag.flatten : 0);
  const isPercent = given['trail']?.endsWith('%') === true;
  return { type: group ?? stop, terms: { ...changesOf(given), FLAGS: flags | (isPercent ? TermFlag.percent : 0) } };
}

/** Those that may be changed, too. */
function changesOf({ stop = '0', trail = '0', target = '0', limit = '0' }: Act['options']): Terms {
  const isPercent = trail.endsWith('%');
  return {
    STOP_TICKS: numberOf(stop),
    STOP_LIMIT_TICKS: numberOf(limit),
    TRAIL: isPercent ? Math.round(Number(trail.slice(0, -1)) * 10_000) : numberOf(trail),
    TARGET_TICKS: numberOf(target),
  };
}

function icebergOf(legs: string, variance = '0'): Pick<PlaceOptions, 'type' | 'terms'> {
  return { type: 'iceberg', terms: { LEGS: numberOf(legs), VARIANCE: Math.round(numberOf(variance) * 1e6) } };
}

function optionsOf(words: Act['words'], { stp, protect }: Act['options']): number {
  const { duplicateOverride, autoslice, postOnly, reduceOnly } = PlaceOption;
  const bits = { again: duplicateOverride, autoslice, post: postOnly, reduce: reduceOnly };
  const bps = protect === undefined ? 0 : protect === 'auto' ? AUTO_PROTECTION : numberOf(protect);
  let options = (stp === undefined ? 0 : wordIn(SelfTradeMode, stp) + 1) | (bps << PROTECTION_SHIFT);
  for (const [word, bit] of Object.entries(bits)) if (words.includes(word)) options |= bit;
  return options;
}

function compare(expected: readonly string[][], told: readonly string[][]): void {
  const all = told.map((words) => `\n      ${words.join(' ')}`).join('') || ' nothing';
  assert.equal(
    told.length,
    expected.length,
    `wanted ${expected.length} events or answers, told were ${told.length}:${all}`,
  );
  for (const [index, words] of expected.entries()) {
    const missing = words.filter((word) => !told[index]!.includes(word));
    assert.equal(missing.length, 0, `wanted ${missing.join(', ')} of number ${index + 1}, told was:${all}`);
  }
}

const scopeNames = new Map<number, string>(Object.entries(GuardScope).map(([name, value]) => [value, name]));
const timerNames = new Map<number, string>(Object.entries(GuardTimer).map(([name, value]) => [value, name]));

/** Everything that can be said of an event, an answer or an order. */
function wordsOf(told: Told, names: ReadonlyMap<string, number>): string[] {
  const words = [told.kind, told.status, `${told.filled}`, `${told.quantity}@${told.price}`, `v${told.version}`];
  words.push(`to ${told.broker}`, `try ${told.attempt}`, `limit ${told.limit}`, `value ${told.value}`);
  words.push(`left ${told.left}`, `at ${told.lastTicks}`);
  words.push(`count ${told.count}`, `order ${told.orderId}`);
  if (told.kind.startsWith('guard_') || told.kind === 'cancel_after_set') {
    words.push(`key ${told.count}`, scopeNames.get(told.note) ?? 'no scope');
    if (told.kind === 'guard_fired') words.push(`by ${timerNames.get(told.more)}`);
    return words;
  }
  for (const [name, id] of names) if (id === told.orderId) words.push(`of ${name}`);
  if (told.reject !== undefined) words.push(told.reject);
  if (told.fast) words.push('fast');
  else words.push('slow');
  const note = noteText(told.note);
  const kind: number = EventKind[told.kind as keyof typeof EventKind];
  words.push(note === undefined || !hasNote(kind) ? 'plain' : `"${note}"`);
  if (kind === EventKind.refused || kind === EventKind.request_refused)
    words.push(`whose ${ownerNames.get(told.note)}`);
  if (kind === EventKind.accepted || kind === EventKind.replace_requested) {
    for (const [name, bit] of Object.entries(Warning)) if ((told.note & bit) !== 0) words.push(name);
  }
  words.push(`by ${told.limitsVersion}`);
  return words;
}

const ownerNames = new Map<number, string>(Object.entries(LimitOwner).map(([name, value]) => [value, name]));

function expectedOf(text: string): string[][] {
  if (text === 'nothing') return [];
  return splitOutsideQuotes(text).flatMap((item) => {
    const times = /^(\d+) × (.*)$/.exec(item);
    const words = phrasesOf(times?.[2] ?? item);
    return Array.from({ length: Number(times?.[1] ?? 1) }, () => words);
  });
}

function splitOutsideQuotes(text: string): string[] {
  return (text.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((item) => item.trim());
}

const TWO_WORDS =
  /(?:to|at|try|key|by|whose|limit|value|left|count|of|order|position|cost|realised|bought|sold|buy|sell|open|notional) \S+/;
const PHRASES = new RegExp(`"[^"]*"|${TWO_WORDS.source}|[^\\s,]+`, 'g');

function phrasesOf(text: string): string[] {
  return text.replaceAll(/,\s/g, ' ').match(PHRASES) ?? [];
}

function wordIn<Value extends number>(words: Readonly<Record<string, Value>>, word: string | undefined): Value {
  const value = words[word ?? ''];
  assert.ok(value !== undefined, `${word} is none of ${Object.keys(words).join(', ')}`);
  return value;
}
