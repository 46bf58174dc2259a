import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { simulations } from '../../simulation/part.ts';

test(...shortForm(simulations));
