import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { alike } from './targets/alike.js';
test(...fuzzTest(alike));
//# sourceMappingURL=alike.test.js.map