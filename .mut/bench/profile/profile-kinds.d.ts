/** What `profile` loads, and how it says so. */
export declare const ProfileKinds: {
    readonly f2: 'binary orders, answered when accepted, 10 connections, 1,024 in flight';
    readonly f4: 'binary orders, answered when durable, 4 connections, 1,024 in flight';
    readonly http: 'JSON orders over HTTP keep-alive, answered when accepted, 64 connections, one in flight on each';
};
export type ProfileKind = keyof typeof ProfileKinds;
export declare function isProfileKind(name: string): name is ProfileKind;
