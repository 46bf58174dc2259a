import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.js';
import { sessions } from './part.js';
test(...shortForm(sessions));
//# sourceMappingURL=sessions.test.js.map