import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrderEvent, noteText, statusAfter } from '../../../core/order/lifecycle.ts';
import { isFinal, OrderStatus } from '../../../core/schema/order-kind.ts';
import { begun } from '../../support/begun-world.ts';
import type { Script } from '../../support/order-script.ts';

/** How an order of 100 lots comes to stand where a row of the table begins. */
const Ways: Readonly<Record<string, string>> = {
  routed: 'new B 100@10000 id=a → accepted routed',
  live: 'new B 100@10000 id=a\nack a → live plain',
  partly_filled: 'new B 100@10000 id=a\nack a\nfill a 40@10000 → partly_filled plain',
  pending_cancel: 'new B 100@10000 id=a\nack a\ncancel a → pending_cancel plain',
  pending_replace: 'new B 100@10000 id=a\nack a\nreplace a 120@10000 → pending_replace plain',
  unknown: 'new B 100@10000 id=a\nreport unknown a → unknown plain',
  filled: 'new B 100@10000 id=a\nack a\nfill a 100@10000 → filled plain',
  cancelled: 'new B 100@10000 id=a\nack a\nreport cancelled a → cancelled plain',
  rejected: 'new B 100@10000 id=a\nreport rejected a → rejected plain',
  expired: 'new B 100@10000 id=a\nack a\nreport expired a → expired plain',
  not_sent: 'new B 100@10000 id=a\nreport not_sent a → not_sent plain',
  armed: 'new S 100@market stop=9900 id=a → accepted armed',
  triggered:
    'new S 100@market stop=9900 id=a\nscore 0 ready tokens=0\nscore 1 ready tokens=0\ntick 9900 → triggered, plan_moved\nscore 0 ready\nscore 1 ready',
  working: 'new B 100@10000 iceberg=2 id=a → accepted working of a, accepted routed',
  held: 'new S 100@10000 account=1\nnew B 100@10000 id=a stp=cancel_oldest → accepted held',
};

/**
 * Every report at every status: the status it leads to, SUSPENSE, or `-` for nothing told. With `!` the pair is odd
 * and its event says why it is real. `partly` fills 10 lots, `rest` 120 in all.
 */
const Table = `
                      routed         live           partly_filled  pending_cancel  pending_replace  unknown    filled     cancelled   rejected   expired    not_sent held     armed     triggered working
  acknowledged        live           live!          partly_filled! pending_cancel  pending_replace  live       filled!    cancelled!  SUSPENSE   expired!   SUSPENSE SUSPENSE SUSPENSE  SUSPENSE  SUSPENSE
  partly              partly_filled  partly_filled  partly_filled  pending_cancel  pending_replace  unknown!   filled!    cancelled!  SUSPENSE   expired!   SUSPENSE SUSPENSE SUSPENSE  SUSPENSE  SUSPENSE
  rest                filled         filled         filled         filled          filled           filled     filled!    filled!     SUSPENSE   filled!    SUSPENSE SUSPENSE SUSPENSE  SUSPENSE  SUSPENSE
  cancelled           cancelled      cancelled      cancelled      cancelled       cancelled        cancelled  SUSPENSE   cancelled!  SUSPENSE   expired!   SUSPENSE -        -         -         -
  expired             expired        expired        expired        expired         expired          expired    SUSPENSE   cancelled!  SUSPENSE   expired!   SUSPENSE -        -         -         -
  cancel_rejected     routed!        live!          partly_filled! live            pending_replace  unknown    filled!    cancelled!  rejected!  expired!   not_sent! -        -         -         -
  replaced            SUSPENSE       live!          partly_filled! pending_cancel  live             live       filled!    cancelled!  SUSPENSE   expired!   SUSPENSE -        -         -         -
  replace_rejected    SUSPENSE       live!          partly_filled! pending_cancel  live             unknown    filled!    cancelled!  rejected!  expired!   not_sent! -        -         -         -
  rejected            rejected       rejected!      SUSPENSE       rejected!       rejected!        rejected   SUSPENSE   SUSPENSE    rejected!  SUSPENSE   SUSPENSE -        -         -         -
  rejected_transient  rejected       rejected!      SUSPENSE       rejected!       rejected!        rejected   SUSPENSE   SUSPENSE    rejected!  SUSPENSE   SUSPENSE -        -         -         -
  not_sent            not_sent       SUSPENSE       SUSPENSE       not_sent!       SUSPENSE         not_sent   SUSPENSE   SUSPENSE    SUSPENSE   SUSPENSE   not_sent! -        -         -         -
  absent              not_sent       SUSPENSE       SUSPENSE       not_sent!       SUSPENSE         not_sent   SUSPENSE   SUSPENSE    -          SUSPENSE   not_sent! -        -         -         -
  outcome_unknown     unknown        unknown        unknown        unknown         unknown          -          -          -           -          -          -      -        -         -         -
  state:open          live           -              -              -               -                live       -          -           SUSPENSE   -          SUSPENSE SUSPENSE SUSPENSE  SUSPENSE  SUSPENSE
  state:filled        SUSPENSE       SUSPENSE       SUSPENSE       SUSPENSE        SUSPENSE         SUSPENSE   -          SUSPENSE    SUSPENSE   SUSPENSE   SUSPENSE -        -         -         -
  state:cancelled     cancelled      cancelled      cancelled      cancelled       cancelled        cancelled  -          -           -          -          -      -        -         -         -
  state:expired       expired        expired        expired        expired         expired          expired    -          -           -          -          -      -        -         -         -
  state:rejected      rejected       rejected!      SUSPENSE       rejected!       rejected!        rejected   -          -           -          -          -      -        -         -         -
  state:absent        -              -              -              -               -                -          -          -           -          -          -      -        -         -         -
`;

