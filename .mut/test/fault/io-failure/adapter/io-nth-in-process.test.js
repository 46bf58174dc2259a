import { test } from 'node:test';
import { shortForm } from '../../../campaign/short-form.js';
import { ioNthInProcess } from './part.js';
test(...shortForm(ioNthInProcess));
//# sourceMappingURL=io-nth-in-process.test.js.map