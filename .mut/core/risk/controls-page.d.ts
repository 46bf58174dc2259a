/** Where the README has what this makes. */
export declare const CONTROLS_BEGIN = "<!-- controls: made by `npm run controls`; a test compares -->";
export declare const CONTROLS_END = "<!-- /controls -->";
/** The coverage matrix as Markdown: by control, by rule, and which tests show it. */
export declare function controlsMarkdown(): string;
