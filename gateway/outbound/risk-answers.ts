import type { Records } from '../../core/memory/records.ts';
import { EventByte, EventHalf, EventKind, NO_BROKER } from '../../core/schema/event.ts';
import { LimitOwner } from '../../core/schema/risk.ts';
import { LIMITS_VERSION_WORD } from '../../core/schema/views.ts';
import { PendingKind } from '../inbound/pending.ts';
import { type RiskEncoder, type ScopeMoney, scopeMoney, unrealisedOf } from './encode-risk.ts';

/**
 * Answers about risk are put together of several views: each is kept as a row, its first letter saying what it is, until
 * the end comes.
 */
export interface RiskAnswers {
  /** The row that a view is kept as; undefined: it is no view of these. */
  row(asked: PendingKind, records: Records, at: number): string | undefined;
  /** The whole, at the end at byte `at`; undefined: nothing of these was asked for. */
  whole(asked: PendingKind, rows: readonly string[], records: Records, at: number): string | undefined;
}

const KIND_VERSION = EventHalf.KIND_VERSION;
const Part = {
  scope: 'a',
  tag: 't',
  firm: 'f',
  check: 'c',
  money: 'm',
  pnl: 'p',
  limit: 'l',
  held: 'h',
  override: 'o',
} as const;
type Part = (typeof Part)[keyof typeof Part];

export function createRiskAnswers(encoder: RiskEncoder): RiskAnswers {
  function pnlOf(rows: readonly string[]): string {
    const money = JSON.parse(partsOf(rows, Part.money)[0] ?? '{}') as ScopeMoney;
    let unrealised = 0;
    const positions: string[] = [];
    // Each position as "units json": the sum is the account's, so that the two say the same.
    for (const text of partsOf(rows, Part.pnl)) {
      const space = text.indexOf(' ');
      unrealised += Number(text.slice(0, space));
      positions.push(text.slice(space + 1));
    }
    return `{${encoder.pnl(money, unrealised)},"positions":[${positions.join(',')}]}`;
  }

  return {
    row(asked, records, at) {
      switch (records.i32[(at >> 2) + KIND_VERSION]! & 0xffff) {
        case EventKind.account_view: {
          if (asked === PendingKind.pnl) return Part.money + JSON.stringify(scopeMoney(records, at));
          const owner = records.i32[(at >> 2) + EventHalf.NOTE]!;
          const part = owner === LimitOwner.firm ? Part.firm : owner === LimitOwner.tag ? Part.tag : Part.scope;
          return `${part}${encoder.scope(records, at)}`;
        }
        case EventKind.position_view:
          return asked === PendingKind.pnl
            ? `${Part.pnl}${unrealisedOf(records, at)} ${encoder.pnlRow(records, at)}`
            : undefined;
        case EventKind.check_view:
          return Part.check + encoder.check(records, at);
        case EventKind.limit_view: {
          const isResolved = records.i32[(at >> 2) + EventHalf.NOTE] === 0;
          const part = !isResolved ? Part.limit : isFirmView(records, at) ? Part.firm : Part.held;
          return part + encoder.limits(records, at);
        }
        case EventKind.override_view:
          return Part.override + encoder.override(records, at);
        case EventKind.verdict_view:
          return Part.scope + encoder.verdict(records, at);
        default:
          return undefined;
      }
    },

    whole(asked, rows, records, at) {
      const version = records.f64[(at >> 3) + LIMITS_VERSION_WORD]!;
      switch (asked) {
        case PendingKind.account: {
          const firm = partsOf(rows, Part.firm)[0];
          const tags = partsOf(rows, Part.tag).map((tag) => `{${tag}}`);
          return (
            `{${partsOf(rows, Part.scope)[0]},"tags":[${tags.join(',')}],"firm":${firm === undefined ? 'null' : `{${firm}}`}` +
            `,"controls":[${partsOf(rows, Part.check).join(',')}]}`
          );
        }
        case PendingKind.pnl:
          return pnlOf(rows);
        case PendingKind.validate:
          return `{${partsOf(rows, Part.scope)[0]},"checks":[${partsOf(rows, Part.check).join(',')}]}`;
        case PendingKind.limits:
          return (
            `{"version":${version},"in_force":${partsOf(rows, Part.held)[0]},"firm":${partsOf(rows, Part.firm)[0] ?? 'null'}` +
            `,"set":[${partsOf(rows, Part.limit).join(',')}],"overrides":[${partsOf(rows, Part.override).join(',')}]}`
          );
        default:
          return undefined;
      }
    },
  };
}

/** What holds for the firm names no account. */
function isFirmView({ i32, u8 }: Records, at: number): boolean {
  return i32[(at >> 2) + EventHalf.ACCOUNT] === -1 && u8[at + EventByte.BROKER] === NO_BROKER;
}

function partsOf(rows: readonly string[], part: Part): string[] {
  return rows.filter((row) => row.startsWith(part)).map((row) => row.slice(1));
}
