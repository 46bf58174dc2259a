import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BOOK_RISK_WIDTH, BookRiskColumn } from '../../../core/state/risk-columns.ts';
import { findBook } from '../../../core/state/state.ts';
import { begun } from '../../support/begun-world.ts';
import { addTag, setLimits } from '../../support/risk-rows.ts';

describe('repeated executions', () => {
  it('stop a book with the first that is too many, until a person re-arms it', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { max_executions: 2, execution_window_ms: 1000 });
    script.play(`
      new B 100@9000 id=a → accepted
      ack a
      fill a 1@9000
      fill a 1@9000
      new B 1@9000 → accepted
      wait 999999us
      fill a 1@9000
      new B 1@9000 → refused EXECUTION_THROTTLE limit 2 value 3
      new B 1@9000 of=1 → accepted
      new B 1@9000 account=1 → accepted
      wait 48h
      new B 1@9000 → refused EXECUTION_THROTTLE limit 2 value 3
      rearm        → throttle_rearmed
      new B 1@9000 → accepted
      rearm        → query_refused NOT_TRIPPED
      rearm of=1   → query_refused NOT_TRIPPED
      rearm account=3 → query_refused NOT_TRIPPED
    `);
  });

  it('count from the first of a window: what comes after its end begins another', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { max_executions: 2, execution_window_ms: 1000 });
    script.play(`
      new B 100@9000 id=a
      ack a
      fill a 1@9000
      fill a 1@9000
      wait 1s
      fill a 1@9000
      fill a 1@9000
      new B 1@9000 → accepted
      fill a 1@9000
      new B 1@9000 → refused EXECUTION_THROTTLE
    `);
  });

  it('leave the way out open: what only makes the position smaller passes, and not one lot more', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { max_executions: 1, execution_window_ms: 1000 });
    script.play(`
      new B 10@9000 id=a
      ack a
      fill a 5@9000
      fill a 5@9000
      new S 6@9100 id=b → accepted
      new S 5@9100      → refused EXECUTION_THROTTLE
      new S 4@9100      → accepted
      new S 1@9100      → refused EXECUTION_THROTTLE
      ack b
      replace b 6@9200  → pending_replace
      report replaced b 6@9200
      replace b 7@9200  → request_refused EXECUTION_THROTTLE limit 1 value 2
      cancel b          → pending_cancel
    `);
  });

  it('are counted for a tag by itself, and re-armed by itself', () => {
    const { script, world } = begun();
    const tag = addTag(world.state, 0, 'alpha', 0);
    setLimits(world.state, { account: 0, tag }, { max_executions: 1, execution_window_ms: 1000 });
    script.play(`
      new B 10@9000 tag=alpha id=a
      ack a
      fill a 1@9000
      fill a 1@9000
      new B 1@9000 tag=alpha → refused EXECUTION_THROTTLE limit 1 value 2
      new B 1@9000           → accepted
      rearm                  → query_refused NOT_TRIPPED
      rearm tag=beta         → query_refused NOT_TRIPPED
      rearm tag=alpha        → throttle_rearmed
      new B 1@9000 tag=alpha → accepted
    `);
    // A tag's own position is what its way out is measured by.
    script.play(`
      fill a 1@9000
      fill a 1@9000
      new S 4@9100 tag=alpha → accepted
      new S 1@9100 tag=alpha → refused EXECUTION_THROTTLE
    `);
  });

  it('are not counted where no limit is set', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 1 }, { max_executions: 1 });
    script.play('new B 10@9000 id=a\nack a\nfill a 1@9000\nfill a 1@9000\nnew B 1@9000 → accepted');
    const row = findBook(world.state, 0, 0) * BOOK_RISK_WIDTH;
    assert.equal(world.state.bookRisk.words[row + BookRiskColumn.EXECUTIONS], 0);
  });

  it('stay stopped when the limit is gone or larger', () => {
    const { script, world } = begun();
    setLimits(world.state, { account: 0 }, { max_executions: 1 });
    script.play('new B 10@9000 id=a\nack a\nfill a 1@9000\nfill a 1@9000\nnew B 1@9000 → refused');
    setLimits(world.state, { account: 0 }, { max_executions: 100 });
    script.play('new B 1@9000 → refused EXECUTION_THROTTLE limit 1 value 2');
  });
});
