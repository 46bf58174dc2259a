import type { SeededRandom } from '../../workers/seeded-random.ts';

/**
 * What single acts hardly ever come to together: a few lines that lead to the edge of a rule, on an order X of their own.
 * What happens between the lines is left to chance all the same, and other acts stand before and behind them.
 */
export function sceneOf(random: SeededRandom, name: string): string[] {
  const scene = scenes[random.below(scenes.length)]!;
  return scene.map((line) => chosen(random, line).replaceAll('X', name));
}

/** The end of a script: a disk that did what no disk may, and a start on what it kept. */
export function damageOf(random: SeededRandom, name: string): string[] {
  const end = [
    'wait 100ms',
    'disk {flips|misdirects 1|forgets 1} &',
    NEW,
    'wait 100ms',
    '{kill|power cut|power cut}',
    'wait 100ms',
  ];
  return end.map((line) => chosen(random, line).replaceAll('X', name));
}

/** `{a|b|c}`: one of them. */
export function chosen(random: SeededRandom, line: string): string {
  return line.replaceAll(/\{([^}]*)\}/g, (_, choices: string) => {
    const of = choices.split('|');
    return of[random.below(of.length)]!;
  });
}

const NEW = 'new B 50@10000 id=X';
const UNANSWERED = ['venue a: next state late', 'venue a: next state lost', 'venue a: next state lost'];
/** A cancel that can't be written, and waits. */
const STUCK = ['wait 1s', 'venue a: blocks &', 'cancel X'];

const END = '{venue: fill X 500|venue: cancels X|venue: expires X|cancel X|wait 1s}';

