import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { venue } from './targets/venue.js';
test(...fuzzTest(venue));
//# sourceMappingURL=venue.test.js.map