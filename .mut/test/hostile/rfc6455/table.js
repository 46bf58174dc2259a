import { closing, large } from './closing.js';
import { fragmentation, framing, opcodes, pings, reserved } from './framing.js';
import { utf8 } from './utf8.js';
/** The rules of RFC 6455 by the numbers of Autobahn's groups; 8 is not there, 12 and 13 are of compression. */
export const rules = [framing, pings, reserved, opcodes, fragmentation, utf8, closing, large];
//# sourceMappingURL=table.js.map