import { CommandKind } from '../../core/schema/command.ts';
import { GuardScope } from '../../core/schema/guard.ts';
import type { RejectName } from '../../core/schema/reject.ts';
import { numberOf, sideOf, sizeOf, timeOf } from '../support/script-words.ts';
import { BadRequests } from './bad-requests.ts';
import type { DiskCall, DiskFault } from './disk.ts';
import type { HttpRequest } from './door.ts';
import { riskActs } from './risk-acts.ts';
import { type Line, ofWhom } from './script.ts';
import { type AgentName, type Death, type Simulation, stopBit, stopWordsOf } from './simulation.ts';
import { venueAct } from './venue-acts.ts';
import { INSTRUMENTS } from './world.ts';

/** Does what a line says. What names something that isn't there does nothing: any part of a script is a script. */
export function perform(sim: Simulation, line: Line): void {
  const [verb = ''] = line.act.words;
  const isVenue = verb.startsWith('venue');
  const doIt = isVenue ? venueAct : (acts[verb] ?? riskActs[verb]);
  if (doIt === undefined) throw new Error(`no act is called ${verb}: ${line.text}`);
  doIt(sim, line);
}

type Doing = (sim: Simulation, line: Line) => void;

const TIFS = ['day', 'gtc', 'ioc', 'fok', 'gtd'];

function placeBody(sim: Simulation, { act: { words, options } }: Line): string {
  const [lots, ticks] = sizeOf(words[2]);
  const tif = words.find((word) => TIFS.includes(word));
  const untilMs = options['until'] === undefined ? 0 : sim.wallMs() + timeOf(options['until']) / 1000;
  const { type } = options;
  const hasPrice = ticks !== 0 && type !== 'oco';
  const fields: Record<string, unknown> = {
    symbol: INSTRUMENTS[numberOf(options['of'] ?? '0')]?.symbol ?? 'NONE',
    side: sideOf(words[1]),
    quantity: lots,
    ...(hasPrice ? { price: ticks } : {}),
    ...(type !== undefined ? { order_type: type.toUpperCase() } : ticks === 0 ? { order_type: 'MARKET' } : {}),
    ...termsOf(options),
    ...(tif === undefined ? { time_in_force: 'GTC' } : { time_in_force: tif.toUpperCase() }),
    ...(options['id'] === undefined ? {} : { client_order_id: options['id'] }),
    ...(options['ttl'] === undefined ? {} : { ttl_minutes: numberOf(options['ttl']) }),
    ...(untilMs === 0 ? {} : { expire_at: new Date(Math.floor(untilMs)).toISOString() }),
    ...(options['broker'] === undefined ? {} : { broker: options['broker'] }),
    ...(options['stp'] === undefined ? {} : { stp_mode: options['stp'] }),
    ...(words.includes('meant') ? { duplicate_override: true } : {}),
    ...(words.includes('post') ? { post_only: true } : {}),
    ...(words.includes('reduce') ? { reduce_only: true } : {}),
    ...(words.includes('slices') ? { autoslice: true } : {}),
    ...(options['protect'] === undefined ? {} : { market_protection: numberOrWord(options['protect']) }),
    // Most orders have one, so that an answer with another's is seen.
    tag: options['tag'] ?? tagOf(options['id'] ?? ''),
  };
  return JSON.stringify(fields);
}

/** What an order of another type than limit and market says besides. */
const TERM_FIELDS: Readonly<Record<string, string>> = {
  at: 'stop_price',
  trail: 'trail_amount',
  percent: 'trail_percent',
  legs: 'iceberg_legs',
  variance: 'iceberg_quantity_variance',
  target: 'target',
  stop: 'stop_loss',
  limit: 'stop_loss_limit',
  trigger: 'trigger_by',
  arm: 'arm_on',
  double: 'on_double_fill',
};

function termsOf(options: Readonly<Record<string, string>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(TERM_FIELDS)) {
    const value = options[name];
    if (value !== undefined) fields[field] = numberOrWord(value);
  }
  return fields;
}

function numberOrWord(text: string): number | string {
  return /^[\d.]+$/.test(text) ? Number(text) : text;
}

function tagOf(name: string): string {
  return /^[\w.:-]{1,22}$/.test(name) ? `t-${name}` : 'nameless';
}

function accountOf(sim: Simulation, { act: { options } }: Line, name = ''): number {
  return numberOf(options['account'] ?? `${sim.names.get(ofWhom(name)) ?? 0}`);
}

