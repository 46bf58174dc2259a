import { CommandByte, CommandHalf, CommandKind } from '../../core/schema/command.ts';
import { COMMAND_DEFINITION } from '../../core/schema/definition.ts';
import { EventKind } from '../../core/schema/event.ts';
import { recordsOf } from '../../core/memory/records.ts';
import { EventHalf } from '../../core/schema/event.ts';
import { play } from '../support/order-script.ts';
import { type World, type WorldOptions, setText, smallCapacities } from '../support/engine-world.ts';
import { beginRisk, setMetrics, setRate } from '../support/risk-world.ts';

/** A replica that reads the golden journals has these. */
export const goldenCapacities = smallCapacities;

const options: WorldOptions = { capacities: goldenCapacities, brokers: 2, checkpointEvery: 40, finalsKept: 6 };

const ROUNDS = 10;
const TYPES_ROUNDS = 4;

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

/** Once risk has begun: limits, what is held for whom, each order type with what a venue and the market make of it. */
const typesRound = `
  timers +24h
  quote 10000
  limit account=0 max_order_quantity=1000 collar_bps=1000
  limit account=0 tag=left max_position=900 self_trade_mode=2
  override o{n} OPEN_NOTIONAL_LIMIT,NOTIONAL_LIMIT
  new B 10@9900 as=p{n} account=1 tag=left post
  ack p{n}
  new B 40@market as=q{n} protect=100
  fill q{n} 40@10010
  new S 30@10100 as=r{n} reduce
  ack r{n}
  replace r{n} 35@10110
  report replaced r{n} 35@10110
  swap r{n} S 20@10120 as=s{n} mode=stop_on_failure reduce
  report cancelled r{n}
  timers
  ack s{n}
  swap s{n} S 10@10130 as=t{n} mode=allow_failure
  report cancelled s{n}
  swap t{n} B 5000@9990 mode=allow_failure
  swap t{n} B 50@9990 as=L{n} mode=allow_failure
  report cancelled t{n}

  new S 12@market as=u{n} stop=9950 protect=auto
  replace u{n} 9@0 stop=9940
  tick 9945
  tick 9940
  fill u{n} 9@9938
  new B 6@10060 as=v{n} stop=10050 by=bid_ask day
  tick ask=10051 bid=10049
  ack v{n}
  cancel v{n}
  report cancelled v{n}
  new S 5@market as=w{n} trail=2% by=mark account=1
  new S 5@market as=x{n} trail=40 gtd until=+2h
  ticks 10050,10120,10095
  replace x{n} 0@0 trail=30
  tick 10085
  replace w{n} 4@0 trail=1% account=1
  report busy x{n}
  fill x{n} 5@10080
  cancel w{n} account=1
  marks 10040 9990

  new B 31@9950 as=y{n} iceberg=3 variance=0.2 tag=left
  ack y{n}.1
  fill y{n}.1 4@9950
  replace y{n} 25@9951
  report replaced y{n}.1 as@asked
  fill y{n}.1 rest@9951
  timers +1s
  report not_sent y{n}.2
  timers +2s
  ack y{n}.2
  cancel y{n}
  report cancelled y{n}.2
  new S 70@10200 as=z{n} of=1 autoslice account=1
  ack z{n}.1
  fill z{n}.2 rest@10200
  fill z{n}.1 rest@10201
  report rejected z{n}.3

  new B 10@9980 as=A{n} bracket target=10200 stop=9800 flatten day
  ack A{n}
  replace A{n} 0@0 target=10250
  fill A{n} 4@9980
  ack A{n}.2
  fill A{n} 6@9980
  report replaced A{n}.2 10@10250
  replace A{n}.1 0@0 stop=9810
  replace A{n}.2 0@10240
  report replaced A{n}.2 10@10240
  tick 9805
  fill A{n}.2 3@10240
  report cancelled A{n}.2
  fill A{n}.1 7@9801
  fill A{n}.2 2@10240 exec=9{n}01
  fill A{n}.3 2@9990
  new B 8@10000 as=B{n} bracket target=10200 trail=50 full account=1 id=B{n}
  fill B{n} 8@10000
  timers +2s
  report rejected B{n}.2
  timers +3s
  ack B{n}.3
  cancel B{n} account=1
  new B 6@market as=C{n} oto stop=9700 limit=9690
  fill C{n} 6@10000
  tick 9695
  ack C{n}.1
  fill C{n}.1 6@9691
  new B 7@market as=D{n}
  fill D{n} 7@10000
  new S 7@10300 as=E{n} oco target=10300 stop=9750
  ack E{n}
  fill E{n} 3@10300
  new S 2@market as=F{n}
  fill F{n} 2@10001
  settle
  timers +2s
  cancel E{n}
  report cancelled E{n}

  new S 5@market as=G{n} stop=9000
  new B 9@9900 as=H{n} iceberg=2
  new B 10@9980 as=I{n} bracket target=10200 stop=9800
  fill I{n} 10@9980
  cancel p{n} account=1
  report cancelled p{n}
`;

