import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { frames } from './targets/door.js';
test(...fuzzTest(frames));
//# sourceMappingURL=frames.test.js.map