import { CONTROL_TESTS } from './control-tests.ts';
import { RISK_CONTROL_NAMES, riskControl } from '../../../core/risk/controls.ts';
import { type RegulatoryRuleName, RegulatoryRules } from '../../../core/risk/rules.ts';

/** Where the README has what this makes. */
export const CONTROLS_BEGIN = '<!-- controls: made by `npm run controls`; a test compares -->';
export const CONTROLS_END = '<!-- /controls -->';

/** The coverage matrix as Markdown: by control, by rule, and which tests show it. */
export function controlsMarkdown(): string {
  const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');
  const controls = RISK_CONTROL_NAMES.map((name) => {
    const { title, does, limits, codes, rules } = riskControl(name);
    return [title, does, code(limits), code(codes), rules.map((rule) => RegulatoryRules[rule].name).join(', ')];
  });
  const rules = (Object.keys(RegulatoryRules) as RegulatoryRuleName[]).map((rule) => {
    const by = RISK_CONTROL_NAMES.map(riskControl).filter((control) => control.rules.includes(rule));
    const { name, asks } = RegulatoryRules[rule];
    return [name, asks, by.map(({ title }) => title).join(', ')];
  });
  const tests = RISK_CONTROL_NAMES.flatMap((name) =>
    CONTROL_TESTS[name].map(([file, title]) => [riskControl(name).title, `\`${file}\``, plain(title)]),
  );
  return [
    table(['control', 'what it does', 'limits', 'refuses with', 'rules that ask for such a control'], controls),
    '### Rules\n',
    table(['rule', 'what it asks, in short', 'controls'], rules),
    '### Tests\n',
    table(['control', 'file', 'test'], tests),
  ].join('\n');
}

/** A title that is made of parts: what stands for them is left open. */
function plain(title: string): string {
  return title.replaceAll(/\$\{[^}]*\}/g, '…').replaceAll('|', '\\|');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
