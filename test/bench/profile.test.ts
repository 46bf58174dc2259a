import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { busiest, type CallNode, callTree } from '../../bench/profile/call-tree.ts';
import { type CpuProfile, profileFiles, selfTimes } from '../../bench/profile/cpu-profile.ts';
import { flameGraph, folderHue, hueOf } from '../../bench/profile/flame-graph.ts';
import { profilePage } from '../../bench/profile/profile-page.ts';

const DIST = 'file:///home/somebody/tickgate/dist';
const ALWAYS = [[0, Number.MAX_SAFE_INTEGER]] as const;

/** Each line: a stack from its bottom, its last function on top, and the µs of its sample. `name@url:line`. */
function profileOf(...lines: readonly (readonly [stack: string, us: number])[]): CpuProfile {
  const nodes: { id: number; callFrame: CpuProfile['nodes'][number]['callFrame']; children: number[] }[] = [];
  const ids = new Map<string, number>();
  function idOf(stack: string): number {
    const known = ids.get(stack);
    if (known !== undefined) return known;
    const at = stack.lastIndexOf(' > ');
    const [name = '', url = '', line = '-1'] = stack.slice(at < 0 ? 0 : at + 3).split(/@|:(?=\d+$)/);
    const id = nodes.length + 1;
    ids.set(stack, id);
    nodes.push({ id, callFrame: { functionName: name, url, lineNumber: Number(line), columnNumber: 0 }, children: [] });
    if (at >= 0) nodes[idOf(stack.slice(0, at)) - 1]!.children.push(id);
    return id;
  }
  const samples = lines.map(([stack]) => idOf(`(root) > ${stack}`));
  const us = lines.map((line) => line[1]);
  return {
    nodes,
    startTime: 1_000,
    endTime: 1_000 + us.reduce((sum, one) => sum + one, 0),
    samples,
    timeDeltas: [0, ...us.slice(0, -1)],
  };
}

const TURN = `turn@${DIST}/workers/agent.js:9`;
const APPLY = `apply@${DIST}/core/order/apply.js:87`;
const FIND = `find@${DIST}/core/state/state.js:4`;
const PARK = `park@${DIST}/core/memory/doorbell.js:99`;

/** `name self/total [children]`, all µs. */
function shown({ name, selfUs, totalUs, children }: CallNode): string {
  const below = children.length === 0 ? '' : ` [${children.map(shown).join(', ')}]`;
  return `${name} ${selfUs}/${totalUs}${below}`;
}

describe('the times of a profile', () => {
  const profile = profileOf([TURN, 100], [APPLY, 50], [TURN, 30]);
  const [turn, apply] = profile.samples as [number, number];

  it('are from each sample to the next, the last to the end', () => {
    assert.deepEqual(
      selfTimes(profile, ALWAYS),
      new Map([
        [turn, 130],
        [apply, 50],
      ]),
    );
  });

  it('count inside of the windows alone, a part of a sample too', () => {
    assert.deepEqual(
      selfTimes(profile, [
        [0, 1_010],
        [1_090, 1_120],
      ]),
      new Map([
        [turn, 20],
        [apply, 20],
      ]),
    );
    assert.equal(selfTimes(profile, []).size, 0);
  });
});

describe('the profiles of a gateway', () => {
  const threads = new Map([
    ['1002', 'engine'],
    ['990', 'gateway'],
    ['1001', 'journal'],
  ]);
  const fileOf = (thread: number): string => `CPU.20261121.155556.990.${thread}.00${9 - thread}.cpuprofile`;

  it('belong to the threads in the order in which they started', () => {
    assert.deepEqual(profileFiles([fileOf(2), fileOf(0), 'notes.txt', fileOf(1)], threads), [
      [fileOf(0), 'gateway'],
      [fileOf(1), 'journal'],
      [fileOf(2), 'engine'],
    ]);
  });

  it('are left out where they belong to none of them: what reads files starts behind', () => {
    const files = [3, 0, 2, 1].map(fileOf);
    assert.deepEqual(
      profileFiles(files, threads).map(([file]) => file),
      [fileOf(0), fileOf(1), fileOf(2)],
    );
  });

  it('are refused where one is missing', () => {
    assert.throws(() => profileFiles([fileOf(0), fileOf(1)], threads), /3 threads .*engine.* wrote 2 profiles/);
  });
});

