import { type SeededRandom, createSeededRandom } from '../../workers/seeded-random.ts';
import { BadRequests } from './bad-requests.ts';
import { withGuards } from './plan-guards.ts';
import { withRisk } from './plan-risk.ts';
import { damageOf, sceneOf } from './plan-scenes.ts';
import { withTerms } from './plan-terms.ts';
import { withTypes } from './plan-types.ts';
import { type Line, lineOf } from './script.ts';

/** The script of a seed: a world, then acts as they come in a bad week. */
export function planOf(seed: number): Line[] {
  const random = createSeededRandom(seed);
  const plan = newPlan(random);
  const lines = [worldLine(random)];
  if (random.chance(0.95)) lines.push('wait 1s');
  const acts = 40 + random.below(70);
  while (lines.length < acts) lines.push(...plan.next());
  if (random.chance(0.05)) lines.push(...damageOf(random, 'last'));
  const planned = lines.map((text, i) => {
    const salt = i === 0 || text.endsWith('&') || random.chance(0.15) ? 0 : 1 + random.below(1_000_000);
    const line = lineOf(salt === 0 ? text : `${text} ~${salt}`);
    if (line === undefined) throw new Error('an empty line');
    return line;
  });
  return withTerms(seed, withTypes(seed, withRisk(seed, withGuards(seed, planned))));
}

function worldLine(random: SeededRandom): string {
  const options = [`brokers=${1 + random.below(3)}`];
  const maybe = (share: number, option: string): void => void (random.chance(share) && options.push(option));
  maybe(0.15, `orders=${6 + random.below(6)}`);
  maybe(0.15, `ids=${6 + random.below(8)}`);
  maybe(0.3, 'slots=16');
  maybe(0.3, 'events=32');
  maybe(0.2, 'failover=0');
  maybe(0.2, 'sync=1');
  maybe(0.15, `pending=${8 + random.below(8)}`);
  maybe(0.2, 'outbox=2');
  maybe(0.15, `perSecond=${3 + random.below(8)}`);
  maybe(0.5, `snapshotEvery=${30 + random.below(60)}`);
  maybe(0.5, `checkpointEvery=${5 + random.below(20)}`);
  maybe(0.5, 'segmentKib=16');
  return `world ${options.join(' ')}`;
}

interface Plan {
  next(): string[];
}

const VENUES = ['a', 'b', 'c'];
const CODES = Object.keys(BadRequests);

export const NEXT: readonly (readonly [message: string, faults: readonly string[]])[] = [
  [
    'place',
    ['ignored', 'slow', 'busy', 'busy', 'rejected', 'fill-first', 'fill-whole-first', 'partly', 'changes-its-mind'],
  ],
  ['place', ['cancels-first', 'expires-first', 'lies-busy', 'lies-rejected', 'busy', 'rejected']],
  ['cancel', ['ignored', 'slow', 'refused', 'expired', 'says-both']],
  ['replace', ['ignored', 'slow', 'refused']],
  ['wire', ['full']],
  ['answer', ['lost', 'twice', 'late', 'early', 'late-twice']],
  ['ack', ['lost', 'twice', 'late', 'late-twice', 'early']],
  ['fill', ['lost', 'twice', 'late', 'late-twice', 'early']],
  ['cancelled', ['lost', 'twice', 'late', 'late-twice', 'early']],
  ['expired', ['twice', 'late', 'late-twice']],
  ['replaced', ['lost', 'twice', 'late', 'late-twice', 'early']],
  ['reject', ['lost', 'twice', 'late', 'late-twice']],
  ['cancel-reject', ['lost', 'twice', 'late', 'late-twice']],
  ['replace-reject', ['lost', 'twice', 'late', 'late-twice']],
  ['state', ['lost', 'twice', 'late', 'early', 'late-twice']],
  ['listed', ['lost', 'twice', 'late', 'early']],
  ['truth', ['filled', 'absent']],
];

const DISK_CALLS = ['open', 'write', 'read', 'datasync', 'truncate', 'rename', 'unlink', 'syncFolder', 'list'];
const AGENTS = ['gateway', 'engine', 'journal', 'broker', 'follower', 'venue', 'market'];

