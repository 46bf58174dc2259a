import { overload } from './overload.js';
const MODES = { short: ['dedicated'], long: ['dedicated', 'compact'] };
export const overloads = {
    name: 'overload',
    what: '2 × and 10 × saturation: refused at once, cancels pass, nothing accepted lost or doubled, quick again',
    async run({ form, seed, progress, enough }) {
        const failures = [];
        const figures = [];
        let done = 0;
        let survived = 0;
        const modes = MODES[form];
        for (const threads of modes) {
            if (enough())
                break;
            const end = await overload({ seed, threads, form, progress: (text) => progress(done, modes.length * 2, text) });
            done += end.floods;
            if (end.problems.length === 0)
                survived += end.floods;
            const reproduce = `npm run campaign -- --only overload${form === 'short' ? ' --short' : ''} --seed ${seed}; kept: ${end.folder}`;
            failures.push(...end.problems.map((what) => ({ what: `${threads}: ${what}`, reproduce })));
            figures.push(`${threads}: ${end.figures}`);
        }
        return { cases: done, survived, failures, figures: figures.join('\n    ') };
    },
};
//# sourceMappingURL=part.js.map