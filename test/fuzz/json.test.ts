import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { json } from './targets/json.ts';

test(...fuzzTest(json));
