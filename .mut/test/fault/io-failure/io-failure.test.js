import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { ioFailure } from './part.js';
test(...shortForm(ioFailure));
//# sourceMappingURL=io-failure.test.js.map