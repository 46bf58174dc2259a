/** Bugs that the simulator has found, each in the shortest script that it found. All of them hold now. */
export interface Found {
  readonly name: string;
  /** Settings of the world, where they aren't the usual ones. */
  readonly world?: string;
  readonly script: string;
}

export const found: readonly Found[] = [
  {
    name: 'the answer that waited for the venue does not show the tag of an order that had its slot before',
    world: 'sync=1 events=32',
    script: `
      new B 10@10000 id=o1
      new B 10@10000 id=o2
      new B 10@10000 id=o3
      new B 10@10000 id=o4
      new B 10@10000 id=o5
      new B 10@10000 id=o6
      new B 10@10000 id=o7
      cancel o1
      new B 10@10000 id=o8
      new B 10@10000 id=o9
      new B 10@10000 id=o10
      new B 10@10000 id=o11
      new B 10@10000 id=o12
      new B 10@10000 id=o13
      cancel o2
      new B 10@10000 id=o14
    `,
  },
  {
    name: 'an order whose acknowledgement was lost is live once its venue says that it rests, whoever asked',
    script: `
      venue a: next ack lost
      new B 10@10000 id=o1
      venue a: next cancel refused
      cancel o1
    `,
  },
  {
    name: 'an order whose time comes while its cancel is under way is asked for again, within the lifecycle',
    script: `
      venue a: next cancelled late
      new S 10@10000 id=o1 gtd until=3s
      wait 1s
      cancel o1
      wait 1s
      wait 1s
    `,
  },
  {
    name: 'an old answer to a replace, told again, does not bring the old size back',
    script: `
      venue a: next replaced late-twice
      new B 50@10000 id=o1
      replace o1 10@10000
      replace o1 70@10001
      wait 8s
    `,
  },
  {
    name: 'a replace that was done while nobody listened is seen when the venue is asked',
    script: `
      venue a: unfenced
      new B 10@10000 id=o9
      venue a: next replace slow
      replace o9 5@10027
      wait 100ms
      kill
      wait 100ms
    `,
  },
  {
    name: 'an order that its venue rejects while a replace is under way ends, and is not held for ever',
    script: `
      venue a: next place changes-its-mind
      venue a: next replace ignored
      venue a: next reject late
      new B 10@10000 id=o6
      replace o6 1@9904
      cancel o6
    `,
  },
  {
    name: 'a start does not forget what its venue was sent a moment before, and still counts',
    script: `
      world perSecond=3
      new B 10@10000 id=o1
      new S 10@10000 id=o2
      power cut
      new B 10@10000 id=o5
      new B 10@10000 id=o6
    `,
  },
  {
    name: 'a cancel that was sent again in a run before counts twice in what the venue has seen',
    script: `
      world perSecond=3
      new B 10@10000 id=o1
      venue a: next cancel ignored
      cancel o1
      venue a: next cancel refused
      kill
      kill
      cancel o1
    `,
  },
  {
    name: 'a cancel that had waited for more than a minute and left at the last moment counts, too',
    script: `
      world brokers=3 perSecond=9
      new B 10@10000 id=o1 account=1
      new B 10@10000 id=o2 account=1
      wait 1s
      new B 10@10000 id=o3  ~3
      new B 10@10000 id=o5 gtd until=3s
      hold 1  ~3
      new B 10@10000 id=g40
      new B 10@10000 id=g41
      new B 10@10000 id=g42
      new B 10@10000 id=g43
      new B 10@10000 id=g44
      new B 10@10000 id=g45
      new B 10@10000 id=g46
      power cut
      wait 1s
      kill  ~3
      wait 1s
      wait 1s
      wait 1s
      hold 1
      new B 10@10000 id=g700 &
      new B 10@10000 id=g701 &
      new B 10@10000 id=g702 &
      new B 10@10000 id=g703 &
      new B 10@10000 id=g704 &
      new B 10@10000 id=g705
      hold 1 account=1
      new B 10@10000 id=g710 &
      new B 10@10000 id=g711
      wait 500ms
      wait 500ms
      kill
      wait 3s
      wait 61s  ~3
      kill
    `,
  },
  {
    name: 'the first order of a tag keeps the position limit that its next one is held to',
    script: `
      new B 50@10000 id=o2
      venue: fill o2 50
      limit max_position=30
      new S 50@9950 id=o4
    `,
  },
  {
    name: 'an order that is held for one that only a person can clear up is held so long, and nothing else of it is amiss',
    script: `
      venue a: next place changes-its-mind
      venue a: next reject late
      new B 10@10000 id=o7
      venue: late-fill o7 5
      new S 10@10000 id=o111 stp=cancel_both
    `,
  },
  {
    name: 'an exit that became too large in a halted scope is cancelled there, and no replace is sent',
    script: `
      new S 10@10000 id=t3 type=bracket target=9800 stop=10100
      venue: fill t3 500
      new B 10@10000 id=k92
      state halted
      venue: fill k92 5
    `,
  },
  {
    name: 'a stop whose target only a person can clear up waits for it, and says that protection is missing',
    script: `
      venue a: next truth filled
      new B 10@10000 id=t3 type=bracket target=10100 trail=60
      venue: fill t3 500
      venue a: goes down
      venue a: comes up
      spike 9850
    `,
  },
  {
    name: 'a group whose cancels were refused as a guard fired asks again until nothing of it rests',
    script: `
      wait 100ms
      new B 10@10000 id=t2 type=bracket target=10200 stop=9900
      venue: fill t2 1
      hold 1
      venue a: blocks
      drop 1
      wait 1s
      wait 1s
    `,
  },
  {
    name: 'the stop of a group with market protection keeps its band when it leaves again',
    world: 'brokers=1',
    script: `
      new B 10@10000 id=u1 type=bracket target=10100 stop=9900 protect=1
      venue: fill u1 500
      wait 100ms
      venue a: next place unfilled
      spike 9850
      wait 1s
    `,
  },
  {
    name: 'an OCO that was made as small as what it has traded leaves no exit behind, also where the answer was lost',
    script: `
      new B 20@9990 id=u3
      venue: fill u3 500
      new S 50@market id=t3 type=oco target=10100 stop=9900
      replace t3 10@10000  ~1
      kill  ~3
      venue: fill t3 500
    `,
  },
  {
    name: 'an exit is held where only the limits of its broker keep the firm from meeting itself',
    script: `
      cancel o1
      new B 10@10000 id=t0 type=bracket target=10200 stop=9900 limit=9890
      venue: fill t0 500
      spike 9850
      limit broker=0 self_trade_mode=2
      new B 10@10000 id=o15
    `,
  },
  {
    name: 'an iceberg whose leg filled more than it became smaller to holds what that leg may still trade',
    script: `
      new S 100@10000 id=t2 type=iceberg legs=4
      venue: fill t2/leg 500
      venue a: next replace slow
      replace t2 30@10005
      venue a: next cancel slow
      venue: fill t2/leg 20
      wait 100ms
    `,
  },
  {
    name: 'an OCO that shrank while its target was on its way out is not made larger by what the venue tells of the target',
    script: `
      new B 50@10000 id=u41
      venue: fill u41 500
      new S 50@market id=u4 type=oco target=10100 trail=60
      new S 10@market id=u2 type=stop at=9900 gtd ttl=1
      venue a: next cancel ignored
      spike 9850
      new B 20@market id=u0 type=bracket target=10200 stop=9800
    `,
  },
  {
    name: 'a target that only reduces becomes as small as the position, beside another order that sells',
    script: `
      new B 10@10000 id=o1
      venue: fill o1 50
      new S 10@10000 id=o2
      new B 50@10000 id=u01
      venue: fill u01 500
      new S 50@10050 id=u0 type=oco target=10050 stop=9950 reduce
      new S 20@10040 id=u02
      venue: fill u02 500
    `,
  },
  {
    name: 'a target is not over because its venue refuses an earlier replace again, while a later one has made it larger',
    script: `
      venue a: next replace-reject late-twice
      venue a: next state lost
      venue a: next state lost
      venue a: next replaced late
      new S 10@10000 id=t2 type=bracket target=9800 stop=10100
      venue: fill t2 1
      venue: fill t2 3 &
      venue a: next replace refused
      venue: fill t2 500
      venue: fill t2/target 1
      wait 1s
      wait 1s
      wait 1s
      wait 1s
    `,
  },
  {
    name: 'an order is within its limit when its venue acknowledges it, though its currency has risen since it was allowed',
    world: 'foreign=1',
    script: `
      rate 1000000
      new B 50@10083 id=o12 of=1  ~2
      limit firm max_open_notional=300000 &
      rate 1200000
    `,
  },
];
