/** The page that documents each byte, made of the layouts themselves and of records that the encoders wrote. */
export declare function wirePage(): string;
/** One record of each type, by the layout's name. */
export declare const WIRE_EXAMPLES: Readonly<Record<string, {
    readonly what: string;
    readonly values: Record<string, unknown>;
}>>;
