import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimulatedInstruments } from '../../../core/market/instruments.ts';
import { StopWord } from '../../../core/memory/control.ts';
import { createDirectory } from '../../../gateway/directory.ts';
import type { Journaled, TradingCommands } from '../../../gateway/inbound/trading-commands.ts';
import type { Refusal } from '../../../gateway/inbound/refusal.ts';
import { ownKillSwitch } from '../../support/kill-switch.ts';

const directory = createDirectory(SimulatedInstruments, ['demo', 'other'], ['sim-a', 'sim-b']);
const ALL = { account: -1, instrument: -1, broker: -1, tag: '' };
const order = { scope: ALL, state: 'halted', by: 'a test', reason: '' } as const;

/** An engine that journals everything at once and has nothing open. */
function engine(more: Partial<TradingCommands> = {}): TradingCommands & { readonly told: string[] } {
  const told: string[] = [];
  return {
    told,
    async set({ account, instrument, broker, tag }, state, cancels, heard) {
      told.push(`${state} ${account} ${instrument} ${broker} ${tag}`.trim());
      const journaled = { requestId: told.length, cancels: cancels && state !== 'active' };
      // As if the fan-out had had nothing to do.
      heard?.({ ...journaled, cancels: false });
      return journaled;
    },
    open: async () => 0,
    ...more,
  };
}

const never = new Promise<never>(() => undefined);

test('words first, then the file, then the journal, then the answer; resumed the other way round', async () => {
  const steps: string[] = [];
  const own = ownKillSwitch(directory, {
    async write(stopped) {
      steps.push(`file ${stopped.length}, words ${own.control.stopWords}`);
    },
  });
  const { killSwitch, control } = own;
  const listening = engine();
  killSwitch.attach({
    ...listening,
    set: async (...given) => {
      steps.push(`journal ${given[1]}, words ${control.stopWords}`);
      return (await listening.set(...given))!;
    },
  });
  const report = await killSwitch.kill(order);
  steps.push('answered');
  assert.deepEqual([report.durable, report.quiet, report.still_open], [{ file: true, journal: true }, true, 0]);
  const resumed = await killSwitch.resume({ scope: ALL, by: 'a test' });
  assert.equal(resumed.state, 'active');
  assert.deepEqual(steps, [
    'file 1, words 1',
    'journal halted, words 1',
    'answered',
    'file 0, words 1',
    'journal active, words 1',
  ]);
  assert.equal(control.stopWords, 0);
});

test('each scope has its words, and a tag, a book and what is reducing have none', async () => {
  const { killSwitch, control, stops } = ownKillSwitch(directory);
  killSwitch.attach(engine());
  await killSwitch.kill({ ...order, scope: { ...ALL, broker: 1 } });
  assert.equal(control.stopWords, StopWord.broker0 << 1);
  await killSwitch.kill({ ...order, scope: { ...ALL, account: 1 } });
  assert.deepEqual([stops.isAccount(0), stops.isAccount(1)], [false, true]);
  await killSwitch.kill({ ...order, scope: { ...ALL, instrument: 1 } });
  assert.deepEqual([stops.isInstrument(0), stops.isInstrument(1)], [false, true]);
  await killSwitch.kill({ ...order, scope: { ...ALL, account: 0, tag: 'T' } });
  await killSwitch.kill({ ...order, scope: { ...ALL, account: 0, instrument: 0 } });
  await killSwitch.kill({ ...order, state: 'reducing' });
  assert.deepEqual([stops.isAccount(0), stops.isInstrument(0), control.stopWords], [false, false, 4]);
  assert.equal((await killSwitch.view()).stopped.length, 6);
});

test('a halt that becomes reducing keeps its words until the engine has heard of it', async () => {
  const { killSwitch, control } = ownKillSwitch(directory);
  let isListening = false;
  const listening = engine();
  killSwitch.attach({ ...listening, set: (...given) => (isListening ? listening.set(...given) : never) });
  const first = killSwitch.kill(order);
  assert.equal(control.stopWords, StopWord.everything, 'set before anything is waited for');
  isListening = true;
  const second = await killSwitch.kill({ ...order, state: 'reducing' });
  assert.deepEqual([second.state, control.stopWords], ['reducing', 0]);
  assert.equal((await first).state, 'reducing', 'the later one holds');
});

test('two who stop the same at once are both told what became of it, and a third who resumes is the last', async () => {
  const { killSwitch, control, file } = ownKillSwitch(directory);
  killSwitch.attach(engine());
  const reports = await Promise.all(['one', 'two', 'three'].map((reason) => killSwitch.kill({ ...order, reason })));
  for (const { durable, quiet, still_open: open, reason } of reports) {
    assert.deepEqual([durable, quiet, open, reason], [{ file: true, journal: true }, true, 0, 'three']);
  }
  assert.deepEqual([control.stopWords, file.kept.length], [StopWord.everything, 1]);
  const [kill, resume] = await Promise.all([killSwitch.kill(order), killSwitch.resume({ scope: ALL, by: 'a test' })]);
  assert.deepEqual([kill.quiet, resume.state, control.stopWords], [false, 'active', 0]);
});