/** Twice: an engine starts again in the middle of plans, trades no more, and all of it ends. */
const typesBetween = `
  new B 1@9000 id=J{n} tag=right
  down 0
  settle
  restart
  up 0
  settle
  report absent J{n}
  report absent H{n}.1
  state open I{n}.2 10@10200
  reconciled 0
  settle
  ready 0
  ready 1
  trading reducing account=1
  trading active account=1
  trading halted cancels
  settle
  report cancelled I{n}.2
  timers +1s
  trading active
  limit account=1 max_executions=1 execution_window_ms=60000
  new B 2@9990 as=K{n} account=1
  fill K{n} 1@9990
  fill K{n} 1@9990
  new B 1@9990 account=1
  rearm account=1
  limit account=1 max_executions=none
  timers +3s
  cancel all
  settle
`;

/** Every event of the script, as the engine wrote it. */
export function goldenEvents(): Uint8Array[] {
  const script = play('', options);
  for (let n = 0; n < ROUNDS; n++) {
    script.play(round.replaceAll('{n}', String(n)));
    if (n % 3 === 1) script.play(between.replaceAll('{n}', String(n)));
  }
  script.play(atTheEnd);
  for (let n = 0; n < ROUNDS; n++) script.play(`report cancelled e${n}\nreport cancelled m${n}`);
  beginTypes(script.world);
  for (let n = 0; n < TYPES_ROUNDS; n++) {
    script.play(typesRound.replaceAll('{n}', String(n)));
    if (n % 2 === 1) script.play(typesBetween.replaceAll('{n}', String(n)));
    setMetrics(script.world, 0, -1, 1_000 + n, script.world.inputs.nowUs);
    setRate(script.world, 1, 'EUR', 1_080_000 + n, script.world.inputs.nowUs);
  }
  return script.world.journal;
}

/** Risk begins with what is open; instrument 1 has a freeze quantity, and a fill at broker 1 a fee. */
function beginTypes(world: World): void {
  beginRisk(world, 60_000_000);
  world.limit({ layer: 'configured' }, { max_order_quantity: 500_000, max_position: 1_000_000, max_open_orders: 60 });
  world.command(CommandKind.define_instrument, (command) => {
    command.i32[CommandHalf.INSTRUMENT] = 1;
    setText(command, 'SYMBOL1');
    command.f64.set([1, 1, 2, 1, 0, 1, 1, 5_000_000, 0, 0, 0, 25], COMMAND_DEFINITION);
  });
  world.command(CommandKind.define_broker, (command) => {
    command.u8[CommandByte.BROKER] = 1;
    setText(command, 'broker-1');
    command.f64.set([1, 0, 0, 1, 250, 40, 7], COMMAND_DEFINITION);
  });
}

/** Kinds that are journaled and that no event of these is of. */
export function missingKinds(events: readonly Uint8Array[]): string[] {
  const seen = new Set(events.map((event) => recordsOf(event.slice().buffer).i32[EventHalf.KIND_VERSION]! & 0xffff));
  return Object.entries(EventKind)
    .filter(([, kind]) => kind < EventKind.order_view && !seen.has(kind))
    .map(([name]) => name);
}
