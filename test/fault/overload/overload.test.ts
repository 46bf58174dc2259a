import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { overloads } from './part.ts';

test(...shortForm(overloads));