function act(report: string, status: string): string {
  if (report === 'partly') return 'fill a 10@10000';
  const already = status === 'partly_filled' ? 40 : status === 'filled' ? 100 : 0;
  if (report === 'rest') return `fill a ${120 - already}@10000`;
  return report.startsWith('state:') ? `state ${report.slice(6)} a` : `report ${report} a`;
}

function check(script: Script, report: string, status: string, wanted: string): void {
  const next = wanted.replace('!', '');
  const { world } = script;
  const id = script.names.get('a')!;
  const before = world.order(id)!;
  if (wanted === '-') {
    script.play(`${act(report, status)} → nothing`);
    assert.deepEqual(world.order(id), before);
    return;
  }
  if (wanted === 'SUSPENSE') {
    script.play(`${act(report, status)} → suspended of a\nbook → halted`);
    assert.equal(world.order(id)!.status, status, 'the order stays as it was');
    script.play('new B 1@10000 → refused SYMBOL_HALTED\nnew B 1@10000 of=1 → accepted');
    return;
  }
  // Of 100 lots 120 are more than there is, odd or not: that is the one odd thing that halts.
  const tooMuch = (report === 'rest' && status !== 'pending_replace') || (report === 'partly' && status === 'filled');
  script.play(`${act(report, status)} → ${next} of a\nbook → ${tooMuch ? 'halted' : 'trading'}`);
  const event = world.last()!;
  if (tooMuch) assert.equal(noteText(event.note), 'filled beyond its quantity');
  else assert.equal(noteText(event.note) !== undefined, wanted.endsWith('!'), `note: ${noteText(event.note)}`);
  if (isFinal(OrderStatus[next as keyof typeof OrderStatus])) script.play('account → open 0 notional 0\nbook → buy 0');
  else script.play('account → open 1');
}

const [head, ...rows] = Table.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

for (const [column, status] of head!.entries()) {
  test(`every report about an order that is ${status} leads where the lifecycle says`, () => {
    for (const [report, ...wanted] of rows) {
      try {
        check(begun().script.play(Ways[status]!), report!, status, wanted[column]!);
      } catch (error) {
        throw new Error(`${status} × ${report} → ${wanted[column]}: ${(error as Error).message}`, { cause: error });
      }
    }
  });
}

test('the table has every status and every kind of report', () => {
  assert.deepEqual(
    head!.toSorted(),
    Object.keys(OrderStatus)
      .filter((name) => name !== 'none')
      .toSorted(),
  );
  for (const row of rows) assert.equal(row.length, head!.length + 1, row[0]);
});

/* What is kept here hears of no venue, and of nobody but its client, its time, its price and its plan. */
const Refused: readonly (readonly [keyof typeof OrderStatus, keyof typeof OrderEvent, string])[] = [
  ['armed', 'cancelled', 'its end is asked for, and is at once'],
  ['armed', 'not_sent', 'it can’t leave before it is triggered'],
  ['armed', 'released', 'it can’t leave before it is triggered'],
  ['armed', 'partly', 'no venue has it'],
  ['triggered', 'cancelled', 'its end is asked for, and is at once'],
  ['triggered', 'triggered', 'its price is reached once'],
  ['triggered', 'partly', 'no venue has it'],
  ['working', 'partly', 'what a leg has filled is told of the leg'],
  ['working', 'not_sent', 'it isn’t sent, its legs are'],
  ['working', 'released', 'it isn’t sent, its legs are'],
];
for (const [status, event, why] of Refused) {
  test(`an order that is ${status} is never ${event}: ${why}`, () => {
    for (const filled of [0, 1]) assert.equal(statusAfter(OrderStatus[status], OrderEvent[event], filled), 0);
  });
}
