import { EVENT_DEFINITION } from '../../../core/schema/definition.ts';
import { EventHalf, EventKind, EventWord } from '../../../core/schema/event.ts';
import { Reject, type RejectName } from '../../../core/schema/reject.ts';
import { OverrideWord, Warning } from '../../../core/schema/risk.ts';
import { clientIdOf, type EventFacts } from '../observer.ts';
import { must } from '../violation.ts';

/** Whether a control may be passed over by the event. */
export type Override = (control: RejectName) => boolean;

export interface Overrides {
  /** What the order of an event may pass, by what was said before the event. */
  of(facts: EventFacts): Override;
  event(facts: EventFacts): void;
  forget(): void;
}

interface Allowed {
  readonly low: number;
  readonly high: number;
  readonly expiresUs: number;
}

const FIRST_CODE = 200;
const none: Override = () => false;

/** Orders that a person named: each passes once, and not after its time. */
export function createOverrides(): Overrides {
  const allowed = new Map<string, Allowed>();

  const nameOf = ({ records }: EventFacts): string =>
    `${records.i32[EventHalf.ACCOUNT]}/${records.f64[EventWord.CLIENT_ID_LENGTH]! > 0 ? clientIdOf(records, 0) : ''}`;

  return {
    of(facts) {
      const { kind, records, seq } = facts;
      if (kind !== EventKind.accepted && kind !== EventKind.replace_requested) return none;
      if ((records.i32[EventHalf.NOTE]! & Warning.overridden) === 0) return none;
      const one = allowed.get(nameOf(facts));
      must(
        one !== undefined && one.expiresUs > records.f64[EventWord.TIME_US]!,
        'an override is given by a person',
        () => {
          return `event ${seq}: none for ${nameOf(facts)}`;
        },
      );
      return (control) => {
        const bit = Reject[control].code - FIRST_CODE;
        return (((bit < 32 ? one.low : one.high) >>> (bit % 32)) & 1) === 1;
      };
    },
    event(facts) {
      const { kind, records } = facts;
      const isPlaced = kind === EventKind.accepted || kind === EventKind.replace_requested;
      if (isPlaced && (records.i32[EventHalf.NOTE]! & Warning.overridden) !== 0) allowed.delete(nameOf(facts));
      if (kind !== EventKind.override_set) return;
      const { f64 } = records;
      allowed.set(nameOf(facts), {
        low: f64[EVENT_DEFINITION + OverrideWord.CONTROLS_LOW]!,
        high: f64[EVENT_DEFINITION + OverrideWord.CONTROLS_HIGH]!,
        expiresUs: f64[EVENT_DEFINITION + OverrideWord.EXPIRES_US]!,
      });
    },
    forget: () => allowed.clear(),
  };
}
