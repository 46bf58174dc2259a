export {};
//# sourceMappingURL=mutant.js.map