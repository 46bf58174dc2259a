/** The i-th order of a load: sides alternate, prices walk through 100 of them. */
export declare function orderBody(i: number): string;
