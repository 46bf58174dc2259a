import { recordsOf, type Records } from '../../memory/records.ts';
import { ANY_INSTRUMENT, COMMAND_BYTES } from '../../schema/command.ts';
import { type ChecksTaken, createChecks } from './query-checks.ts';

/**
 * A list that is being answered: it goes on a step at a time, as far as the answers ring has room. Only the engine
 * thread's own scratch: a query changes nothing and is not journaled.
 */
export interface QueryCursor {
  /** 0: none under way. */
  kind: number;
  requestId: number;
  account: number;
  instrument: number;
  isAll: boolean;
  /** Orders: only those that were placed for this one; 0: any. */
  parentId: number;
  /** Bits that the kind of the query explains. */
  options: number;
  /** Rows still wanted. */
  left: number;
  sent: number;
  /** Orders: before this id. Fills: before this execution. Else the next row. */
  before: number;
  /** Rows of tags, of limits: how many there were when it began. */
  rows: number;
  /** What every control said when it began. */
  readonly checks: ChecksTaken;
  /** The command, where what it says is needed to the end. */
  readonly command: Records;
}

/** What `next…` tells besides a row. */
export const NO_MORE = -2;
export const NOT_THIS = -1;

export function createQueryCursor(): QueryCursor {
  return {
    kind: 0,
    requestId: 0,
    account: 0,
    instrument: ANY_INSTRUMENT,
    isAll: false,
    parentId: 0,
    options: 0,
    left: 0,
    sent: 0,
    before: 0,
    rows: 0,
    checks: createChecks(),
    command: recordsOf(new ArrayBuffer(COMMAND_BYTES)),
  };
}
