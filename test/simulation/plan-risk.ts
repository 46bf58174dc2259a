import { type SeededRandom, createSeededRandom } from '../../workers/seeded-random.ts';
import { chosen } from './plan-scenes.ts';
import { type Line, lineOf } from './script.ts';

/** Seeds in which every control is on, and somebody changes them all the time. */
const SHARE = 0.5;

const TAGS = '{algo|algo|desk|spread}';
const SCOPE = `{firm|account=0|account=0|account=1|account=2|account={0|1} tag=${TAGS}|of={0|1}|account=0 of=0|}`;

/** Every field once, wide enough for most of what a plan draws. */
const BASE = [
  'day {20s|2m|1h} age={1m|5m|1h} {open||} &',
  'limit firm max_position={500|900} max_open_orders={14|20} max_open_notional={6000000|9000000} max_gross_exposure={9000000|15000000} max_net_exposure={5000000|9000000} cash={6000000|20000000} margin_bps={5000|10000} &',
  'limit firm max_daily_loss={20000|200000} max_drawdown={20000|200000} orders_per_second={6|20} orders_burst={12|30} messages_per_second={8|20} messages_burst={12|30} max_order_to_trade={2000|100000} order_to_trade_after={10|30} max_var={400000|4000000} &',
  'limit account={0|1} max_order_quantity={60|300} max_position={120|400} max_open_orders={5|8} max_open_notional={1500000|4000000} max_gross_exposure={2000000|6000000} max_net_exposure={1500000|4000000} cash={2000000|9000000} &',
  'limit max_order_notional=3000000 collar_bps={300|900} period_collar_bps={400|900} collar_period_ms={2000|20000} max_quote_age_ms={3000|5000} duplicate_window_ms={500|5000} duplicate_mode={0|0|1} max_executions={3|8} execution_window_ms={2000|9000} &',
  'limit self_trade_mode={0|1|2|2|3} orders_per_second={4|9} orders_burst={5|12} messages_per_second={5|9} messages_burst={6|14} max_daily_loss={10000|100000} max_drawdown={10000|100000} max_order_to_trade={2000|20000} order_to_trade_after={5|20} max_var={300000|2000000} &',
  `limit account=0 tag=${TAGS} max_position={40|150} max_open_orders={2|5} max_open_notional={600000|2000000} max_gross_exposure={800000|3000000} max_net_exposure={700000|2000000} cash={900000|4000000} orders_per_second={2|5} &`,
  'limit broker={0|1} max_open_orders={3|8} max_open_notional={900000|4000000} &',
  'limit of={0|1} {max_position={100|300}|no_short=1|self_trade_mode={1|2}|collar_bps=200|max_order_quantity=80} &',
  'metrics {1000|50000} account=0 &',
  'metrics {1000|50000} account=1 &',
  'metrics {1000|50000} account=2 &',
  'metrics {1000|90000} &',
  'metrics {10000|50000} of=0 &',
  'metrics {10000|50000} of=1 &',
  'rate 1000000 &',
  'day {20s|1m} age={20s|1m}',
];

