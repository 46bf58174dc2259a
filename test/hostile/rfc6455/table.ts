import type { CaseGroup } from '../hostile-case.ts';
import { closing, large } from './closing.ts';
import { fragmentation, framing, opcodes, pings, reserved } from './framing.ts';
import { utf8 } from './utf8.ts';

/** The rules of RFC 6455 by the numbers of Autobahn's groups; 8 is not there, 12 and 13 are of compression. */
export const rules: readonly CaseGroup[] = [framing, pings, reserved, opcodes, fragmentation, utf8, closing, large];
