import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { sessions } from './part.ts';

test(...shortForm(sessions));
