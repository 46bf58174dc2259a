import { shortForm } from '../../campaign/short-form.ts';
import { overloads } from './part.ts';

shortForm(overloads);