describe('a tree of calls', () => {
  it('merges what called the same function from the same stack, longest first', () => {
    const { root, allUs } = callTree(
      profileOf([`${TURN} > ${FIND}`, 5], [`${TURN} > ${APPLY}`, 10], [TURN, 1], [`${TURN} > ${APPLY} > ${FIND}`, 20]),
      ALWAYS,
    );
    assert.equal(shown(root), 'all 0/36 [turn 1/36 [apply 10/30 [find 20/20], find 5/5]]');
    assert.equal(root.children[0]!.children[0]!.place, 'core/order/apply.js:88');
    assert.equal(allUs, 36);
  });

  it('tells what a thread waited for, and leaves it out of the work', () => {
    const { root, waits, allUs } = callTree(
      profileOf(
        ['(idle)', 40],
        [`${TURN} > ${PARK}`, 7],
        [`${TURN} > fdatasync`, 100],
        [`${TURN} > ${PARK} > wake`, 3],
        [TURN, 2],
      ),
      ALWAYS,
    );
    assert.equal(shown(root), 'all 0/5 [turn 2/5 [park 0/3 [wake 3/3]]]');
    assert.deepEqual(
      [...waits],
      [
        ['fdatasync', 100],
        ['idle', 40],
        ['park', 7],
      ],
    );
    assert.equal(allUs, 152);
  });

  it("keeps Node's own frames out of the bottom, and their time in", () => {
    const loader = 'run@node:internal/main:3';
    const { root } = callTree(
      profileOf([`${loader} > next@node:internal/x:4 > ${TURN}`, 6], [loader, 1], [`${TURN} > emit@node:events:5`, 2]),
      ALWAYS,
    );
    assert.equal(shown(root), 'all 0/9 [turn 6/8 [emit 2/2], run 1/1]');
  });

  it('has its busiest functions over all stacks, as many as wanted', () => {
    const tree = callTree(
      profileOf([`${TURN} > ${FIND}`, 5], [`${APPLY} > ${FIND}`, 6], [APPLY, 10], [TURN, 1]),
      ALWAYS,
    );
    assert.deepEqual(
      busiest(tree, 2).map(({ name, selfUs }) => [name, selfUs]),
      [
        ['find', 11],
        ['apply', 10],
      ],
    );
  });
});

describe('a flame graph', () => {
  const { root } = callTree(profileOf([`${TURN} > ${APPLY}`, 75], [`${TURN} > <script>`, 25]), ALWAYS);
  const graph = flameGraph(root, 'of "a" test');

  it('has a box for each function, as wide as its share, on its caller', () => {
    const boxes = [...graph.matchAll(/<title>(\S+)[^<]*<\/title><rect x="([\d.]+)" y="(\d+)" width="([\d.]+)"/g)];
    assert.deepEqual(
      boxes.map(([, name, ...numbers]) => [name, ...numbers.map(Number)]),
      [
        ['all', 0, 36, 1200],
        ['turn', 0, 18, 1200],
        ['apply', 0, 0, 900],
        ['&lt;script&gt;', 900, 0, 300],
      ],
    );
  });

  it('tells the time and the share of each, as text', () => {
    assert.match(graph, /<title>apply · core\/order\/apply\.js:88\n0\.075 ms, 75 %<\/title>/);
    assert.match(graph, /aria-label="of &quot;a&quot; test"/);
    assert.doesNotMatch(graph, /<script/);
  });

  it('leaves out what would be too narrow to see', () => {
    const deep = callTree(profileOf([TURN, 1e6], [`${TURN} > ${APPLY}`, 1]), ALWAYS).root;
    assert.doesNotMatch(flameGraph(deep, ''), /apply/);
  });

  it('has the same colour for a file in each run, near that of its folder, and none for what is not the program', () => {
    const hue = hueOf('core/order/apply.js:88')!;
    assert.equal(hueOf('core/order/apply.js:3'), hue);
    const away = Math.abs(hue - folderHue('core/order'));
    assert.ok(Math.min(away, 360 - away) <= 12);
    assert.notEqual(folderHue('core/order'), folderHue('core/state'));
    assert.equal(hueOf(''), undefined);
    assert.equal(hueOf('node:events:5'), undefined);
  });
});

describe('the page of a profile', () => {
  const threads = [
    { name: 'watchdog', tree: callTree(profileOf(['(idle)', 10]), ALWAYS) },
    { name: 'gateway', tree: callTree(profileOf([TURN, 40], ['(idle)', 60]), ALWAYS) },
  ];
  const cpu = { title: 'CPU', columns: ['rung', 'gateway'], rows: [['f2', 2.5]] };
  const page = profilePage(
    { kind: 'f2', orders: 1_000, seconds: 2, serverCpuSeconds: 0.004, cpu, threads },
    {
      at: '2026-11-21T09:30:00.000Z',
      commit: '<b>',
      machine: { cpu: 'x & y', cores: 2, isVirtual: false, node: '20' },
    },
  );

  it('needs no network and no script, and takes what it is told for text', () => {
    assert.doesNotMatch(page, /https?:|\bsrc=|<script|<link|@import|url\(|\bon\w+=|<b>\W/i);
    assert.match(page, /commit &lt;b&gt; · Node 20 · x &amp; y/);
  });

  it('has each thread, the busiest first, with its shares and functions', () => {
    assert.deepEqual(
      [...page.matchAll(/<h2>(\w+)/g)].map(([, name]) => name),
      ['gateway', 'watchdog'],
    );
    assert.match(page, /worked 40 % of the time, 0\.04 ms; waited: idle 60 %/);
    assert.match(page, /It did nothing/);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) assert.ok(page.includes(`id="${target}"`), target);
    assert.equal(page.match(/<svg/g)?.length, 1);
  });

  it('says what an order costs', () => {
    assert.match(page, /<b>1,000<\/b>/);
    assert.match(page, /<b>500\/s<\/b>/);
    assert.match(page, /<b>4 µs<\/b>/);
  });
});
