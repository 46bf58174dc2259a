import { type SeededRandom, createSeededRandom } from '../../workers/seeded-random.ts';
import { drawn } from './plan-risk.ts';
import { type Line, lineOf } from './script.ts';

/** Seeds whose clients ask for more than a type: that it rests, that it only reduces, that its price has a band, that it follows another. */
const SHARE = 0.6;

const AGENT = '{engine|journal|broker|gateway|venue|follower}';
/** Every way to die, and not to. */
const CRASH = `{wait 100ms|wait 100ms|wait 1s|kill|power cut|kill after=${AGENT}|power cut after=${AGENT}|kill at={3|9|20}|power cut at={3|9|20}|{kill|power cut} start={3|15|30}|stop|stop at={2|6} how={cut|kill}|venue a: drops}`;
const ODD_FILL = 'venue a: next fill {late|twice|late-twice|lost} &';
const AGAIN = ['resume &', 'allow all &', 'frees account=0 of=0 &', 'state active account=0 &', 'state active'];

/** A position of 50 lots, bought or sold. */
const LONG = ['new B 50@10000 id=X1', 'wait 100ms', 'venue: fill X1 500', 'wait 100ms'];
const SHORT = ['new S 50@10000 id=X1', 'wait 100ms', 'venue: fill X1 500', 'wait 100ms'];
const BRACKET = 'new B 20@10000 id=X type=bracket target=10100 stop=9900';
const TRAILING = 'new B 20@10000 id=X type=bracket target=10100 {trail=60|percent=0.7}';
const FILLED = ['wait 100ms', 'venue: fill X {5|500|500}', 'wait 100ms'];
const BAND = 'protect={0.1|0.5|1|auto}';

