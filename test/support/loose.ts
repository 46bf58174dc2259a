/** A JSON answer that is read field by field: a field that isn't there is undefined, and the comparison with it fails. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = any;
