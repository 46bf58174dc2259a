import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { requests } from './targets/door.js';
test(...fuzzTest(requests));
//# sourceMappingURL=requests.test.js.map