const scenes: readonly (readonly string[])[] = [
  ...[1, 2].flatMap(() => [
    [
      NEW,
      'wait 100ms',
      'venue a: next replace {refused|refused|ignored|slow}',
      'venue a: next replace-reject {lost|twice|late|late-twice}',
      'replace X 60@10001',
      END,
      'wait 8s',
    ],
    [
      NEW,
      'wait 100ms',
      'venue a: next cancel {refused|refused|ignored|slow}',
      'venue a: next cancel-reject {lost|twice|late|late-twice}',
      'cancel X',
      END,
      'wait 8s',
    ],
    [
      NEW,
      'wait 100ms',
      'venue a: next replaced {lost|twice|late|late|late-twice|early}',
      'replace X 60@10001',
      END,
      'wait 8s',
    ],
  ]),
  [
    'wait 100ms',
    'venue a: next replace ignored',
    NEW,
    'wait 100ms',
    'venue a: next replaced late',
    'replace X 60@10001',
    'wait 3s',
    'venue a: next replace-reject late',
    'replace X 70@10001',
    'wait 8s',
  ],
  [
    NEW,
    'wait 100ms',
    ...UNANSWERED,
    'venue a: next replace refused',
    'replace X 60@10001',
    'wait 3s',
    'venue a: next cancel ignored',
    'cancel X',
    'wait 1s',
    'wait 1s',
  ],
  ...[1, 2].flatMap(() => [
    [
      NEW,
      'wait 100ms',
      ...UNANSWERED,
      'venue a: next replace refused',
      'venue a: next replace-reject late',
      'replace X 60@10001',
      'wait 3s',
      'wait 1s',
      'wait 1s',
    ],
    [
      NEW,
      'wait 100ms',
      ...UNANSWERED,
      'venue a: next replaced late',
      'replace X 60@10001',
      'wait 3s',
      'wait 1s',
      'wait 1s',
    ],
    [
      NEW,
      'wait 100ms',
      'venue a: next replace refused',
      'venue a: next replace-reject late-twice',
      'replace X 60@10001',
      'wait 3s',
      'venue a: next cancel ignored',
      'cancel X',
      'wait 1s',
      'wait 1s',
    ],
    [
      'wait 1s',
      NEW,
      ...Array.from({ length: 14 }, () => 'venue: fill X 1 &'),
      'sleeps engine',
      'wait 500ms',
      'wait 500ms',
      'wakes engine',
    ],
  ]),
  ['venue a: blocks &', `${NEW} broker=a`, 'wait 100ms', 'venue: invent X 5', 'wait 100ms', 'venue a: opens'],
  [NEW, 'venue: cancels X', 'wait 100ms', 'venue: late-fill X 500'],
  [NEW, 'venue: fill X 500', 'wait 100ms', 'venue: overfill X 5'],
  [
    'venue a: next replaced late',
    NEW,
    'wait 100ms',
    'venue a: next replace slow',
    'replace X 60@10001',
    'wait 3s',
    'wait 3s',
  ],
  // Refused while it is pending, and told again when its cancel is under way, or nobody knows.
  [
    NEW,
    'wait 100ms',
    'venue a: next replace refused',
    'venue a: next replace-reject late',
    'replace X 60@10001',
    'wait 1s',
    'venue a: next cancel ignored',
    '{cancel X|wait 1s}',
    'wait 3s',
  ],
  // A sync that failed leaves clean pages behind: who trusts them loses them with the power.
  ['wait 100ms', 'disk fails datasync 1 EIO &', NEW, 'wait 100ms', 'power cut', 'retry'],
  ['wait 100ms', 'disk fails datasync 1 EIO &', NEW, 'cancel X', 'power cut', 'retry'],
  [
    NEW,
    'venue: fill X 10',
    'venue a: next replace refused',
    'venue a: next replace-reject twice',
    'replace X 60@10001',
    'wait 1s',
  ],
  [
    'venue a: next cancel refused',
    'venue a: next cancel-reject late-twice',
    NEW,
    'wait 100ms',
    'cancel X',
    'wait 3s',
    'venue a: next replace ignored',
    'replace X 60@10001',
    'wait 1s',
    'wait 1s',
  ],
  ['venue a: blocks &', `${NEW} &`, 'cancel X', 'venue a: drops', 'wait 1s'],
  [NEW, 'venue: fill X 10', 'venue a: next cancel refused', 'venue a: next cancel-reject twice', 'cancel X', 'wait 1s'],
  [NEW, 'venue: fill X 10', 'venue a: next replaced twice', 'replace X 60@10001', 'wait 1s'],
  ['venue a: next replaced late-twice', NEW, 'wait 100ms', 'replace X 60@10001', 'replace X 70@10001', 'wait 8s'],
  ['venue a: next place partly', 'venue a: next cancelled lost', `${NEW} ioc`, 'wait 3s'],
  [NEW, 'venue: fill X 5', 'venue a: next fill lost', 'venue: fill X 5', 'venue: cancels X', 'wait 1s'],
  ['venue a: next cancelled late', `${NEW} gtd until=3s`, 'wait 1s', 'wait 1s', 'cancel X', 'wait 1s', 'wait 1s'],
  [
    'venue a: next ack late',
    NEW,
    'venue: fill X 5',
    'wait 3s',
    'venue a: next replace ignored',
    'replace X 60@10001',
    'wait 1s',
    'wait 1s',
  ],
  ['venue a: next replaced late', NEW, 'wait 100ms', 'replace X 60@10001', 'venue: fill X 500', 'wait 8s'],
  ['venue a: next replaced late', NEW, 'wait 100ms', 'replace X 60@10001', 'venue: expires X', 'wait 8s'],
  ['venue a: next replaced late', NEW, 'wait 100ms', 'replace X 60@10001', 'venue: cancels X', 'wait 8s'],
  ...['fill X 500', 'cancels X', 'expires X'].flatMap((end) => [
    ['venue a: next cancel refused', ...UNANSWERED, NEW, 'cancel X', 'wait 1s', `venue: ${end}`, 'wait 3s', 'wait 1s'],
    [NEW, ...STUCK, `venue: ${end}`, 'venue a: drops', 'wait 1s'],
    [NEW, ...STUCK, `venue: ${end}`, 'wait 3s', 'venue a: opens'],
    [NEW, 'wait 1s', 'venue a: blocks &', 'replace X 60@10001', `venue: ${end}`, 'wait 3s', 'venue a: opens'],
  ]),
  ...['fill X 500', 'expires X'].flatMap((end) => [
    [NEW, 'wait 100ms', 'venue a: next replaced late', 'replace X 60@10001', 'wait 1s', `venue: ${end}`, 'wait 3s'],
    [
      NEW,
      'wait 100ms',
      'venue a: next replaced late-twice',
      'replace X 60@10001',
      'wait 1s',
      `venue: ${end}`,
      'wait 3s',
    ],
  ]),
  ...[1, 2].map(() => [
    'venue a: next place changes-its-mind',
    'venue a: next reject late',
    NEW,
    'wait 3s',
    'venue a: next replace ignored',
    'replace X 60@10001',
    'wait 1s',
    'wait 1s',
  ]),
  ['venue a: next cancel says-both', NEW, 'cancel X', 'wait 1s'],
  [
    'venue a: next place changes-its-mind',
    'venue a: next reject late',
    NEW,
    'wait 3s',
    'venue a: blocks &',
    'cancel X',
    'wait 1s',
    'venue a: drops',
  ],
  [
    'venue a: next place changes-its-mind',
    'venue a: next reject late',
    NEW,
    'wait 3s',
    'venue a: blocks &',
    'replace X 60@10001',
    'cancel X',
    'wait 3s',
    'venue a: opens',
  ],
  [
    'venue a: next place changes-its-mind',
    'venue a: next reject late',
    NEW,
    'wait 100ms',
    'venue: late-fill X 5',
    'wait 8s',
  ],
  ['venue a: blocks &', `${NEW} &`, 'cancel X', 'wait 3s', 'venue a: opens'],
  [
    'wait 1s',
    'venue a: next replace refused',
    'venue a: next replace-reject late',
    NEW,
    'wait 100ms',
    'replace X 60@10001',
    'venue: forgets X',
    'wait 3s',
    'wait 3s',
  ],
  [NEW, 'venue: fill X 5', 'venue: expires X', 'wait 100ms', 'venue: late-fill X 5'],
  [NEW, 'venue: expires X', 'wait 100ms', 'venue: late-fill X 50'],
  [NEW, 'venue: cancels X', 'wait 100ms', 'venue: late-fill X 5'],
  ['venue a: next cancel slow', 'venue a: next cancel refused', NEW, 'cancel X', 'replace X 60@10000', 'wait 3s'],
  ['wait 3s', ...Array.from({ length: 4 }, () => 'cancel all account=1 &'), NEW],
  ['wait 3s', ...Array.from({ length: 13 }, (_, i) => `new B 1@10000 id=X${i} account=1 &`), NEW],
  ['wait 3s', ...[0, 1, 2].map((of) => `new B 300@10000 id=X${of} account=1 of=${of % 2} &`), NEW],
  ['wait 3s', ...[0, 1, 2].map((i) => `new S 210@10000 id=X${i} account=1 &`), NEW],
  [NEW, 'wait 1s', 'replace X 50@10000'],
  [NEW, 'wait 1s', 'replace X 60@10001 &', 'replace X 70@10001 &', 'cancel X &', 'replace X 70@10002 &', 'cancel X'],
  ['venue a: next place partly', 'new B 50@market id=X', 'wait 100ms', 'replace X 60@10000'],
  [
    ...Array.from({ length: 9 }, () => 'venue: fill X 1 &'),
    'venue a: replays',
    'sleeps engine',
    'venue a: drops',
    'wait 1s',
    'wakes engine',
  ],
  [
    NEW,
    ...Array.from({ length: 12 }, () => 'venue: fill X 1 &'),
    'sleeps engine',
    'wait 100ms',
    'wait 100ms',
    'wakes engine',
  ],
  [
    NEW,
    'sleeps journal',
    'cancel X',
    'query orders',
    'query orders',
    'new S 5@10000 id=Y',
    'wait 500ms',
    'wakes journal',
  ],
  ['venue a: next place lies-busy', NEW, 'wait 1s', 'venue: fill X 5', 'venue a: drops', 'wait 3s'],
  ['venue a: next place lies-rejected', NEW, 'wait 1s', 'venue a: drops', 'wait 3s'],
  ['venue a: next place rejected', NEW, 'wait 1s', 'venue: invent X 5'],
  // The first orders of a life may come before its first quotes.
  ['market stops', 'kill', 'wait 1s', NEW, 'wait 100ms', 'market goes on'],
];
