/** Where the lines go. */
export type Print = (text: string) => void;
