import { EventKind } from '../../core/schema/event.js';
import { recordsOf } from '../../core/memory/records.js';
import { EventHalf } from '../../core/schema/event.js';
import { play } from '../support/order-script.js';
import { smallCapacities } from '../support/engine-world.js';
/** A replica that reads the golden journals has these. */
export const goldenCapacities = smallCapacities;
const options = { capacities: goldenCapacities, brokers: 2, checkpointEvery: 40, finalsKept: 6 };
const ROUNDS = 10;
/** What a day brings, in the language of the order tests; `{n}` is the round. */
const round = `
  new B 100@10000 id=a{n}
  ack a{n}
  fill a{n} 40@9990
  replace a{n} 120@10010
  report replaced a{n} 120@10010
  cancel a{n}
  report cancelled a{n}
  new S 20@10020 id=b{n} account=1 day
  report rejected b{n}
  new B 30@9990 id=c{n} ttl=5
  report busy c{n}
  report not_sent c{n}
  new B 10@market id=d{n} ioc
  fill d{n} 10@10001
  new S 50@10005 id=e{n} of=1
  report unknown e{n}
  settle
  state open e{n} 50@10005
  cancel e{n}
  report cancel_rejected e{n}
  new S 60@10006 id=f{n} until=+1m gtd
  ack f{n}
  replace f{n} 70@10007
  report replace_rejected f{n}
  report expired f{n}
  new B 2000000@10000 id=g{n}
  new B 5@9996 id=i{n}
  ack i{n}
  replace i{n} 2000000@10000
  cancel i{n}
  report cancelled i{n}
  new B 5@9995 id=h{n} account=1
  ack h{n}
  cancel all account=1
  settle
  report cancelled h{n}
  hold {n} grace=1s
  hold 7 entries grace=60s account=1
  after 8 30s
  new S 5@10400 id=m{n}
  drop {n}
  drop 7 account=1
  release 9
  wait 250ms
  quote 1000{n}
  timers +70s
`;
const between = `
  new B 7@9990 id=k{n}
  down 1
  settle
  restart
  up 0
  settle
  report absent k{n}
  reconciled 0
  settle
  up 1
  settle
  reconciled 1
  settle
  ready 0
  ready 1
  halt
  new B 1@10000 id=l{n}
  resume
  timers +90000s
  timers
`;
const atTheEnd = `
  new S 9@10001 id=z of=1
  fill z 4@10001 exec=77
  fill z 4@10002 exec=77
  fill #999999 1@10000
`;
/** Every event of the script, as the engine wrote it. */
export function goldenEvents() {
    const script = play('', options);
    for (let n = 0; n < ROUNDS; n++) {
        script.play(round.replaceAll('{n}', String(n)));
        if (n % 3 === 1)
            script.play(between.replaceAll('{n}', String(n)));
    }
    script.play(atTheEnd);
    return script.world.journal;
}
/** Kinds that are journaled and that no event of these is of. */
export function missingKinds(events) {
    const seen = new Set(events.map((event) => recordsOf(event.slice().buffer).i32[EventHalf.KIND_VERSION] & 0xffff));
    return Object.entries(EventKind)
        .filter(([, kind]) => kind < EventKind.order_view && !seen.has(kind))
        .map(([name]) => name);
}
//# sourceMappingURL=script.js.map