function newPlan(random: SeededRandom): Plan {
  let made = 0;
  const names: string[] = [];
  const pick = <T>(of: readonly T[]): T => of[random.below(of.length)]!;
  /** Much happens to the same order for a while, as in a bad week. */
  let focus = '';
  const name = (): string => {
    if (names.length === 0 || random.chance(0.02)) return 'nobody';
    if (random.chance(0.12)) focus = names[names.length - 1 - random.below(Math.min(4, names.length))]!;
    if (focus !== '' && random.chance(0.75)) return focus;
    return names[random.below(names.length)]!;
  };
  const newName = (): string => {
    made += 1;
    const next = `o${made}`;
    names.push(next);
    if (random.chance(0.4)) focus = next;
    return next;
  };
  /** Most orders go to the first. */
  const venue = (): string => (random.chance(0.7) ? 'a' : pick(VENUES));
  const lots = (): number => pick([1, 5, 10, 10, 20, 50, 50, 100]);

  function order(): string {
    const size = random.chance(0.04) ? pick([300, 450, 501, 700]) : lots();
    const price = random.chance(0.08)
      ? 'market'
      : random.chance(0.04)
        ? pick([8_500, 11_500])
        : 9_900 + random.below(200);
    const parts = [`new ${pick(['B', 'B', 'S'])} ${size}@${price} id=${newName()}`];
    const maybe = (share: number, option: string): void => void (random.chance(share) && parts.push(option));
    if (random.chance(0.3)) parts.push(`account=${random.below(3)}`);
    if (random.chance(0.25)) parts.push(`of=${random.chance(0.1) ? 2 : 1}`);
    if (random.chance(0.3)) parts.push(pick(['day', 'ioc', 'fok', 'gtd ttl=1', 'gtd until=3s', 'gtd until=20s']));
    maybe(0.08, `broker=${venue()}`);
    return parts.join(' ');
  }

  function crash(): string {
    const how = pick(['kill', 'power cut']);
    switch (random.below(10)) {
      case 0:
        return how;
      case 4:
        return `${how} start=${1 + random.below(40)}`;
      case 5:
        return `stop at=${1 + random.below(30)} how=${pick(['kill', 'cut'])}`;
      case 1:
      case 6:
      case 7:
      case 8:
      case 9:
        return `${how} after=${pick(AGENTS)}`;
      case 2:
        return `${how} at=${1 + random.below(12)}`;
      default:
        return `${how} at=${1 + random.below(60)}`;
    }
  }

  /** What ends by itself after a while: a world in which everything is down is a world in which nothing happens. */
  const later: { text: string; inActs: number }[] = [];
  function until(now: string, then: string): string[] {
    later.push({ text: then, inActs: 2 + random.below(6) });
    return [now];
  }

  const weighted: readonly (readonly [weight: number, act: () => string[]])[] = [
    [18, () => [order()]],
    [9, () => [`cancel ${name()}${random.chance(0.3) ? ' by=order' : ''}`]],
    [1, () => [`cancel all account=${random.below(3)}${random.chance(0.3) ? ' of=0' : ''}`]],
    [
      9,
      () => [
        `replace ${name()} ${lots()}@${9_900 + random.below(200)}${random.chance(0.2) ? ` if=${1 + random.below(3)}` : ''}${random.chance(0.5) ? ' by=order' : ''}`,
      ],
    ],
    [2, () => [`again ${name()}`]],
    [1, () => [`conflict ${name()}`]],
    [2, () => ['retry']],
    [3, () => [`query ${pick(['orders', 'fills', 'positions', name()])}`]],
    [2, () => [`bad ${pick(CODES)}`]],
    [13, () => [`venue: fill ${name()} ${lots()}`]],
    [2, () => [`venue: ${pick(['cancels', 'expires'])} ${name()}`]],
    [
      1,
      () => [
        `venue: ${pick(['overfill', 'late-fill', 'invent', 'empty-fill', 'reuse-id', 'forgets'])} ${name()} ${lots()}`,
      ],
    ],
    [
      18,
      () => {
        const [message, faults] = pick(NEXT);
        return [`venue ${venue()}: next ${message} ${pick(faults)}`];
      },
    ],
    [2, () => [`venue ${venue()}: drops`]],
    [
      0.5,
      () => {
        const which = venue();
        return until(`venue ${which}: blocks`, `venue ${which}: opens`);
      },
    ],
    [
      0.5,
      () => {
        const which = pick(AGENTS);
        return until(`sleeps ${which}`, `wakes ${which}`);
      },
    ],
    [
      0.8,
      () => {
        const which = venue();
        return until(`venue ${which}: goes down`, `venue ${which}: comes up`);
      },
    ],
    [1, () => [`venue ${venue()}: ${pick(['fenced', 'unfenced', 'unfenced', 'replays'])}`]],
    [0.3, () => [`venue ${venue()}: stranger`]],
    [1, () => [`quote ${9_900 + random.below(200)} of=${random.below(2)}`]],
    [0.3, () => [...until('market stops', 'market goes on'), 'wait 8s']],
    [6, () => [`wait ${pick(['100ms', '500ms', '1s', '1s', '3s', '3s', '8s', '25s'])}`]],
    [0.2, () => ['wait 61s']],
    [0.7, () => [`clock ${pick(['+1h', '-1h'])}`]],
    [3, () => [crash()]],
    [0.3, () => ['stop']],
    [0.2, () => until('halt', 'resume')],
    [
      0.3,
      () => {
        const which = pick(['all', '0', '1']);
        return until(`stop ${which}`, `allow ${which}`);
      },
    ],
    [0.8, () => [`disk fails ${pick(DISK_CALLS)} ${1 + random.below(8)} ${pick(['EIO', 'EIO', 'ENOSPC', 'short'])}`]],
    [0.15, () => [...until('disk low', 'disk free'), 'wait 1s']],
    [0.06, () => [`disk ${pick(['flips', 'misdirects', 'forgets'])} ${1 + random.below(4)}`]],
  ];
  const total = weighted.reduce((sum, [weight]) => sum + weight, 0);

  function nextAct(): string[] {
    let at = (random.below(1_000_000) / 1_000_000) * total;
    for (const [weight, act] of weighted) {
      at -= weight;
      if (at < 0) return act();
    }
    return ['wait 1s'];
  }

  return {
    next() {
      for (const one of later) one.inActs -= 1;
      const due = later.findIndex(({ inActs }) => inActs <= 0);
      if (due >= 0) return later.splice(due, 1).map(({ text }) => text);
      if (random.chance(0.13)) return sceneOf(random, newName());
      return nextAct();
    },
  };
}
