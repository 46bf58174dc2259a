import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { records } from './targets/records.js';
test(...fuzzTest(records));
//# sourceMappingURL=records.test.js.map