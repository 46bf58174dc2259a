export const COMPONENTS = ['oms', 'risk', 'pnl', 'journal', 'brokers'];
//# sourceMappingURL=status.js.map