/** On orders X, X1, X2 of their own. */
const scenes: readonly (readonly string[])[] = [
  // To rest, or to be refused: what would trade at once, at a venue that knows no such order, at the next one.
  ...[1, 2].map(() => [
    'venue a: next place {busy|slow|ignored|fill-first|rejected} &',
    'new {B|S} 20@{9950|10000|10050} id=X post{|| broker=c| account=1}',
    'wait 100ms',
    '{replace X 20@{9990|10060}|venue: fill X 5|quote {9900|10100}}',
    CRASH,
    '{replace X 30@{9940|10080}|cancel X|venue: fill X 500|swap X B 20@9980 id=X2 mode={stop_on_failure|allow_failure} post}',
    'wait 1s',
  ]),
  ...[1, 2].map(() => [
    'venue a: next place busy &',
    '{new B 20@9950 id=X post|new S 20@10050 id=X post|new B 40@9950 id=X type=iceberg legs=2 post}',
    'wait 100ms',
    CRASH,
    'venue: {fill X 500|fill X/leg 500}',
    'wait 1s',
  ]),
  [
    'new {B|S} 40@{9990|10010} id=X type=iceberg legs=4 post{|| broker=c}',
    'wait 100ms',
    'venue: fill X/leg {5|500}',
    CRASH,
    'replace X 50@{9990|10060}',
    'venue: fill X/leg 500',
    'wait 1s',
  ],
  [
    'new B 20@9990 id=X type={bracket target=10100 stop=9900|oto target=10100|oto stop=9900} post',
    ...FILLED,
    CRASH,
    'venue: fill X/target {5|500}',
    'wait 1s',
  ],
  // To reduce only: with the position there, taken by somebody else, or turned by a fill that came late.
  ...[LONG, SHORT].flatMap((position, i) => {
    const side = i === 0 ? 'S' : 'B';
    const far = i === 0 ? 10_100 : 9_900;
    return [1, 2].map(() => [
      ...position,
      `new ${side} {10|50|51}@{${far}|${far}|market} id=X reduce{| post}{| gtd until=3s}`,
      'wait 100ms',
      `{new ${side} {20|50}@${far} id=X2|new ${side} {20|50}@${far} id=X2 reduce|replace X {30|50|60}@${far}|venue: fill X 5}`,
      'wait 100ms',
      '{venue: fill X2 500|venue: fill X {5|500}|wait 100ms}',
      CRASH,
      `{replace X {20|40}@${far + 5}|venue: fill X 500|cancel X2}`,
      'wait 1s',
    ]);
  }),
  [
    ...LONG,
    'new S {20|50}@{10050|market} id=X {type=iceberg legs=2|type=stop at=9950|type=trailing_stop trail=30|type=oco target=10050 stop=9950} reduce',
    'new S {20|50}@10040 id=X2',
    'wait 100ms',
    '{venue: fill X2 500|venue: fill X/leg 500|venue: fill X 5|cancel X2}',
    'wait 100ms',
    CRASH,
    '{spike|quote} 9900',
    'wait 100ms',
    'venue: fill X/leg 500',
    'wait 1s',
  ],
  // Refused unseen, or released from here, once the position has gone.
  ...[1, 2].flatMap(() => [
    [
      ...LONG,
      'venue a: next place {slow|busy} &',
      'venue b: next place busy &',
      'new S 50@10100 id=X reduce',
      'new S 50@market id=X2',
      'wait 1s',
      CRASH,
      'wait 1s',
    ],
    [
      ...LONG,
      'new S 50@market id=X {type=stop at=9950|type=trailing_stop trail=20} reduce',
      'wait 100ms',
      'new S {30|50}@market id=X2',
      'wait 100ms',
      CRASH,
      'spike 9900',
      'wait 1s',
    ],
  ]),
  // A band around a market order, a stop, slices, an exit; its venue fills none of it, or a part.
  ...[1, 2].map(() => [
    `venue a: next place {unfilled|unfilled|partly|busy|ignored|slow} &`,
    `new {B|S} {10|40}@market id=X ${BAND}{|| ioc| account=1| of=1}`,
    'wait 100ms',
    CRASH,
    'wait 1s',
  ]),
  ...[1, 2].map(() => [
    `{new B 10@market id=X type=stop at=10050 ${BAND}|new S 10@market id=X type=stop at=9950 ${BAND}|new S 10@market id=X type=trailing_stop {trail=20|percent=0.3} ${BAND}|new B 10@market id=X type=trailing_stop {trail=30|percent=0.4} ${BAND}}`,
    '{wait 100ms|spike {10020|9990}|replace X at=9940|replace X trail=40|replace X percent=0.6}',
    CRASH,
    '{spike|quote} {10030|9970}',
    'venue a: next place {unfilled|partly|busy|rejected|ignored}',
    '{spike|quote} {10080|9920}',
    'wait 1s',
    'quote 10000',
  ]),
  ...[1, 2].map(() => [
    `{${BRACKET} ${BAND}|${TRAILING} ${BAND}|new B 20@market id=X type=bracket target=10200 stop=9800 ${BAND}|new B 20@market id=X type=oto stop=9800 ${BAND}}{| gtd until=3s}`,
    ...FILLED,
    'venue a: next place {unfilled|unfilled|partly|rejected|busy} &',
    'venue a: next place {unfilled|partly|fill-first} &',
    '{spike|quote} {9850|9700}',
    'wait 100ms',
    CRASH,
    'wait 3s',
    'quote 10000',
    'wait 1s',
  ]),
  // Larger than its exchange takes.
  ...[1, 2].map(() => [
    `new {B|S} {151|200|290}@{9990|9990|market} id=X of=1 slices{|| gtd until=3s| post| account=1}`,
    'wait 100ms',
    'venue: fill X/leg {5|150|500}',
    'venue a: next place {busy|rejected|partly|ignored}',
    CRASH,
    '{venue: fill X/leg 500|cancel X|cancel X/leg|venue: cancels X/leg|cancel all|replace X 160@9990}',
    'venue: fill X/leg 500',
    'wait 1s',
  ]),
  [
    `venue a: next place {unfilled|partly|fill-whole-first} &`,
    `new {B|S} {160|290}@market id=X of=1 slices ${BAND}`,
    'wait 100ms',
    CRASH,
    'wait 1s',
  ],
  ['new B {151|300}@9990 id=X of=1', 'new B 300@9990 id=X2 of=1 type=iceberg legs={2|3}', 'wait 100ms', 'cancel X2'],
  // Until a date, for minutes, for the day: whatever it is then.
  ...[1, 2].map(() => [
    `{new S 10@market id=X type=stop at=9900|new S 10@9890 id=X type=stop_limit at=9900|new B 40@10000 id=X type=iceberg legs=4|${BRACKET}|${TRAILING}|new B 20@10000 id=X type=oto stop=9900} {gtd until={1s|3s}|gtd ttl=1|day}`,
    'wait 100ms',
    '{venue: fill X 5|venue: fill X/leg 5|wait 100ms|venue a: next cancel {ignored|refused|slow}}',
    CRASH,
    '{wait 3s|wait 61s|wait 3s|wait 2h}',
    'wait 1s',
    '{spike 9850|venue: fill X/stop 5|venue: late-fill X/leg 5}',
    'wait 1s',
  ]),
  // Its price comes, and nobody is there to take it, until its time is over.
  [
    '{new S 10@market id=X type=stop at=9950 gtd until={1s|3s}|new S 10@9940 id=X type=stop_limit at=9950 gtd until={1s|3s}}',
    'wait 100ms',
    'venue a: goes down &',
    'venue b: goes down &',
    'venue c: goes down',
    'wait 100ms',
    'spike 9900',
    'wait {100ms|1s}',
    CRASH,
    'wait 3s',
    'venue a: comes up &',
    'venue b: comes up &',
    'venue c: comes up',
    'wait 1s',
  ],
  [`${BRACKET} {gtd until=3s|day}`, ...FILLED, 'venue: {expires X/target|cancels X/target|expires X}', 'wait 1s'],
  [`${BRACKET} day`, ...FILLED, '{wait 100ms|cancel X}', CRASH, 'wait 2h', 'wait 1s'],
  // Prices that are not the same: what a stop is compared with.
  ...[1, 2].map(() => [
    'spread {1|40} {1|60}',
    `{new S 10@market id=X type=stop at=9950|new B 10@market id=X type=stop at=10050|new S 10@market id=X type=trailing_stop {trail=30|percent=0.3}|new B 10@market id=X type=trailing_stop {trail=30|percent=0.3}|${TRAILING}} trigger={last|bid_ask|mark}`,
    ...FILLED,
    'quote {10020|9985|10000}',
    'spread {5|80} {5|30}',
    'wait 500ms',
    CRASH,
    '{spike|quote} {9930|10070}',
    'wait 500ms',
    'spread 1 1',
    'quote 10000',
    'wait 500ms',
  ]),
  // Changes: of what waits here, of the whole, of each part; while they are under way at the venue.
  ...[1, 2].map(() => [
    `{${BRACKET}|${TRAILING}|${BRACKET} limit=9890}`,
    'wait 100ms',
    '{replace X stop=9880|replace X target=10150|replace X trail=80|replace X percent=0.9|replace X limit=9870|replace X 30@10005|replace X 30@10005 target=10120}',
    'wait 100ms',
    'venue: fill X {5|500}',
    'wait 100ms',
    'venue a: next replace {ignored|slow|refused} &',
    'venue a: next {replaced|replace-reject} {lost|late|twice|late-twice} &',
    '{replace X/target price={10120|10080}|replace X/stop stop={9880|9920}|replace X/stop trail=90|replace X/stop price=9885|replace X 40@10001}',
    CRASH,
    '{replace X/target price=10130|replace X/stop stop=9890|venue: fill X/target 5|venue: fill X 500}',
    '{spike 9870|wait 1s}',
    'wait 1s',
  ]),
  [
    ...LONG,
    'new S {20|50}@market id=X type=oco target=10100 {stop=9900|trail=60}',
    'wait 100ms',
    '{replace X {10|50}@10110|replace X stop=9890|replace X/stop stop=9880|replace X price=10090}',
    CRASH,
    '{replace X/stop stop=9910|venue: fill X 5|spike 9880|cancel X/stop}',
    'wait 1s',
  ],
  [
    '{new S 10@market id=X type=stop at=9900|new S 10@9890 id=X type=stop_limit at=9900|new S 10@market id=X type=trailing_stop {trail=60|percent=0.6}}',
    '{replace X at=9950|replace X 20@9880|replace X trail=30|replace X percent=0.3|replace X at=9950 if=1}',
    CRASH,
    '{spike 9940|replace X at=9980|replace X trail=100|cancel X}',
    'wait 1s',
  ],
  // One order for another; the first is filled meanwhile, its cancel is refused, lost, told twice.
  ...[1, 2, 3].map(() => [
    '{new B 50@9990 id=X|new B 50@9990 id=X|new B 40@9990 id=X type=iceberg legs=4|new B 10@market id=X type=stop at=10050|new B 20@9990 id=X type=bracket target=10100 stop=9900}',
    'wait 100ms',
    '{wait 100ms|venue: fill X 5 &|venue a: next cancel {ignored|refused|slow|says-both|expired} &|venue a: next {cancelled|cancel-reject} {lost|late|twice|late-twice} &|venue: fill X/leg 5 &|venue: fill X 500 &}',
    'swap {X|X|X/leg} {B|B|S} {10|50|60}@{9980|9995} id=X2 mode={stop_on_failure|stop_on_failure|allow_failure}',
    '{wait 100ms|venue: fill X {5|500}|cancel X2|cancel X}',
    CRASH,
    '{wait 100ms|venue: fill X 500|venue: fill X2 {5|500}|retry}',
    'wait 3s',
    'wait 1s',
  ]),
  [
    'new B 20@9990 id=X',
    'wait 100ms',
    'venue: fill X {5|500}',
    'swap X B 600@9980 id=X2 mode={stop_on_failure|allow_failure}',
    'wait 100ms',
    'venue: fill X 500',
    'wait 100ms',
    'swap X B 20@9980 id=X3 mode={allow_failure|stop_on_failure}',
    CRASH,
    'swap X3 B 20@9980 id=X4 type={bracket target=10100 stop=9900|iceberg legs=2} mode={allow_failure|stop_on_failure}',
    'wait 1s',
  ],
  // An exit whose venue proves not to have it goes to another one.
  ...[1, 2].map(() => [
    ...LONG,
    'venue a: next place ignored &',
    'new S 20@market id=X type=oco target=10100 {stop=9900|trail=60}{|| protect=1}',
    'wait 3s',
    '{wait 1s|venue: fill X 5|kill}',
    'wait 1s',
  ]),
  // Single parts and all of them, by their client.
  ...[1, 2].map(() => [
    `{${BRACKET}|new B 40@10000 id=X type=iceberg legs=4|new B 20@10000 id=X type=oto {target=10100|stop=9900}|new S 10@market id=X type=stop at=9900}`,
    '{wait 100ms|cancel all|cancel X}',
    '{venue: fill X {5|500}|venue: fill X/leg 5}',
    'wait 100ms',
    'venue a: next cancel {ignored|refused|slow} &',
    '{cancel X/target|cancel X/stop|cancel X/leg|cancel X|cancel all|cancel all of=0}',
    CRASH,
    '{cancel X|cancel X/target|cancel all|spike 9850}',
    'wait 3s',
  ]),
  [
    ...LONG,
    'new S 20@market id=X type=oco target=10100 stop=9900',
    'wait 100ms',
    '{cancel X|cancel all|cancel X/stop|venue: fill X 5}',
    CRASH,
    'wait 1s',
  ],
  // Somebody stops trading, or changes what is allowed, while all of this is alive.
  ...[1, 2, 3].map(() => [
    '{|hold 1 entries grace=1s} &',
    `{${BRACKET}|${TRAILING}}`,
    'new B 40@10000 id=X2 type=iceberg legs=4',
    'new S 5@market id=X3 type=stop at=9950',
    ...FILLED,
    '{kills account=0|kills of=0|halt|stop all|stop 0|state {halted|reducing} {account=0|of=0|account=0 of=0|} {|cancels}|drop 1|limit {account=0|firm} max_open_orders={0|1} max_position={0|10} max_open_notional={0|100000}|limit account=0 max_order_quantity=1 collar_bps=1|limit of=0 blocked=1}',
    ODD_FILL,
    'venue: fill {X|X/target|X2/leg} {5|500}',
    'wait 100ms',
    CRASH,
    '{spike|quote} {9850|10250}',
    'wait {100ms|1s|3s}',
    ...AGAIN,
    'limit account=0 max_open_orders=- max_position=- max_open_notional=- max_order_quantity=- collar_bps=- &',
    'limit firm max_open_orders=- max_position=- max_open_notional=- &',
    'limit of=0 blocked=-',
    'wait 1s',
    '{cancel X|venue: fill X/target 500|venue: fill X/stop 500|wait 1s}',
    'quote 10000',
    'wait 1s',
  ]),
  // Fills that come late, twice, or never: of legs, of targets, of stops.
  ...[1, 2].map(() => [
    `{${BRACKET}|new B 40@10000 id=X type=iceberg legs=4|${BRACKET} limit=9895 double=flatten}`,
    'wait 100ms',
    'venue: fill X 500',
    'wait 100ms',
    ODD_FILL,
    'venue: fill {X/leg|X/target} {5|500}',
    CRASH,
    ODD_FILL,
    '{spike 9850|venue: fill X/leg 500|venue: fill X/target 5}',
    'wait 100ms',
    ODD_FILL,
    'venue: fill X/stop {5|500}',
    CRASH,
    'wait {1s|8s}',
  ]),
];

/** The lines of a seed, with those of what orders ask for among them; the others stay as they were. */
export function withTerms(seed: number, lines: readonly Line[]): Line[] {
  const random = createSeededRandom(seed + 0x1f83d9ab);
  if (!random.chance(SHARE)) return [...lines];
  const all = [...lines];
  const groups = 2 + random.below(7);
  for (let group = 0; group < groups; group++) {
    const at = 2 + random.below(Math.max(1, all.length - 1));
    all.splice(at, 0, ...groupOf(random, `u${group}`));
  }
  return all;
}

function groupOf(random: SeededRandom, name: string): Line[] {
  return scenes[random.below(scenes.length)]!.flatMap((raw) => {
    const text = drawn(random, raw).replaceAll(/\bX(?=\d|\b)/g, name);
    const line = lineOf(text.endsWith('&') || random.chance(0.3) ? text : `${text} ~${1 + random.below(1_000_000)}`);
    return line === undefined || text === '&' ? [] : [line];
  });
}
