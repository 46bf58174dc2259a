import { shortForm } from '../../campaign/short-form.ts';
import { time } from './part.ts';

shortForm(time);
