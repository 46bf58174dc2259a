import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Next, type Program, type Words, explore } from './explore.ts';

/*
 * Who is rung for what became durable (core/memory/event-ring.ts), in every interleaving: the engine publishes events, of
 * which only some are awaited, and answers that wait until what they show is durable; the journal makes them durable and
 * rings the gateway for what it wants. No sleep has a timeout: a lost wake-up is an end in which the gateway sleeps for ever.
 *
 *   engine    awaited ← p ▸ published ← p ▸ (answer)      journal   durable ← published ▸ awaited > from, or all? ▸ ring
 *   gateway   armed ← 1 ▸ durable > released, and awaited > released or all? ▸ sleep
 */
const still: Words = { published: 0, awaited: 0, durable: 0, from: 0, released: 0, armed: 0, all: 0, answer: 0 };

/** A ring by somebody who goes on at `then`. */
function ring(name: string, then: string): Program {
  return {
    [`${name}Look`]: (w) => (w['armed'] === 1 ? `${name}Take` : then),
    [`${name}Take`]: (w) => {
      const taken = w['armed'] === 1;
      w['armed'] = 0;
      return taken ? `${name}Notify` : then;
    },
    [`${name}Notify`]: (_, notify) => {
      notify('armed');
      return then;
    },
  };
}

/** Publishes one event after the other; `awaitedFirst`: as the ring does. */
function engine(isAwaited: readonly boolean[], awaitedFirst = true): Program {
  const program: Record<string, (w: Words, notify: (word: string) => void) => Next> = {};
  for (const [i, awaited] of isAwaited.entries()) {
    const next = i + 1 < isAwaited.length ? `event${i + 1}` : 'done';
    const name = i === 0 ? 'start' : `event${i}`;
    const mark = (then: string) => (w: Words) => {
      w['awaited'] = i + 1;
      return then;
    };
    const publish = (then: string) => (w: Words) => {
      w['published'] = i + 1;
      return then;
    };
    if (!awaited) program[name] = publish(next);
    else {
      program[name] = awaitedFirst ? mark(`then${i}`) : publish(`then${i}`);
      program[`then${i}`] = awaitedFirst ? publish(next) : mark(next);
    }
  }
  return program;
}

function journal(events: number): Program {
  return {
    start: (w) => {
      if (w['durable'] === events) return 'done';
      w['from'] = w['durable']!;
      return 'sync';
    },
    sync: (w) => {
      w['durable'] = w['published']!;
      return w['durable'] === w['from'] ? 'start' : 'awaited';
    },
    awaited: (w) => (w['awaited']! > w['from']! ? 'ringLook' : 'all'),
    all: (w) => (w['all'] === 1 ? 'ringLook' : 'start'),
    ...ring('ring', 'start'),
  };
}

/** Ends when `isOver`; `wants`: what it has to look at besides, as one step each. */
function gateway(isOver: (w: Words) => boolean, start = 'turn'): Program {
  return {
    start: () => start,
    want: (w) => {
      w['all'] = 1;
      return 'turn';
    },
    turn: (w) => {
      w['released'] = w['durable']!;
      return 'over';
    },
    over: (w) => (isOver(w) ? 'done' : 'arm'),
    arm: (w) => {
      w['armed'] = 1;
      return 'lookDurable';
    },
    lookDurable: (w) => {
      if (w['answer'] === 1 && isOver(w)) return 'disarm';
      return w['durable']! > w['released']! ? 'lookAwaited' : 'sleep';
    },
    lookAwaited: (w) => (w['awaited']! > w['released']! ? 'disarm' : 'lookAll'),
    lookAll: (w) => (w['all'] === 1 ? 'disarm' : 'sleep'),
    disarm: (w) => {
      w['armed'] = 0;
      return 'turn';
    },
    sleep: (w) => (w['armed'] === 1 ? { asleepOn: 'armed', resume: 'turn' } : 'turn'),
  };
}

/** Ends in which not everybody is done. */
function lostIn(t: TestContext, programs: Readonly<Record<string, Program>>): number {
  const { ends, states } = explore(still, programs);
  t.diagnostic(`${states} states, ${ends.length} ends`);
  assert.ok(ends.length > 0, 'the exploration ends somewhere');
  return ends.filter((end) => Object.values(end.threads).some((thread) => thread !== 'done')).length;
}

for (const isAwaited of [[true], [false, true], [true, false], [false, true, false, true]]) {
  const last = isAwaited.lastIndexOf(true) + 1;
  const name = isAwaited.map((awaited) => (awaited ? 'awaited' : 'other')).join(', ');
  test(`whoever waits is woken once it is durable: ${name}`, (t) => {
    const programs = {
      engine: engine(isAwaited),
      journal: journal(isAwaited.length),
      gateway: gateway((w) => w['released']! >= last),
    };
    assert.equal(lostIn(t, programs), 0);
  });
}

test('one that begins to want all misses nothing that became durable meanwhile', (t) => {
  const isAwaited = [false, false, false];
  const programs = {
    engine: engine(isAwaited),
    journal: journal(isAwaited.length),
    gateway: gateway((w) => w['released'] === isAwaited.length, 'want'),
  };
  assert.equal(lostIn(t, programs), 0);
});

/** Two events that nobody waits for, then an answer that shows them both. */
function asked(notes: boolean): Record<string, Program> {
  const answered: Program = {
    start: (w) => {
      w['published'] = 2;
      return notes ? 'note' : 'answer';
    },
    note: (w) => {
      w['awaited'] = 2;
      return 'answer';
    },
    answer: (w) => {
      w['answer'] = 1;
      return 'ringLook';
    },
    ...ring('ring', 'done'),
  };
  const isOver = (w: Words): boolean => w['answer'] === 1 && w['durable'] === 2;
  return { engine: answered, journal: journal(2), gateway: gateway(isOver) };
}

test('an answer that waits for events of no interest is told when they are durable', (t) => {
  assert.equal(lostIn(t, asked(true)), 0);
});

test('the model sees what is lost without the note, or with one that comes late', (t) => {
  assert.ok(lostIn(t, asked(false)) > 0);
  const late = {
    engine: engine([true], false),
    journal: journal(1),
    gateway: gateway((w) => w['released'] === 1),
  };
  assert.ok(lostIn(t, late) > 0);
});