const acts: readonly string[] = [
  ...[1, 2].flatMap(() => [
    `limit ${SCOPE} max_open_orders={-|1|3|9}`,
    `limit ${SCOPE} max_open_notional={-|400000|1500000|6000000}`,
    `limit ${SCOPE} max_position={-|0|30|120|500}`,
    `limit ${SCOPE} max_gross_exposure={-|500000|3000000}`,
    `limit ${SCOPE} max_net_exposure={-|300000|2000000}`,
    `limit ${SCOPE} cash={-|500000|3000000} margin_bps={-|2500|10000}`,
    `limit ${SCOPE} max_daily_loss={-|0|5000|50000} max_drawdown={-|1000|50000}`,
    `limit ${SCOPE} orders_per_second={-|1|5} orders_burst={-|1|4}`,
    `limit ${SCOPE} messages_per_second={-|1|5} messages_burst={-|2|6}`,
    `limit ${SCOPE} max_order_to_trade={-|300|2000} order_to_trade_after={-|3|10}`,
    `limit ${SCOPE} max_var={-|10000|900000}`,
    `limit ${SCOPE} max_executions={-|1|4} execution_window_ms={-|1000|20000}`,
    'limit {account=0|of=0|account=1 of=0|broker=0|account=0 broker=1|of=1 broker=0|} {max_order_quantity={-|20|100}|max_order_notional={-|200000|900000}|collar_bps={-|50|500}|period_collar_bps={-|50|500} collar_period_ms={-|1000}|max_quote_age_ms={-|100|4000}}',
    'limit {account=1|of=0|account=1 of=0|broker=0|account=0 tag=algo|} {blocked={-|1}|no_short={-|1|1}|duplicate_window_ms={-|1000|20000} duplicate_mode={-|0|1}|self_trade_mode={-|0|1|2|3}}',
    'limit broker={0|1|2} max_open_orders={-|0|1|4} max_open_notional={-|300000|2000000}',
  ]),
  ...[1, 2].flatMap(() => [
    `state {halted|reducing|halted cancels|reducing cancels} {account={0|1}|of={0|1}|broker={0|1}|account=0 of=0|account=0 tag=${TAGS}|}`,
    `state active {account={0|1}|of={0|1}|broker={0|1}|account=0 of=0|account=0 tag=${TAGS}|}`,
    'state active',
    'rearm account={0|1|2} of={0|1}',
    `rearm account=0 of={0|1} tag=${TAGS}`,
    'metrics {0|5000|90000} {account=0|account=1|of=0|of=1|} age={0s|0s|30s}',
    'rate {900000|1000000|1200000} age={0s|20s} keeps={0s|0s|5s|1m}',
    'day {500ms|3s|20s} age={5s|1m|5m} {open|}',
    'quote {9700|9850|10000|10150|10300} of={0|1}',
    'wait {500ms|1s|3s}',
  ]),
];

