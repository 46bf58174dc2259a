/** The two that are compared. Both run where the kernel puts them. */
export interface Server {
    readonly pid: number;
    readonly port: number;
    stop(): Promise<void>;
}
export declare function startBare(keyFile: string | undefined): Promise<Server>;
/**
 * The gateway as it is installed, answering before the disk. Nothing of it is switched off; the limits of requests per
 * key are lifted, and the venue takes every order.
 */
export declare function startLiftedGateway(folder: string, keyFile: string | undefined): Promise<Server>;
