/** What `profile` loads, and how it says so. */
export const ProfileKinds = {
    f2: 'binary orders, answered when accepted, 10 connections, 1,024 in flight',
    f4: 'binary orders, answered when durable, 4 connections, 1,024 in flight',
    http: 'JSON orders over HTTP keep-alive, answered when accepted, 64 connections, one in flight on each',
};
export function isProfileKind(name) {
    return Object.hasOwn(ProfileKinds, name);
}
//# sourceMappingURL=profile-kinds.js.map