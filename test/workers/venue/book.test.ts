import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRig } from './rig.ts';

/**
 *   new ID B|S PRICE@LOTS|market@LOTS [TIF [EXPIRE]]      cancel ID      replace ID PRICE@LOTS
 *   quote BID@LOTS ASK@LOTS      trade PRICE@LOTS         time MICROSECONDS      book
 *
 * On the right: everything that users are told, in order.
 */
const Stories: Record<string, string> = {
  'orders that do not meet rest by price, then time': `
    new a B 100@7           → ack a
    new b B 101@2           → ack b
    new c B 100@1           → ack c
    new d S 105@4           → ack d
    new e S 104@4           → ack e
    book                    → B 101@2(b) 100@8(a c) S 104@4(e) 105@4(d)`,
  'an incoming order takes the best price first, then the oldest, each at the resting price': `
    new a B 100@3           → ack a
    new b B 101@3           → ack b
    new c B 101@3           → ack c
    new d S 100@8           → ack d; fill d 101@3; fill b 101@3; fill d 101@3; fill c 101@3; fill d 100@2; fill a 100@2
    book                    → B 100@1(a) S`,
  'what a limit order does not get rests': `
    new a S 100@3           → ack a
    new b B 100@5           → ack b; fill b 100@3; fill a 100@3
    book                    → B 100@2(b) S`,
  'post only rests or is rejected, by users and by the quote': `
    new a S 100@3           → ack a
    new b B 100@5 gtc 0 post → rejected b post only: it would trade at once
    new c B 99@5 gtc 0 post → ack c
    new d S 99@1 gtc 0 post → rejected d post only: it would trade at once
    quote 98@9 101@2        →
    new e S 98@1 day 0 post → rejected e post only: it would trade at once
    book                    → B 99@5(c) S 100@3(a)`,
  'a post-only order is not replaced to where it would trade, and stays as it was': `
    new a S 100@3           → ack a
    new b B 99@5 gtc 0 post → ack b
    replace b 100@5         → noreplace b post only: it would trade at once
    replace b 98@5          → replaced b 98@5
    new c B 98@5            → ack c
    replace c 100@5         → replaced c 100@5; fill c 100@3; fill a 100@3
    book                    → B 100@2(c) 98@5(b) S`,
  'immediate or cancel takes what is there and cancels the rest': `
    new a S 100@3           → ack a
    new b B 100@5 ioc       → ack b; fill b 100@3; fill a 100@3; cancelled b 3
    new c B 100@5 ioc       → ack c; cancelled c 0
    book                    → B S`,
  'fill or kill takes all or nothing, counting users and the quote': `
    quote 90@9 101@2        →
    new a S 100@3           → ack a
    new b B 101@6 fok       → ack b; cancelled b 0
    new c B 100@4 fok       → ack c; cancelled c 0
    new d B 101@5 fok       → ack d; fill d 100@3; fill a 100@3; fill d 101@2
    book                    → B S`,
  'a market order takes every price and never rests': `
    new a S 100@3           → ack a
    new b S 900@3           → ack b
    new c B market@7 day    → ack c; fill c 100@3; fill a 100@3; fill c 900@3; fill b 900@3; cancelled c 6
    new d S market@1 gtc    → ack d; cancelled d 0`,
  'an incoming order takes the displayed size of the quote once': `
    quote 99@4 101@5        →
    new a B 101@3           → ack a; fill a 101@3
    new b B 102@7           → ack b; fill b 101@2
    new c S 99@6 ioc        → ack c; fill c 102@5; fill b 102@5; fill c 99@1`,
  'at one price users go before the quote, at a better price the quote goes first': `
    quote 99@4 101@5        →
    new a S 101@2           → ack a
    new b S 102@2           → ack b
    new c B 102@8           → ack c; fill c 101@2; fill a 101@2; fill c 101@5; fill c 102@1; fill b 102@1`,
  'a quote that reaches resting orders fills them at their own prices, up to its size': `
    new a B 100@3           → ack a
    new b B 101@3           → ack b
    quote 98@1 101@2        → fill b 101@2
    quote 98@1 100@3        → fill b 101@1; fill a 100@2
    new c B 100@1 ioc       → ack c; cancelled c 0
    quote 104@9 105@9       →
    new s S 106@2           → ack s
    quote 106@1 107@1       → fill s 106@1
    book                    → B 100@1(a) S 106@1(s)`,
  'a trade beyond a resting price fills it, a trade at its price does not': `
    new a B 100@3           → ack a
    new b S 105@3           → ack b
    trade 100@9             →
    trade 99@2              → fill a 100@2
    trade 105@9             →
    trade 106@2             → fill b 105@2
    book                    → B 100@1(a) S 105@1(b)`,
  'only shrinking in place keeps the priority': `
    new a B 100@5           → ack a
    new b B 100@5           → ack b
    replace a 100@4         → replaced a 100@4
    book                    → B 100@9(a b) S
    replace a 100@6         → replaced a 100@6
    book                    → B 100@11(b a) S
    replace b 99@5          → replaced b 99@5
    replace b 100@5         → replaced b 100@5
    book                    → B 100@11(a b) S
    replace a 100@6         → replaced a 100@6
    book                    → B 100@11(a b) S`,
  'a replace may trade, and is refused when nothing is left to change': `
    new a B 100@5           → ack a
    new b S 103@2           → ack b
    replace a 103@5         → replaced a 103@5; fill a 103@2; fill b 103@2
    replace a 103@2         → noreplace a quantity not above what is filled
    replace a 0@9           → noreplace a invalid price
    replace b 104@9         → noreplace b order is filled
    replace x 104@9         → noreplace x unknown order
    book                    → B 103@3(a) S`,
  'a cancel ends the rest, and a second one is refused': `
    new a B 100@5           → ack a
    new b S 100@2           → ack b; fill b 100@2; fill a 100@2
    cancel a                → cancelled a 2
    cancel a                → nocancel a order is cancelled
    cancel b                → nocancel b order is filled
    cancel x                → nocancel x unknown order`,
  'day orders end with the day, gtd orders at their time, gtc orders never': `
    new a B 100@5 day       → ack a
    new b B 100@5 gtd 500   → ack b
    new c B 100@5 gtc       → ack c
    new d S 100@1           → ack d; fill d 100@1; fill a 100@1
    time 499                →
    time 500                → expired b 0
    new e B 100@5 gtd 500   → rejected e expire time has passed
    time 999999             →
    time 1000000            → expired a 1
    book                    → B 100@5(c) S`,
  'orders that make no sense are rejected': `
    new a B 0@5             → rejected a invalid price
    new b B 100@0           → rejected b invalid quantity
    new c B 2e12@1          → rejected c invalid price
    new d B 100@2e12        → rejected d invalid quantity
    cancel a                → nocancel a order is rejected`,
};

