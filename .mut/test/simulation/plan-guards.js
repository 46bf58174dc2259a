import { createSeededRandom } from '../../workers/seeded-random.js';
import { chosen } from './plan-scenes.js';
import { lineOf } from './script.js';
/** Seeds whose clients want their orders cancelled when they are gone. */
const SHARE = 0.3;
const NEW = 'new B 50@10000 id=X';
/** Single acts of sessions, most often of the same key: three keys and three accounts are more guards than there are rows. */
const acts = [
    ...[1, 2, 3].map(() => 'hold {1|1|2|3}{| account=1| account=2}{| entries} grace={0s|1s|1s|3s|10s}'),
    ...[1, 2].map(() => 'drop {1|1|2|3}{| account=1| account=2}'),
    'release {1|1|2|3}{| account=1| account=2}',
    ...[1, 2].map(() => 'after {1|1|2|3} {0s|1s|3s|10s}{| account=1| account=2}'),
];
const GONE = '{drop 1|drop 1|kill|power cut|kill after=engine|power cut after=journal}';
/** On an order X of their own, as those of `plan-scenes`. */
const scenes = [
    // A position, an exit of it, an exit that is too large, and an entry.
    [
        'hold 1{| entries| entries} grace={0s|1s} &',
        NEW,
        'wait 100ms',
        'venue: fill X 10',
        'new S {5|10|11}@10400 id=X1',
        'new B 5@9600 id=X2',
        'wait 100ms',
        GONE,
        'wait 3s',
    ],
    [
        'hold 1 entries &',
        'new S 20@10000 id=X',
        'wait 100ms',
        'venue: fill X 500',
        'new B 20@9600 id=X1',
        'venue: fill X1 {5|15}',
        'wait 100ms',
        GONE,
        'wait 1s',
    ],
    [
        'hold 2 grace=3s',
        NEW,
        'wait 100ms',
        'drop 2',
        'wait 1s',
        '{hold 2|hold 2 entries grace=1s|release 2|drop 2}',
        'wait 3s',
    ],
    ['after {1|2} 1s', NEW, '{wait 500ms|wait 100ms|kill}', '{after 1 1s|after 1 0s|wait 100ms}', 'wait 1s', 'wait 1s'],
    // The cancels find nobody, are lost, or refused.
    [
        'hold 1',
        NEW,
        'wait 100ms',
        'venue a: {drops|goes down|blocks} &',
        'drop 1',
        'wait 1s',
        'venue a: {comes up|opens}',
    ],
    ['hold 1', NEW, 'wait 100ms', 'venue a: next cancel {ignored|refused|slow}', GONE, 'wait 3s', 'wait 1s'],
    ['hold 1', NEW, 'wait 100ms', 'venue a: next place ignored', 'new B 5@10000 id=X1', 'drop 1', 'wait 3s'],
    // The process dies between the drop, the firing and the last cancel of it.
    [
        'hold 1 grace={0s|1s}',
        ...Array.from({ length: 8 }, (_, i) => `new B 1@9900 id=X${i} &`),
        'wait 100ms',
        'drop 1 &',
        '{kill after=engine|power cut after=engine|kill after=journal|wait 1s}',
        'wait 1s',
        '{kill|kill after=broker|wait 1s}',
        'wait 1s',
    ],
    // More cancels than one cycle asks for, and the process dies behind the first of them.
    ...[1, 2].map(() => [
        ...[0, 1, 2].flatMap((account) => [
            `hold 1 account=${account} grace=1s &`,
            ...Array.from({ length: 7 }, (_, i) => `new B 1@9900 id=X${account}${i} account=${account} &`),
            'wait 500ms',
        ]),
        ...[0, 1, 2].map((account) => `drop 1 account=${account} &`),
        'wait 500ms',
        '{kill|power cut} after=journal &',
        'wait 3s',
    ]),
    [...[1, 2, 3].map((key) => `hold ${key} &`), 'hold {1|2} account={1|2} &', NEW, 'kill', 'wait 1s'],
    ['hold 1 &', NEW, 'sleeps journal', 'drop 1', 'wait 1s', 'cancel all', 'wakes journal', 'wait 1s'],
];
/** The lines of a seed, with those of guards among them; the others stay as they were. */
export function withGuards(seed, lines) {
    const random = createSeededRandom(seed + 0x6a09e667);
    if (!random.chance(SHARE))
        return [...lines];
    const all = [...lines];
    const groups = 4 + random.below(10);
    for (let group = 0; group < groups; group++) {
        const at = 1 + random.below(all.length);
        all.splice(at, 0, ...groupOf(random, `g${group}`));
    }
    return all;
}
function groupOf(random, name) {
    const texts = random.chance(0.5) ? scenes[random.below(scenes.length)] : [acts[random.below(acts.length)]];
    return texts.map((raw) => {
        const text = chosen(random, raw).replaceAll('X', name);
        const line = lineOf(text.endsWith('&') || random.chance(0.2) ? text : `${text} ~${1 + random.below(1_000_000)}`);
        if (line === undefined)
            throw new Error('an empty line');
        return line;
    });
}
//# sourceMappingURL=plan-guards.js.map