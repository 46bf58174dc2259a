import { CommandKind } from '../../core/schema/command.ts';
import { DEFINITION_WORDS } from '../../core/schema/definition.ts';
import type { Clock } from '../../workers/clock.ts';
import type { Principal } from '../keys/principal.ts';
import type { AdminParser } from './admin-parse.ts';
import type { Calls } from './calls.ts';
import type { JsonReader } from './json-reader.ts';
import type { Responder } from './pending.ts';

/** What an administrator can ask for: read ▸ check ▸ hand over. Answered when its event is durable. */
export interface AdminCalls {
  changeLimits: AdminCall;
  setOverride: AdminCall;
  rearmThrottle: AdminCall;
  setRate: AdminCall;
}

/** After `calls.begin`. */
export type AdminCall = (reader: JsonReader, who: Principal, responder: Responder) => void;

const NO_WORDS = new Float64Array(0);

export function createAdminCalls(calls: Calls, parser: AdminParser, clock: Clock): AdminCalls {
  const { request } = calls;
  const words = new Float64Array(DEFINITION_WORDS);
  const { change_limits, set_override, rearm_throttle, set_rate } = CommandKind;

  return {
    changeLimits(reader, who, responder) {
      if (!calls.mayAdminister(responder)) return;
      const no = parser.limits(reader, who, request, words);
      if (no !== undefined) responder.refuse(no);
      else calls.administer(change_limits, words, responder);
    },
    setOverride(reader, who, responder) {
      if (!calls.mayAdminister(responder)) return;
      const no = parser.override(reader, who, request, words, clock.nowUs());
      if (no !== undefined) responder.refuse(no);
      else calls.administer(set_override, words, responder);
    },
    rearmThrottle(reader, who, responder) {
      if (!calls.mayAdminister(responder)) return;
      const no = parser.rearm(reader, who, request);
      if (no !== undefined) responder.refuse(no);
      else calls.administer(rearm_throttle, NO_WORDS, responder);
    },
    setRate(reader, who, responder) {
      if (!calls.mayAdminister(responder)) return;
      const no = parser.rate(reader, who, request, words, clock.nowUs());
      if (no !== undefined) responder.refuse(no);
      else calls.administer(set_rate, words, responder);
    },
  };
}