test('with a journal that is dead words and file hold, and the answer says what is not durable', async () => {
  const { killSwitch, control, file } = ownKillSwitch(directory);
  killSwitch.attach(engine({ set: () => never, open: () => never }));
  const report = await killSwitch.kill(order);
  assert.deepEqual([report.durable, report.quiet, report.still_open], [{ file: true, journal: false }, false, null]);
  assert.deepEqual([control.stopWords, file.kept.length], [StopWord.everything, 1]);
});

test('with a disk that hangs or fails the words hold and the engine is told all the same', async () => {
  for (const write of [() => never, () => Promise.reject(new Error('EIO'))]) {
    const { killSwitch, control } = ownKillSwitch(directory, { write });
    killSwitch.attach(engine());
    const report = await killSwitch.kill(order);
    assert.deepEqual([report.durable, control.stopWords], [{ file: false, journal: true }, StopWord.everything]);
    const resumed = await killSwitch.resume({ scope: ALL, by: 'a test' });
    assert.deepEqual([resumed.state, control.stopWords], ['halted', StopWord.everything], 'no resume without the file');
  }
});

test('a resume that the journal does not take is none: words and file stay', async () => {
  const { killSwitch, control, file } = ownKillSwitch(directory);
  const listening = engine();
  let isDead = false;
  killSwitch.attach({ ...listening, set: (...given) => (isDead ? never : listening.set(...given)) });
  await killSwitch.kill(order);
  isDead = true;
  const resumed = await killSwitch.resume({ scope: ALL, by: 'a test' });
  assert.deepEqual([resumed.state, resumed.durable.journal], ['halted', false]);
  assert.deepEqual([control.stopWords, file.kept.length], [StopWord.everything, 1]);
});

test('a kill while a resume is under way wins', async () => {
  const { killSwitch, control, file } = ownKillSwitch(directory);
  const listening = engine();
  let release: (told: Journaled | Refusal) => void = () => undefined;
  killSwitch.attach({
    ...listening,
    set: (...given) =>
      given[1] === 'active' ? new Promise((resolve) => (release = resolve)) : listening.set(...given),
  });
  await killSwitch.kill(order);
  const resuming = killSwitch.resume({ scope: ALL, by: 'a test' });
  await new Promise(setImmediate);
  const again = await killSwitch.kill(order);
  release({ requestId: 7, cancels: false });
  assert.deepEqual([again.durable, (await resuming).state], [{ file: true, journal: true }, 'halted']);
  assert.deepEqual([control.stopWords, file.kept.length], [StopWord.everything, 1]);
});

test('before there is an engine words and file hold; it is told as soon as it listens', async () => {
  const { killSwitch, control } = ownKillSwitch(directory);
  const early = killSwitch.kill(order);
  assert.equal(control.stopWords, StopWord.everything);
  const listening = engine();
  await new Promise((resolve) => setTimeout(resolve, 1));
  killSwitch.attach(listening);
  assert.deepEqual(
    [(await early).durable, listening.told.includes('halted -1 -1 -1')],
    [{ file: true, journal: true }, true],
  );
});

test('what the file says is stopped at a start, and told to the engine with its cancels; unknown names are told aloud', async () => {
  const { killSwitch, control, stops, file, said } = ownKillSwitch(directory);
  const words = { since: '', by: 'a test', reason: '' };
  file.kept = [
    { account: 'other', state: 'halted', ...words },
    { account: 'demo', tag: 'T', state: 'halted', ...words },
    { symbol: 'ETHUSDT', state: 'reducing', ...words },
    { account: 'nobody', state: 'halted', ...words },
  ];
  killSwitch.recall();
  assert.deepEqual([control.stopWords, stops.isAccount(1), stops.isAccount(0)], [0, true, false]);
  const listening = engine();
  killSwitch.attach(listening);
  await killSwitch.view();
  assert.deepEqual(listening.told.sort(), ['halted 0 -1 -1 T', 'halted 1 -1 -1', 'reducing -1 1 -1']);
  assert.ok(
    said.some((text) => text.includes('account nobody')),
    said.join('\n'),
  );
  assert.ok(
    said.some((text) => text.includes('halted: account other')),
    said.join('\n'),
  );
});

test('what only the journal knew is taken over from the words, into the file too', async () => {
  const { killSwitch, control, stops, file } = ownKillSwitch(directory);
  killSwitch.recall();
  control.stopNow(StopWord.everything | (StopWord.broker0 << 1));
  stops.setAccount(1, true);
  killSwitch.attach(engine());
  const { halted, stopped } = await killSwitch.view();
  assert.equal(halted, true);
  assert.deepEqual(
    stopped.map(({ scope }) => scope),
    [{}, { broker: 'sim-b' }, { account: 'other' }],
  );
  assert.equal(file.kept.length, 3);
});

test('what the engine has no room for is asked again until it has', async () => {
  const { killSwitch } = ownKillSwitch(directory);
  const listening = engine();
  let left = 5;
  killSwitch.attach({ ...listening, set: (...given) => (left-- > 0 ? undefined : listening.set(...given)) });
  const report = await killSwitch.kill(order);
  assert.deepEqual([report.quiet, listening.told.length], [true, 1]);
});
