import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { json } from './targets/json.js';
test(...fuzzTest(json));
//# sourceMappingURL=json.test.js.map