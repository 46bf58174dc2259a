import { blindMutants } from './blind.js';
import { seeingMutants } from './seeing.js';
export const mutants = [
    ...blindMutants.map((mutant) => ({ ...mutant, author: 'blind' })),
    ...seeingMutants.map((mutant) => ({ ...mutant, author: 'seeing' })),
];
//# sourceMappingURL=mutants.js.map