import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { journal } from './targets/journal.js';
test(...fuzzTest(journal));
//# sourceMappingURL=journal.test.js.map