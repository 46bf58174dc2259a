import { test } from 'node:test';
import { shortForm } from '../../campaign/short-form.ts';
import { plantedBugs } from '../../mutants/part.ts';

test(...shortForm(plantedBugs));
