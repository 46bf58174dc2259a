/** The page: every case with its answer, group by group. */
export declare function renderReadme(): string;
