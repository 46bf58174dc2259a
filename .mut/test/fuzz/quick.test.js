import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { quick } from './targets/quick.js';
test(...fuzzTest(quick));
//# sourceMappingURL=quick.test.js.map