/** On orders X1, X2, … of their own. */
const scenes: readonly (readonly string[])[] = [
  // An order that would meet another of the firm: the other goes, stays, is filled meanwhile, or nobody knows.
  ...[1, 2, 3].map(() => [
    'new S {10|50}@10000 id=X1 account={0|1} tag=desk',
    'wait {100ms|10us}',
    'venue a: next cancel {ignored|slow|refused|expired|says-both} {&|}',
    'new B {10|50}@{10000|10040} id=X2 account={0|1|2} tag=algo stp={cancel_oldest|cancel_oldest|cancel_both|cancel_newest}',
    'wait 100ms',
    '{venue: fill X1 5|venue: fill X1 500|cancel X1|cancel X2|wait 1s|kill|power cut after=journal|kill after=engine|state halted|replace X1 10@10100}',
    '{wait 100ms|venue: fill X2 5}',
    'wait 1s',
    '{wait 3s|state active}',
  ]),
  [
    'new S 10@10000 id=X1 &',
    'new S 10@10010 id=X2 account=1 &',
    'wait 100ms',
    'new B 30@10050 id=X3 account=2 stp=cancel_oldest &',
    'new S 5@10020 id=X4 account=1 stp={cancel_oldest|cancel_both|none|cancel_newest} &',
    'new B 5@market id=X5 account=0 stp={cancel_oldest|cancel_both}',
    'wait 100ms',
    '{cancel X3|kill|venue a: drops|wait 1s}',
    'wait 3s',
    'wait 3s',
  ],
  [
    'new B 20@10000 id=X1',
    'wait 100ms',
    'new S 20@10100 id=X2 account=1 stp=cancel_newest',
    'wait 100ms',
    '{replace X2 20@9990|replace X1 20@10110}',
    'wait 1s',
  ],
  // A blocker that nobody can say of what became of it.
  [
    'venue a: next place {ignored|slow} &',
    'new S 10@10000 id=X1',
    'venue a: next state {lost|late} &',
    'venue a: next state {lost|late} &',
    'new B 10@10000 id=X2 account=1 stp=cancel_oldest {gtd until=3s|gtd until=3s|}',
    'wait 1s',
    '{venue a: drops|wait 1s|kill}',
    'wait 3s',
    'wait 3s',
  ],
  // Held until its time is over, or until nobody wants it any more.
  [
    'new S 10@10000 id=X1',
    'wait 100ms',
    'venue a: next cancel {ignored|slow} &',
    'venue a: next state lost &',
    'new B 10@10000 id=X2 account=1 stp={cancel_oldest|cancel_both} {gtd until=500ms|gtd until=3s|}',
    '{wait 1s|wait 100ms}',
    '{cancel X2|cancel all account=1|wait 3s}',
    'wait 1s',
  ],
  // The same twice.
  [
    `new B 7@9990 id=X1 tag=algo &`,
    `new B 7@9990 id=X2 tag=algo {meant|}`,
    'wait {100ms|3s}',
    'new B 7@9990 id=X3 tag={algo|desk}',
    'wait 100ms',
  ],
  // A limit is lowered below what is there, and taken back.
  [
    'new B 50@9990 id=X1 &',
    'new B 50@9980 id=X2',
    'wait 100ms',
    `limit {firm|account=0} {max_open_orders=1|max_position=20|max_open_notional=300000|max_gross_exposure=300000|cash=100000} &`,
    'new {B|S} 5@9985 id=X3',
    'replace X1 {40|60}@{9990|9995}',
    'venue: fill X1 {10|50}',
    'wait 100ms',
    '{wait 1s|kill|power cut after=engine}',
    'limit {firm|account=0} max_open_orders=- max_position=- max_open_notional=- max_gross_exposure=- cash=-',
  ],
  // One named order passes.
  [
    'override X1 {SIZE_LIMIT,NOTIONAL_LIMIT|PRICE_COLLAR|OPEN_ORDERS_LIMIT,OPEN_NOTIONAL_LIMIT|POSITION_LIMIT|GROSS_LIMIT,NET_LIMIT,BUYING_POWER|DUPLICATE_ORDER,ORDER_RATE,MESSAGE_RATE|} account=0 for={1s|1m} &',
    '{limit account=0 max_order_quantity=20|limit account=0 max_position=5|limit firm max_gross_exposure=10|limit account=0 max_open_orders=0} &',
    'wait {10us|100ms|1s}',
    'new B 60@{10000|10600} id=X1 &',
    'new B 60@10000 id=X2',
    'wait 100ms',
    '{replace X1 80@10000|override X1 , account=0 for=1m|kill}',
    'limit account=0 max_order_quantity=- max_position=- max_open_orders=- &',
    'limit firm max_gross_exposure=-',
  ],
  // Too many executions: only a person re-arms.
  [
    'limit {account=0|account=0 of=0|account=0 tag=algo} max_executions={1|2} execution_window_ms=9000 &',
    'new B 50@9990 id=X1 tag=algo',
    'wait 100ms',
    'venue: fill X1 5 &',
    'venue: fill X1 5 &',
    'venue: fill X1 5',
    'wait 100ms',
    'new {B|S} {5|10}@{9990|10010} id=X2 tag={algo|desk}',
    '{wait 100ms|kill}',
    'rearm account=0 of=0 {tag=algo|}',
    'new B 5@9985 id=X3 tag=algo',
    'limit {account=0|account=0 of=0|account=0 tag=algo} max_executions=-',
  ],
  // A loss stops entries, and the next day lets them in again.
  [
    'limit {account=0|firm} {max_daily_loss=100|max_drawdown=100} &',
    'new B 50@10000 id=X1',
    'wait 100ms',
    'venue: fill X1 500',
    'quote {9500|9900} of=0 &',
    'wait 1s',
    'new {B|S} {10|50|60}@9900 id=X2',
    'wait 100ms',
    '{day 500ms age=5m|state active account=0|state active|kill}',
    'wait 1s',
    'new B 5@9890 id=X3',
    'limit {account=0|firm} max_daily_loss=- max_drawdown=-',
  ],
  // Much is said and little traded; what could be lost is too much.
  [
    'limit account=1 max_order_to_trade=100 order_to_trade_after=1 max_var=- &',
    'new B 5@9990 id=X1 account=1 &',
    'new B 5@9980 id=X2 account=1 &',
    'new B 5@9970 id=X3 account=1',
    'wait 100ms',
    'limit account=1 max_order_to_trade=- order_to_trade_after=-',
  ],
  [
    'day 1h age=5m &',
    'metrics 50000 account=2 &',
    'metrics 50000 of=0 &',
    'limit account=2 max_var={100|50000|60000} &',
    'limit firm max_var=- &',
    'new B {5|50}@9990 id=X1 account=2',
    'wait 100ms',
    'limit account=2 max_var=-',
  ],
  // Value at risk is fresh, and the limit is near.
  [
    'day 20s age=1m &',
    'metrics 1000 account=0 &',
    'metrics {1000|20000} &',
    'metrics 50000 of=0 &',
    'limit {account=0|firm} max_var={20000|60000} &',
    'new B {10|50}@9990 id=X1 &',
    'new B 60@9990 id=X2',
    '{wait 100ms|kill|metrics 90000 account=0}',
    'new {B|S} 10@9990 id=X3',
    'wait 100ms',
    'limit {account=0|firm} max_var=-',
  ],
  // A scope is halted, or only reduces, with orders under way.
  [
    'new B 30@9990 id=X1 tag=desk &',
    'new S 30@10200 id=X2 account=1',
    'wait 100ms',
    'venue: fill X1 10 &',
    'state {halted|reducing|halted cancels|reducing cancels} {account=0|of=0|broker=0|account=0 tag=desk|account=0 of=0|} &',
    'new {S|B} {5|10|11}@10000 id=X3 tag=desk &',
    'replace X2 {20|40}@10190',
    '{wait 100ms|kill|power cut|venue a: drops}',
    'venue: {fill X1 5|cancels X2}',
    'state active {account=0|of=0|broker=0|account=0 tag=desk|account=0 of=0|} &',
    'state active',
  ],
  // Two exits of the same position, where only that is allowed.
  [
    'new B 30@9990 id=X1',
    'wait 100ms',
    'venue: fill X1 500 &',
    'new S 20@10200 id=X2',
    'wait 100ms',
    'state reducing {account=0|of=0|account=0 of=0|}',
    'new S {5|10|11|20|30}@10210 id=X3',
    'replace X2 {25|10|40}@10190',
    'wait 100ms',
    'state active {account=0|of=0|account=0 of=0|} &',
    'state active',
  ],
  // Refused by one broker, and the next is full.
  [
    'limit broker=1 max_open_orders={0|1} max_open_notional={100000|-} &',
    'venue a: next place {busy|lies-busy} &',
    'new B 20@9990 id=X1 &',
    'new B 20@9991 id=X2 account=1',
    'wait 1s',
    'limit broker=1 max_open_orders=- max_open_notional=-',
  ],
];

