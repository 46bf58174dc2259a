import { type SeededRandom, createSeededRandom } from '../../workers/seeded-random.ts';
import { drawn } from './plan-risk.ts';
import { type Line, lineOf } from './script.ts';

/** Seeds whose clients know more than limit and market orders. */
const SHARE = 0.6;

const BUY =
  'new B {10|20|50}@10000 id=X type=bracket target={10100|10200} {stop=9900|stop=9900|stop=9900 limit=9890|trail=60}';
const SELL =
  'new S {10|20|50}@10000 id=X type=bracket target={9900|9800} {stop=10100|stop=10100 limit=10110|percent=1}';
const GROUP = `{${BUY}|${SELL}}{|| arm=full_fill}{|| double=flatten| double=report}{|| trigger=bid_ask| trigger=mark}{| day| account=1| of=1}`;
const ENTRY = [GROUP, 'wait 100ms', 'venue: fill X {1|5|10|500|500}', 'wait 100ms'];

/** How a group ends, or goes on. */
const FATE = `{venue: fill X/target {5|500}|venue: fill X/stop {5|500}|venue: cancels X/target|venue: expires X/target|cancel X/target|cancel X/stop|cancel X|venue: fill X 500|quote {9800|10300}|spike {9850|10250}|cancel all|replace X/target {5|20|60}@10150|venue: late-fill X/target {5|50}|venue: overfill X/target 5|venue: reuse-id X/target 5}`;
const CRASH = '{wait 100ms|wait 100ms|kill|power cut|kill after=engine|power cut after=journal|venue a: drops}';

