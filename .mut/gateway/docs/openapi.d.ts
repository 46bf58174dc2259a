/** OpenAPI 3.1.0 */
export declare function openapi(version: string): object;
