import { test } from 'node:test';
import { fuzzTest } from './fuzz-test.ts';
import { venue } from './targets/venue.ts';

test(...fuzzTest(venue));
