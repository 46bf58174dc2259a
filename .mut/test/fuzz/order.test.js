import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.js';
import { order } from './targets/order.js';
test(...fuzzTest(order));
//# sourceMappingURL=order.test.js.map