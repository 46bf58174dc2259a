export {};
//# sourceMappingURL=loose.js.map