import { shortForm } from '../../campaign/short-form.ts';
import { plantedBugs } from '../../mutants/part.ts';

shortForm(plantedBugs);
