/** Where the matrix of the controls stands, seen from the root. */
export const CONTROLS_README = 'core/risk/README.md';