/** The lines of a seed, with those of risk among them; the others stay as they were, but for tags that several orders share. */
export function withRisk(seed: number, lines: readonly Line[]): Line[] {
  const random = createSeededRandom(seed + 0x3c6ef372);
  if (!random.chance(SHARE)) return [...lines];
  const options = [random.chance(0.15) ? 'tags=5' : '', random.chance(0.3) ? 'foreign=1' : ''];
  const [world, ...rest] = lines;
  const all = [
    parsed(`${world?.text ?? 'world'} ${options.join(' ')}`.trim()),
    ...rest.map((line) => tagged(random, line)),
  ];
  const groups = 5 + random.below(12);
  for (let group = 0; group < groups; group++) {
    const at = 1 + random.below(all.length);
    all.splice(at, 0, ...groupOf(random, `k${group}`));
  }
  const base = random.chance(0.8) ? BASE : [];
  // Before anything else, so that every control is on; some are left out.
  const begin = base.filter(() => random.chance(0.85)).map((text) => parsed(drawn(random, text)));
  all.splice(2, 0, ...begin);
  return all;
}

function groupOf(random: SeededRandom, name: string): Line[] {
  const texts = random.chance(0.45) ? scenes[random.below(scenes.length)]! : [acts[random.below(acts.length)]!];
  return texts.map((raw) => {
    const text = drawn(random, raw).replaceAll(/\bX(?=\d|\b)/g, name);
    return parsed(text.endsWith('&') || random.chance(0.2) ? text : `${text} ~${1 + random.below(1_000_000)}`);
  });
}

/** Choices within choices: the inner ones first. */
export function drawn(random: SeededRandom, raw: string): string {
  let text = raw;
  while (text.includes('{')) {
    const inner = /\{[^{}]*\}/.exec(text);
    if (inner === null) throw new Error(`a choice that doesn't end: ${raw}`);
    text = text.slice(0, inner.index) + chosen(random, inner[0]) + text.slice(inner.index + inner[0].length);
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}

function tagged(random: SeededRandom, line: Line): Line {
  if (line.act.words[0] !== 'new') return line;
  const more: string[] = [];
  if (random.chance(0.7)) more.push(`tag=${['algo', 'desk', 'spread'][random.below(3)]}`);
  if (random.chance(0.25)) {
    more.push(`stp=${['none', 'cancel_newest', 'cancel_oldest', 'cancel_oldest', 'cancel_both'][random.below(5)]}`);
  }
  if (random.chance(0.1)) more.push('meant');
  if (more.length === 0) return line;
  const salt = line.atOnce ? ' &' : line.salt === 0 ? '' : ` ~${line.salt}`;
  return parsed(`${line.text} ${more.join(' ')}${salt}`);
}

function parsed(text: string): Line {
  const line = lineOf(text);
  if (line === undefined) throw new Error('an empty line');
  return line;
}
