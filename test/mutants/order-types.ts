import type { Mutant } from './mutant.ts';

/** Bugs planted in what orders do that are kept here, sent in legs, changed, or belong to others; chosen with the tests at hand. */
export const orderTypeMutants: readonly Mutant[] = [
  {
    name: 'triggers a stop by a price from before it was armed',
    file: 'core/order/decide-prices.ts',
    before: 'if (sinceUs <= prices[at + W.FIRST_US]!) return trigger(state, row, hit, inputs, part, out);',
    after: 'if (sinceUs <= prices[at + W.LAST_US]!) return trigger(state, row, hit, inputs, part, out);',
    harm: 'A stop that is placed while many ticks wait is sent at once because of a price that was there before it, and closes a position that it was to protect.',
  },
  {
    name: 'compares a stop with the other side of the book',
    file: 'core/order/decide-prices.ts',
    before: 'return side === Side.buy ? W.ASK : W.BID;',
    after: 'return side === Side.buy ? W.BID : W.ASK;',
    harm: 'In a market with a wide spread a stop of a long position leaves long after the price at which it could be sold has passed it.',
  },
  {
    name: 'changes the price of a stop that has left',
    file: 'core/order/replace-change.ts',
    before: 'if (isEntry && (role === ChildRole.stop || isStop(words[from + O.TYPE]!)))',
    after: 'if (isEntry && role === ChildRole.leg && isStop(words[from + O.TYPE]!))',
    harm: 'A client that moves its stop away is told that it did, while the order is at its venue and trades.',
  },
  {
    name: 'places the exits before the entry has filled completely',
    file: 'core/order/group-view.ts',
    before: 'group.wantedLots = group.isClosing || isEarly ? 0 : Math.max(0, group.leftLots);',
    after: 'group.wantedLots = group.isClosing && !isEarly ? 0 : Math.max(0, group.leftLots);',
    harm: 'A bracket whose exits were to come with its last fill has them changed at the venue with every fill, until the venue lets it change no more.',
  },
  {
    name: 'counts a slice that never left as given',
    file: 'core/order/apply-plan.ts',
    before: `    add(plans, to + I.GIVEN_LOTS, -orders.words[from + O.QUANTITY_LOTS]!);
`,
    after: '',
    harm: 'An order in slices lacks what its broker refused for the moment: it ends as if it had been cancelled, and its client trades less than it asked for.',
  },
  {
    name: 'leaves the leg of a smaller iceberg as large as it was',
    file: 'core/order/decide-iceberg.ts',
    before: 'wanted.lots = Math.min(words[leg + O.QUANTITY_LOTS]!, words[leg + O.FILLED_LOTS]! + left);',
    after: 'wanted.lots = Math.max(words[leg + O.QUANTITY_LOTS]!, words[leg + O.FILLED_LOTS]! + left);',
    harm: 'A client that makes its order smaller than the leg that rests trades more than it wants, and more than was reserved.',
  },
  {
    name: 'places the new order where the old one can’t be cancelled',
    file: 'core/order/decide-cancel-replace.ts',
    before: 'if ((isStop && code !== 0) || (!isStop && mode !== CancelMode.allow_failure)) {',
    after: 'if (!isStop && mode !== CancelMode.allow_failure) {',
    harm: 'A cancel-replace of an order that has just filled places the second one all the same: the client has twice what it wanted.',
  },
  {
    name: 'sends a stop with market protection as a plain market order',
    file: 'core/order/release-order.ts',
    before: 'if (plan < 0 || protectionOf(options) === 0) return 0;',
    after: 'if (plan < 0 || protectionOf(options) !== 0) return 0;',
    harm: 'In a thin market the stop trades at any price, far beyond what its client said was the worst.',
  },
  {
    name: 'counts the fills of a leg at the price of the order',
    file: 'core/order/apply-plan.ts',
    before: 'f64[word + E.LAST_LOTS]! * f64[word + E.LAST_TICKS]!;',
    after: 'f64[word + E.LAST_LOTS]! * f64[word + E.PRICE_TICKS]!;',
    harm: 'The average price of an iceberg is its limit, whatever it has traded at: its client books a profit or loss that is not there.',
  },
];
