/** A JSON answer that is read field by field: a field that isn't there is undefined, and the comparison with it fails. */
export type Loose = any;
