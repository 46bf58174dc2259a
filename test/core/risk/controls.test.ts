import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CONTROL_TESTS, NOT_YET_SHOWN } from './control-tests.ts';
import { RISK_CONTROL_NAMES, RiskControls, riskControl } from '../../../core/risk/controls.ts';
import { CONTROLS_BEGIN, CONTROLS_END, controlsMarkdown } from './controls-page.ts';
import { LimitField } from '../../../core/risk/limit-field.ts';
import { RegulatoryRules } from '../../../core/risk/rules.ts';
import { Reject } from '../../../core/schema/reject.ts';
import { CONTROLS_README } from './controls-readme.ts';
import { isSkipped, titlesOf } from './test-titles.ts';

const ROOT = new URL('../../../../', import.meta.url);
const read = (file: string): string => readFileSync(fileURLToPath(new URL(file, ROOT)), 'utf8');

test('every code of risk is the refusal of one control', () => {
  const named = RISK_CONTROL_NAMES.flatMap((name) => riskControl(name).codes);
  assert.deepEqual(
    named.filter((name, i) => named.indexOf(name) !== i),
    [],
    'named twice',
  );
  const codes = Object.entries(Reject).filter(([, { code }]) => code >= 200 && code <= 299);
  assert.ok(codes.length >= 30);
  assert.deepEqual(
    codes.map(([name]) => name).filter((name) => !named.includes(name as (typeof named)[number])),
    [],
    'named by no control',
  );
});

test('every limit belongs to one control', () => {
  const named: string[] = RISK_CONTROL_NAMES.flatMap((name) => riskControl(name).limits);
  assert.deepEqual(named.toSorted(), Object.keys(LimitField).toSorted());
});

test('every rule is answered by a control, and no control is without a rule', () => {
  const named = new Set<string>(RISK_CONTROL_NAMES.flatMap((name) => riskControl(name).rules));
  assert.deepEqual([...named].toSorted(), Object.keys(RegulatoryRules).toSorted());
  for (const name of RISK_CONTROL_NAMES) assert.ok(riskControl(name).rules.length > 0, name);
});

test('every test that is said to show a control stands in the sources by that title, and is not skipped', () => {
  for (const name of RISK_CONTROL_NAMES) {
    for (const [file, title] of CONTROL_TESTS[name]) {
      const found = titlesOf(read(file)).filter((one) => one.title === title);
      assert.ok(found.length > 0, `${name}: ${file} has no test "${title}"`);
      assert.ok(!found.some(isSkipped), `${name}: ${file} skips "${title}"`);
    }
  }
});

test('every control is shown by a test, but for those that are said not to be', () => {
  const unshown = RISK_CONTROL_NAMES.filter((name) => CONTROL_TESTS[name].length === 0);
  assert.deepEqual(unshown, NOT_YET_SHOWN);
  assert.deepEqual(Object.keys(CONTROL_TESTS), Object.keys(RiskControls), 'in the same order');
});

/** Tables are padded where the project's files are formatted. */
function unpadded(text: string): string {
  return text.trim().replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}

test('the README has the matrix as it is; npm run controls writes it', () => {
  const readme = read(CONTROLS_README);
  const begin = readme.indexOf(CONTROLS_BEGIN) + CONTROLS_BEGIN.length;
  const end = readme.indexOf(CONTROLS_END);
  assert.ok(begin >= CONTROLS_BEGIN.length && end > begin);
  assert.equal(unpadded(readme.slice(begin, end)), unpadded(controlsMarkdown()));
});

test('titles are found as they are written, and what is skipped is seen', () => {
  const source = [
    "test('one', () => {});",
    'it(`two of ${a ? `x` : y}`, async () => {});',
    "  it.skip('three', () => {});",
    "test('four', { skip: true }, () => {});",
    "test(\n  'it’s \\'five\\'',\n  () => {},\n);",
    "test.todo('six');",
    "// test('seven', () => {});",
    "test('eight', { timeout: 5 }, () => {});",
    "attest('nine');",
  ].join('\n');
  const found = titlesOf(source);
  assert.deepEqual(
    found.map(({ title }) => title),
    ['one', 'two of ${a ? `x` : y}', 'three', 'four', "it’s 'five'", 'six', 'eight'],
  );
  assert.deepEqual(
    found.filter(isSkipped).map(({ title }) => title),
    ['three', 'four', 'six'],
  );
});
