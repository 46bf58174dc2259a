export declare const LoadHelp = "tickgate load: orders at a running gateway, and how fast it answers\n\n  --url URL         the gateway (http://localhost:8099)\n\n  All at once: every order on a connection of its own, then each is read back.\n  --requests N      orders of one run (1000)\n  --repeat N        runs, one after the other (1)\n\n  At a steady rate, whether or not answers come: latency counts from the moment an order was due.\n  --rate N          orders per second; a rate makes it this kind of load\n  --seconds N       for how long (60)\n\n  --help\n\nThe gateway's CPU and memory are shown where it runs on this machine.\nExit codes: 0 every order was answered 201 (and read back), 1 something failed, 64 wrong arguments.\n";
export interface LoadArguments {
    readonly help: boolean;
    readonly url: URL;
    readonly requests: number;
    readonly repeat: number;
    /** 0: all at once. */
    readonly rate: number;
    readonly seconds: number;
}
/** Throws an Error that names the argument, its value and what is allowed. */
export declare function readLoadArguments(args: string[]): LoadArguments;
