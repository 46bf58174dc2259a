import { LIMIT_FIELDS, LimitField, LimitLayer, type LimitName } from '../../../core/risk/limit-field.ts';
import { EVENT_DEFINITION } from '../../../core/schema/definition.ts';
import { EventByte, EventHalf, EventWord } from '../../../core/schema/event.ts';
import { LimitsWord } from '../../../core/schema/risk.ts';
import type { Records } from '../../../core/memory/records.ts';
import { textOfTag } from './open-orders.ts';

/** Of whom something is asked; '' and -1: not named. */
export interface Place {
  readonly account: number;
  readonly tag: string;
  readonly instrument: number;
  readonly broker: number;
}

/**
 * Every limit as the events tell it, one row a change, and nothing worked out beforehand: who asks looks through all rows.
 * Knows nothing of how the engine keeps and resolves them.
 */
export interface LimitBook {
  /** Behind a limits_changed. */
  change(records: Records): void;
  forget(): void;
  /** A limit that is judged on one order, or one book; undefined: nobody set it. */
  of(name: LimitName, place: Place): number | undefined;
  /** A limit on all that an account, a tag or a broker has. */
  total(name: LimitName, place: Place): number | undefined;
  /** A limit of all accounts together. */
  firm(name: LimitName, instrument?: number): number | undefined;
}

interface Row extends Place {
  readonly layer: number;
  readonly values: Map<number, number>;
}

export function createLimitBook(): LimitBook {
  const rows = new Map<string, Row>();

  function best(name: LimitName, matches: (row: Row) => boolean): number | undefined {
    const { index } = LimitField[name];
    let found: number | undefined;
    let rank = -1;
    for (const row of rows.values()) {
      const value = row.values.get(index);
      if (value === undefined || rankOf(row) <= rank || !matches(row)) continue;
      found = value;
      rank = rankOf(row);
    }
    return found;
  }

  return {
    change(records) {
      const { f64, i32, u8 } = records;
      const layer = f64[EVENT_DEFINITION + LimitsWord.LAYER]!;
      const place: Place = {
        account: i32[EventHalf.ACCOUNT]!,
        tag: textOfTag(f64, EventWord.CLIENT_ID_LENGTH),
        instrument: i32[EventHalf.INSTRUMENT]!,
        broker: u8[EventByte.BROKER]! - 1,
      };
      const key = JSON.stringify([layer, place]);
      const row = rows.get(key) ?? { ...place, layer, values: new Map<number, number>() };
      rows.set(key, row);
      let at = EVENT_DEFINITION + LimitsWord.VALUES;
      for (let field = 0; field < LIMIT_FIELDS; field++) {
        if (((f64[EVENT_DEFINITION + LimitsWord.CLEARED]! >> field) & 1) === 1) row.values.delete(field);
        if (((f64[EVENT_DEFINITION + LimitsWord.SET]! >> field) & 1) === 1) row.values.set(field, f64[at++]!);
      }
    },
    forget: () => rows.clear(),
    of: (name, place) => best(name, (row) => row.layer !== LimitLayer.firm && covers(row, place)),
    total(name, place) {
      const isPart = (row: Row): boolean => row.tag === place.tag && row.broker === place.broker;
      return best(name, (row) => row.layer !== LimitLayer.firm && covers(row, place) && isPart(row));
    },
    firm(name, instrument = -1) {
      return best(name, (row) => {
        return row.layer === LimitLayer.firm && (row.instrument < 0 || row.instrument === instrument);
      });
    },
  };
}

/** What a row names is what is asked. */
function covers(row: Row, place: Place): boolean {
  return (
    (row.account < 0 || row.account === place.account) &&
    (row.tag === '' || row.tag === place.tag) &&
    (row.instrument < 0 || row.instrument === place.instrument) &&
    (row.broker < 0 || row.broker === place.broker)
  );
}

/** What was set before what is configured; then who names the account, the tag, the symbol, the broker. */
function rankOf({ layer, account, tag, instrument, broker }: Row): number {
  const names = [layer === LimitLayer.set, account >= 0, tag !== '', instrument >= 0, broker >= 0];
  return names.reduce((rank, isNamed) => rank * 2 + (isNamed ? 1 : 0), 0);
}