for (const [name, story] of Object.entries(Stories)) {
  test(name, () => {
    const rig = createRig();
    for (const line of story.trim().split('\n')) {
      const [input = '', expected = ''] = line.split('→');
      assert.equal(rig.run(input).join('; '), expected.trim(), line.trim());
    }
  });
}

test('an order that would rest is rejected when the book is full, one that would not is taken', () => {
  const rig = createRig({ resting: 2 });
  assert.deepEqual(rig.run('new a B 100@1'), ['ack a']);
  assert.deepEqual(rig.run('new b B 100@1'), ['ack b']);
  assert.deepEqual(rig.run('new c B 100@1'), ['rejected c book full']);
  assert.deepEqual(rig.run('new d S 100@1 ioc'), ['ack d', 'fill d 100@1', 'fill a 100@1']);
  assert.deepEqual(rig.run('new e B 100@1'), ['ack e']);
});

test('orders beyond the table retire the one that has been final for longest, and its id stays used', () => {
  const rig = createRig({ orders: 3, retired: 1 });
  rig.run('new a B 100@1');
  rig.run('new b S 100@1');
  rig.run('new c B 100@1');
  assert.deepEqual(rig.run('new d B 100@1'), ['ack d']);
  assert.equal(rig.gateway.orders.size, 3);
  assert.deepEqual([...rig.gateway.retired.keys()], ['b']);
  assert.deepEqual(rig.run('cancel b'), ['nocancel b order is final']);
  assert.deepEqual(rig.run('new e B 100@1'), ['rejected e this venue remembers no more client ids']);
});

test('with open orders only, a full table refuses more', () => {
  const rig = createRig({ orders: 2 });
  rig.run('new a B 100@1');
  rig.run('new b B 100@1');
  assert.deepEqual(rig.run('new c B 100@1'), ['rejected c too many open orders at this venue']);
});

test('executions beyond their limit are forgotten oldest first', () => {
  const rig = createRig({ executions: 8 });
  for (let n = 0; n < 20; n++) {
    rig.run(`new b${n} B 100@1`);
    rig.run(`new s${n} S 100@1`);
  }
  const { executions } = rig.gateway;
  assert.ok(executions.length >= 8 && executions.length <= 9, String(executions.length));
  assert.equal(executions.at(-1)?.id, 40);
});

test('a full log refuses orders while cancels and fills go on', () => {
  let full = false;
  const rig = createRig({}, () => full);
  rig.run('new a B 100@2');
  full = true;
  assert.deepEqual(rig.run('new b B 100@1'), ['rejected b log full']);
  assert.deepEqual(rig.run('quote 98@1 100@1'), ['fill a 100@1']);
  assert.deepEqual(rig.run('cancel a'), ['cancelled a 1']);
});