/** On an order X of their own, as those of `plan-scenes`. */
const scenes: readonly (readonly string[])[] = [
  ...[1, 2, 3].map(() => [...ENTRY, FATE, 'wait 100ms', CRASH, FATE, 'wait {100ms|1s|3s}', FATE, 'wait 1s']),
  // The stop triggers while the target is being filled, or its cancel is lost, refused, late.
  [
    ...ENTRY,
    'venue a: next cancel {ignored|slow|refused|says-both} &',
    'venue a: next {cancelled|cancel-reject|fill} {lost|late|twice|late-twice} &',
    '{spike|quote} {9850|10250}',
    '{venue: fill X/target {5|500}|wait 100ms}',
    CRASH,
    'venue: fill X/stop {5|500}',
    'wait 3s',
    FATE,
  ],
  // An exit that its broker doesn't take: the gap, and what is told of it.
  [
    'venue a: next place {ignored|slow} &',
    GROUP,
    'wait 100ms',
    'venue a: next place {rejected|busy|ignored|slow} &',
    'venue a: next place {rejected|rejected|busy|ignored} &',
    'venue: fill X {5|500}',
    'wait {100ms|1s|3s}',
    CRASH,
    'wait 3s',
    FATE,
    'wait 1s',
  ],
  [
    ...ENTRY,
    'venue a: goes down',
    'wait 3s',
    'venue: fill X 500',
    '{spike|quote} {9850|10250}',
    'venue a: comes up',
    'wait 3s',
  ],
  // Many fills one after the other: resizes come together.
  [
    GROUP,
    'wait 100ms',
    ...[1, 2, 3, 4].map(() => 'venue: fill X {1|2|3} &'),
    'venue a: next replace {ignored|slow|refused} &',
    'venue a: next {replaced|replace-reject} {lost|late|twice|late-twice} &',
    'wait 100ms',
    'venue: fill X {1|2|500} ',
    CRASH,
    'venue: fill X/target {1|2} &',
    'venue: fill X {1|500}',
    'wait 1s',
    FATE,
    'wait 1s',
  ],
  // Closed from outside; and two groups of one position.
  [
    ...ENTRY,
    'new B 20@10000 id=X2 type=bracket target=10100 stop=9900{| double=flatten}',
    'venue: fill X2 500',
    'wait 100ms',
    'new S {5|10|20|50}@{10000|market} id=X1',
    'venue: fill X1 {5|500}',
    'wait 1s',
    CRASH,
    FATE,
    'wait 1s',
  ],
  // A position, and its exits as one order.
  [
    'new B 50@10000 id=X1',
    'venue: fill X1 500',
    'wait 100ms',
    'new S {20|50}@market id=X type=oco target=10100 {stop=9900|stop=9900 limit=9890|trail=50}{|| double=flatten}{| trigger=mark}',
    'wait 100ms',
    '{venue: fill X {5|20|500}|spike 9850|replace X {10|40}@10120|cancel X|cancel X/stop|venue: cancels X}',
    CRASH,
    '{venue: fill X/stop {5|500}|venue: fill X {5|500}|quote 9800|cancel X|wait 1s}',
    'wait 1s',
    FATE,
  ],
  [
    'new B {10|50}@10000 id=X type=oto {target=10100|stop=9900|trail=40|stop=9900 limit=9890}{|| arm=full_fill}',
    'wait 100ms',
    'venue: fill X {5|500}',
    'wait 100ms',
    '{venue: fill X/target {5|500}|spike 9850|cancel X|replace X {20|60}@9990}',
    CRASH,
    '{venue: fill X/stop {5|500}|venue: fill X 500|cancel X/target|quote 9850}',
    'wait 1s',
  ],
  // Both legs fill at once.
  [
    'new B {10|50}@10000 id=X type=bracket target=10100 stop=9900{ double=flatten| double=flatten| double=report}',
    'wait 100ms',
    'venue: fill X 500',
    'wait 100ms',
    'venue a: next cancelled {late|lost} &',
    'venue a: next cancel {ignored|slow|says-both} &',
    'spike 9850',
    'wait 100ms',
    'venue: {fill X/target {5|500}|late-fill X/target {5|500}|overfill X/target 5}',
    'venue: fill X/stop {5|500}',
    'wait 1s',
    'venue: late-fill X/target {5|50}',
    CRASH,
    'venue: fill X/flatten {5|500}',
    'wait 1s',
  ],
  // Orders in legs.
  ...[1, 2, 3].map(() => [
    'new {B|S} {20|50|100}@10000 id=X type=iceberg legs={2|4|10} {|variance=0.3|variance=0.9}{| gtd until=3s| day| account=1| of=1}',
    'wait 100ms',
    'venue: fill X/leg {1|5|500|500}',
    'wait 100ms',
    '{venue: fill X/leg 500|replace X {10|30|120}@10005|cancel X|cancel X/leg|venue: cancels X/leg|venue: expires X/leg|cancel all|venue: overfill X/leg 5|venue a: drops}',
    CRASH,
    'venue: {fill|fill|late-fill} X/leg {5|500}',
    '{wait 100ms|wait 3s|cancel X|venue a: next {place|cancel|replace} {ignored|slow|rejected|busy|refused}}',
    'venue: fill X/leg 500',
    'wait 1s',
  ]),
  [
    'venue a: next place {ignored|slow|busy|rejected|partly|fill-whole-first|fill-first} &',
    'new B 40@10000 id=X type=iceberg legs=4',
    'wait 100ms',
    'venue: fill X/leg 500',
    'venue a: next {ack|fill|reject} {lost|late|twice|late-twice}',
    'wait {100ms|3s}',
    'venue: fill X/leg 500',
    CRASH,
    'venue a: next cancel {ignored|refused|slow} &',
    '{cancel X|replace X 20@10001|wait 1s}',
    'wait 3s',
  ],
  // Kept here until a price comes.
  ...[1, 2].map(() => [
    '{new B 10@market id=X type=stop at=10050|new S 10@market id=X type=stop at=9950|new S 10@9940 id=X type=stop_limit at=9950|new S 10@market id=X type=trailing_stop trail={20|60}|new B 10@market id=X type=trailing_stop percent=0.5}{|| trigger=mark| trigger=bid_ask}{| gtd until=3s| account=1}',
    '{wait 100ms|cancel X|replace X 20@9945|venue a: goes down}',
    '{spike|quote} {10020|9980}',
    CRASH,
    '{spike|spike|quote} {10060|9930}',
    '{wait 100ms|wait 1s|state halted account=0|halt|stop all}',
    'venue: fill X {5|500}',
    'wait 100ms',
    '{resume|allow all|state active account=0|venue a: comes up} &',
    'resume &',
    'allow all &',
    'venue a: comes up &',
    'state active account=0',
    'wait 1s',
  ]),
  // A guard, a kill switch, a halt while legs rest.
  [
    'hold 1{| entries} grace={0s|1s} &',
    ...ENTRY,
    'new B 40@10000 id=X3 type=iceberg legs=4',
    'wait 100ms',
    '{drop 1|halt|stop all|state {halted|halted cancels|reducing} account=0|kill}',
    '{spike|quote} {9850|10250}',
    'venue: fill X3/leg 500',
    'wait 1s',
    '{release 1|wait 1s} &',
    'resume &',
    'allow all &',
    'state active account=0',
    'wait 1s',
    FATE,
  ],
  // What rests of one's own stands in the way.
  [
    'new B 10@{10100|9900} id=X1 stp=none',
    'new B 20@10000 id=X type=bracket target=10100 stop=9900 stp={cancel_oldest|cancel_newest|cancel_both}',
    'wait 100ms',
    'venue: fill X {5|500}',
    'wait 100ms',
    'venue a: next cancel {ignored|refused|slow} &',
    '{spike|quote} 9850',
    'wait 1s',
    CRASH,
    FATE,
    'wait 1s',
  ],
  ['bad {INVALID_STOP_PRICE|INVALID_TRAIL|INVALID_LEGS|INVALID_EXITS}', 'wait 100ms'],
];

/** The lines of a seed, with those of other order types among them; the others stay as they were. */
export function withTypes(seed: number, lines: readonly Line[]): Line[] {
  const random = createSeededRandom(seed + 0x510e527f);
  if (!random.chance(SHARE)) return [...lines];
  const all = [...lines];
  const groups = 3 + random.below(8);
  for (let group = 0; group < groups; group++) {
    const at = 2 + random.below(Math.max(1, all.length - 1));
    all.splice(at, 0, ...groupOf(random, `t${group}`));
  }
  return all;
}

function groupOf(random: SeededRandom, name: string): Line[] {
  return scenes[random.below(scenes.length)]!.map((raw) => {
    const text = drawn(random, raw).replaceAll(/\bX(?=\d|\b)/g, name);
    const line = lineOf(text.endsWith('&') || random.chance(0.3) ? text : `${text} ~${1 + random.below(1_000_000)}`);
    if (line === undefined) throw new Error('an empty line');
    return line;
  });
}
