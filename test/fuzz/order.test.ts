import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { order } from './targets/order.ts';

test(...fuzzTest(order));
