import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { time } from './part.js';
test(...shortForm(time));
//# sourceMappingURL=time.test.js.map