function pathOf(sim: Simulation, { act: { options } }: Line, account: number, name: string): string {
  // A child has no client id.
  const isById = options['by'] === 'order' || name.includes('/');
  const orderId = isById ? sim.observer.orderOf(account, name)?.orderId : undefined;
  return orderId === undefined ? `/orders/by-client-id/${name}` : `/orders/${orderId}`;
}

const LISTS: Readonly<Record<string, HttpRequest>> = {
  orders: { method: 'GET', path: '/orders', query: 'status=all&limit=20' },
  fills: { method: 'GET', path: '/fills', query: 'limit=20' },
  positions: { method: 'GET', path: '/positions' },
};

const acts: Readonly<Record<string, Doing>> = {
  new(sim, line) {
    const { options } = line.act;
    const account = numberOf(options['account'] ?? '0');
    const name = options['id'] ?? '';
    if (name !== '') sim.names.set(name, account);
    if (sim.life === undefined) return;
    const body = placeBody(sim, line);
    sim.clients.ask(sim.life.door, account, 'place', name, { method: 'POST', path: '/orders', body });
  },
  again(sim, line) {
    const name = line.act.words[1] ?? '';
    if (sim.life !== undefined) sim.clients.again(sim.life.door, accountOf(sim, line, name), name);
  },
  conflict(sim, line) {
    const name = line.act.words[1] ?? '';
    const account = accountOf(sim, line, name);
    const first = sim.clients.lastPlace(account, name);
    if (first === undefined || sim.life === undefined) return;
    const fields = JSON.parse(first.request.body ?? '{}') as Record<string, unknown>;
    const body = JSON.stringify({ ...fields, quantity: 7 });
    sim.clients.ask(sim.life.door, account, 'other', name, { ...first.request, body });
  },
  retry(sim) {
    if (sim.life !== undefined) sim.clients.retryAll(sim.life.door);
  },
  cancel(sim, line) {
    const name = line.act.words[1] ?? '';
    const account = accountOf(sim, line, name);
    if (sim.life === undefined) return;
    if (name === 'all') {
      const of = line.act.options['of'];
      const query = of === undefined ? '' : `symbol=${INSTRUMENTS[numberOf(of)]?.symbol}`;
      sim.clients.ask(sim.life.door, account, 'cancel', '', { method: 'DELETE', path: '/orders', query });
      return;
    }
    sim.clients.ask(sim.life.door, account, 'cancel', name, {
      method: 'DELETE',
      path: pathOf(sim, line, account, name),
    });
  },
  replace(sim, line) {
    const { words, options } = line.act;
    const name = words[1] ?? '';
    const account = accountOf(sim, line, name);
    if (sim.life === undefined) return;
    const [quantity, price] = words[2] === undefined ? [] : sizeOf(words[2]);
    const version = options['if'] === undefined ? {} : { if_version: numberOf(options['if']) };
    const only = options['price'] === undefined ? {} : { price: numberOf(options['price']) };
    const body = JSON.stringify({ quantity, price, ...only, ...termsOf(options), ...version });
    sim.clients.ask(sim.life.door, account, 'replace', name, {
      method: 'PATCH',
      path: pathOf(sim, line, account, name),
      body,
    });
  },
  /** `swap NAME B|S LOTS@TICKS id=NAME mode=MODE …`: a cancel-replace, the rest as in `new`. */
  swap(sim, line) {
    const { words, options } = line.act;
    const [, name = '', ...rest] = words;
    const account = accountOf(sim, line, name);
    const id = options['id'] ?? '';
    sim.names.set(id, account);
    const old = sim.observer.orderOf(account, name);
    if (sim.life === undefined || old === undefined) return;
    const order = placeBody(sim, { ...line, act: { words: ['new', ...rest], options } });
    const body = JSON.stringify({ ...(JSON.parse(order) as object), mode: options['mode'] ?? 'stop_on_failure' });
    const path = `/orders/${old.orderId}/cancel-replace`;
    sim.clients.ask(sim.life.door, account, 'swap', id, { method: 'POST', path, body });
  },
  query(sim, line) {
    const name = line.act.words[1] ?? '';
    const account = accountOf(sim, line, name);
    if (sim.life === undefined) return;
    const request = LISTS[name] ?? { method: 'GET', path: pathOf(sim, line, account, name) };
    sim.clients.ask(sim.life.door, account, 'query', name, request);
  },
  bad(sim, line) {
    const code = line.act.words[1] as RejectName;
    const request = BadRequests[code];
    if (request !== undefined && sim.life !== undefined) sim.clients.ask(sim.life.door, 0, 'other', '', request);
  },
  hold: (sim, line) => {
    const scope = line.act.words.includes('entries') ? GuardScope.entries : GuardScope.all;
    guard(sim, line, CommandKind.guard_hold, scope, timeOf(line.act.options['grace'] ?? '0s'));
  },
  drop: (sim, line) => guard(sim, line, CommandKind.guard_drop),
  release: (sim, line) => guard(sim, line, CommandKind.guard_release),
  after: (sim, line) => guard(sim, line, CommandKind.cancel_after, 0, timeOf(line.act.words[2])),
  halt: (sim) => sim.life?.door.operator(CommandKind.halt),
  resume: (sim) => sim.life?.door.operator(CommandKind.resume),
  stop(sim, { act: { words, options } }) {
    if (words[1] === undefined) {
      if (options['how'] === 'cut') sim.dies = { how: 'power cut' };
      sim.stopCleanly(options['at'] === undefined ? undefined : numberOf(options['at']));
    } else stopWordsOf(sim)?.stopNow(stopBit(words[1] === 'all' ? undefined : words[1]));
  },
  allow(sim, { act: { words } }) {
    stopWordsOf(sim)?.allowAgain(stopBit(words[1] === 'all' ? undefined : words[1]));
  },
  quote(sim, { act: { words, options } }) {
    sim.marketTicks[numberOf(options['of'] ?? '0')] = numberOf(words[1]);
  },
  /** A price for one tick, and back. */
  spike(sim, { act: { words, options } }) {
    sim.spikes.push({ instrument: numberOf(options['of'] ?? '0'), ticks: numberOf(words[1]) });
  },
  /** `spread BELOW ABOVE [of=N]`: bid and ask, from the last price. */
  spread(sim, { act: { words, options } }) {
    const [below, above] = [numberOf(words[1]), numberOf(words[2])];
    sim.spreads[numberOf(options['of'] ?? '0')] = { below, above };
  },
  market(sim, { act: { words } }) {
    sim.isMarketOpen = words[1] !== 'stops';
  },
  wait: () => undefined,
  sleeps: (sim, { act: { words } }) => void sim.asleep.add(words[1] as AgentName),
  wakes: (sim, { act: { words } }) => void sim.asleep.delete(words[1] as AgentName),
  clock(sim, { act: { words } }) {
    const word = words[1] ?? '+0s';
    sim.clock.wallStepUs += (word.startsWith('-') ? -1 : 1) * timeOf(word.replace(/^[-+]/, ''));
    sim.coverage.reach(`clock: ${word.startsWith('-') ? 'back' : 'ahead'}`);
  },
  kill: (sim, line) => end(sim, 'kill', line),
  power: (sim, line) => end(sim, 'power cut', line),
  disk(sim, { act: { words } }) {
    const [, what, call = '', nth = '1', code = 'EIO'] = words;
    sim.coverage.reach(`disk: ${what}${what === 'fails' ? ` ${call} ${code}` : ''}`);
    if (what === 'fails') sim.disk.fail(call as DiskCall, numberOf(nth), code as DiskFault);
    else if (what === 'low') sim.freeBytes = 1 << 20;
    else if (what === 'free') sim.freeBytes = 2 ** 40;
    else {
      sim.isDamaged = true;
      if (what === 'misdirects') sim.disk.misdirect(numberOf(words[2] ?? '1'));
      else if (what === 'forgets') sim.disk.loseSync(numberOf(words[2] ?? '1'));
      else flip(sim);
    }
  },
};

function guard(sim: Simulation, line: Line, kind: CommandKind, scope = 0, delayUs = 0): void {
  sim.life?.door.guard(kind, accountOf(sim, line), numberOf(line.act.words[1]), scope, delayUs);
}

function flip(sim: Simulation): void {
  const segments = sim.disk.paths().filter((path) => path.endsWith('.segment'));
  const path = segments[sim.random.below(Math.max(1, segments.length))];
  if (path === undefined) return;
  try {
    sim.disk.flipBits(path, 1 + sim.random.below(3));
    sim.disk.dropCaches();
  } catch {
    // Nothing of it is on the medium yet.
  }
}

function end(sim: Simulation, how: Death, { act: { options } }: Line): void {
  if (options['at'] !== undefined) {
    sim.disk.stopAt(numberOf(options['at']));
    sim.dies = { how };
  } else if (options['start'] !== undefined && sim.life !== undefined) {
    sim.die(how, 'between two cycles');
    sim.dies = { how };
    sim.diesInStart = numberOf(options['start']);
  } else if (options['after'] !== undefined) sim.dies = { how, after: options['after'] as AgentName };
  else if (sim.life !== undefined) sim.die(how, 'between two cycles');
}
