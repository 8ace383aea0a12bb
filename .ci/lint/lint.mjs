// Checks of the house, beside bpmnlint and Camunda's form linter: what enters the engine comes from the vocabulary,
// forms take codes only, parts refer to parts that exist, and a model saved by the Modeler gives an empty diff.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);
const extensions = { // the Modeler's own
  zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json'),
  modeler: require('modeler-moddle/resources/modeler.json'),
};
const vocabulary = JSON.parse(read('bpmn/variables.schema.json')).properties;
const problems = [];

const KEBAB = /^[a-z]+(-[a-z]+)*$/;
const ID = /^(StartEvent|EndEvent|CatchEvent|BoundaryEvent|EventDefinition|Task|CallActivity|SubProcess|Gateway|SequenceFlow|TextAnnotation|Association)_[A-Z][A-Za-z]*$/;
const FEEL_WORDS = new Set(['if', 'then', 'else', 'null', 'and', 'or', 'not', 'true', 'false', 'number', 'substring', 'concatenate', 'date', 'time', 'now', 'duration']);
// A list of what may be there, so that a new kind of component is refused until somebody has thought about it.
const COMPONENTS = new Set(['text', 'iframe', 'radio']);

function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

function files(folder, extension) {
  return readdirSync(join(root, folder)).filter((name) => extname(name) === extension).map((name) => `${folder}/${name}`);
}

function check(file, element, holds, message) {
  if (!holds) problems.push(`${file}  ${element}: ${message}`);
}

/** Every variable an expression names, and every code it compares one with, must be in the vocabulary. */
function checkExpression(file, element, expression) {
  for (const [, name, value] of expression.matchAll(/(\w+) !?= "([^"]*)"/g)) {
    check(file, element, vocabulary[name]?.enum?.includes(value), `${name} never is "${value}"`);
  }
  for (const [name] of expression.replace(/"[^"]*"/g, '').matchAll(/[A-Za-z]\w*/g)) {
    check(file, element, FEEL_WORDS.has(name) || name in vocabulary, `variable ${name} is not in the vocabulary`);
  }
}

async function parse(moddle, file) {
  const source = read(file);
  const { rootElement, warnings } = await moddle.fromXML(source);
  warnings.forEach((warning) => check(file, 'file', false, warning.message));
  const { xml } = await moddle.toXML(rootElement, { format: true });
  check(file, 'file', xml === source, 'saving it in the Modeler would change it');
  return rootElement;
}

const calls = { process: [], decision: [], form: [] };
const offers = { process: new Set(), decision: new Set(), form: new Set() };

function checkExtension(file, id, extension) {
  switch (extension.$type) {
    case 'zeebe:TaskDefinition':
      check(file, id, KEBAB.test(extension.type), `job type ${extension.type} is not kebab-case`);
      check(file, id, extension.retries === '5', 'a job has 5 retries');
      break;
    case 'zeebe:IoMapping':
      for (const { source, target } of [...extension.inputParameters ?? [], ...extension.outputParameters ?? []]) {
        check(file, id, target in vocabulary, `mapping target ${target} is not in the vocabulary`);
        checkExpression(file, id, source);
      }
      break;
    case 'zeebe:CalledElement':
      calls.process.push([file, id, extension.processId, extension.bindingType]);
      check(file, id, !extension.propagateAllParentVariables && !extension.propagateAllChildVariables, 'variables are passed by name');
      break;
    case 'zeebe:CalledDecision':
      calls.decision.push([file, id, extension.decisionId, extension.bindingType]);
      check(file, id, extension.resultVariable in vocabulary, `result ${extension.resultVariable} is not in the vocabulary`);
      break;
    case 'zeebe:FormDefinition':
      calls.form.push([file, id, extension.formId, extension.bindingType]);
      break;
    case 'zeebe:TaskSchedule':
      checkExpression(file, id, extension.dueDate);
      break;
  }
}

function lintElements(file, elements) {
  for (const element of elements) {
    check(file, element.id, ID.test(element.id), 'the id does not say what it is');
    element.extensionElements?.values.forEach((extension) => checkExtension(file, element.id, extension));
    if (element.conditionExpression) checkExpression(file, element.id, element.conditionExpression.body);
    for (const { timeDate } of element.eventDefinitions ?? []) {
      if (timeDate) checkExpression(file, element.id, timeDate.body);
    }
    if (element.flowElements) lintElements(file, element.flowElements);
  }
}

/** The choices of a form that depend on what is offered: codes of the vocabulary, whatever their labels. */
function checkChoices(file, component) {
  const choices = component.valuesExpression;
  for (const [, value] of choices.matchAll(/value: "([^"]*)"/g)) {
    check(file, component.id, vocabulary[component.key]?.enum?.includes(value), `${component.key} never is "${value}"`);
  }
  checkExpression(file, component.id, choices.replace(/label: "[^"]*", value: "[^"]*"/g, ''));
}

async function lintProcess(file) {
  const definitions = await parse(new BpmnModdle(extensions), file);
  for (const part of definitions.rootElements) {
    if (part.$type === 'bpmn:Message') {
      check(file, part.id, /^Msg_[A-Z][A-Za-z]*$/.test(part.id) && part.name === part.id, 'a message is named like its id, Msg_…');
      part.extensionElements?.values.forEach((subscription) => checkExpression(file, part.id, subscription.correlationKey));
      continue;
    }
    offers.process.add(part.id);
    const expected = basename(file, '.bpmn').replace(/(^|-)(.)/g, (_, __, letter) => letter.toUpperCase()) + 'Process';
    check(file, part.id, part.id === expected, `the process of this file is ${expected}`);
    lintElements(file, part.flowElements);
  }
}

async function lintDecision(file) {
  for (const decision of (await parse(new DmnModdle(), file)).drgElement) {
    offers.decision.add(decision.id);
    check(file, decision.id, decision.id === basename(file, '.dmn'), 'the decision is named like its file');
    const { input: inputs, output: outputs, rule: rules } = decision.decisionLogic;
    const columns = [...inputs.map((input) => input.inputExpression.text), ...outputs.map((output) => output.name)];
    columns.forEach((name) => check(file, decision.id, name in vocabulary, `column ${name} is not in the vocabulary`));
    for (const rule of rules) {
      check(file, rule.id, rule.description, 'a rule says why');
      [...rule.inputEntry, ...rule.outputEntry].forEach(({ text }, column) => {
        for (const [, value] of text.matchAll(/"([^"]*)"/g)) {
          check(file, rule.id, vocabulary[columns[column]]?.enum?.includes(value), `${columns[column]} never is "${value}"`);
        }
      });
    }
  }
}

function lintForm(file, linter) {
  const form = JSON.parse(read(file));
  offers.form.add(form.id);
  check(file, 'form', form.id === basename(file, '.form') && KEBAB.test(form.id), 'the form is named like its file, in kebab-case');
  check(file, 'form', form.schemaVersion === 16 && form.executionPlatformVersion === '8.6.0', 'Tasklist 8.6 reads schema version 16');
  linter.lint(form).forEach((report) => check(file, report.id ?? 'form', false, report.message));
  for (const component of form.components) {
    check(file, component.id, COMPONENTS.has(component.type), `a component of type ${component.type} is not allowed`);
    if (component.key) check(file, component.id, component.key in vocabulary, `key ${component.key} is not in the vocabulary`);
    component.values?.forEach(({ value }) =>
      check(file, component.id, vocabulary[component.key]?.enum?.includes(value), `${component.key} never is "${value}"`));
    if (component.valuesExpression) checkChoices(file, component);
    if (component.type === 'radio') check(file, component.id, component.validate?.required, 'a decision is required');
    if (component.type === 'iframe') check(file, component.id, component.url === '=taskUrl', 'the frame shows taskUrl');
    if (component.conditional) checkExpression(file, component.id, component.conditional.hide);
    for (const [, expression] of component.text?.matchAll(/{{(.*?)}}/g) ?? []) checkExpression(file, component.id, expression);
  }
}

async function formLinter() {
  // The package is written for bundlers: its imports lack the file extensions that Node asks for.
  const bundle = await build({
    stdin: { contents: "export { FormLinter } from '@camunda/form-linting';", resolveDir: import.meta.dirname },
    bundle: true, platform: 'node', format: 'esm', write: false, logLevel: 'error',
  });
  const { FormLinter } = await import('data:text/javascript;base64,' + Buffer.from(bundle.outputFiles[0].contents).toString('base64'));
  return new FormLinter();
}

const processes = files('bpmn', '.bpmn');
const decisions = files('bpmn', '.dmn');
const forms = files('forms', '.form');
for (const file of processes) await lintProcess(file);
for (const file of decisions) await lintDecision(file);
const linter = await formLinter();
for (const file of forms) lintForm(file, linter);
for (const [kind, uses] of Object.entries(calls)) {
  for (const [file, id, name, binding] of uses) {
    check(file, id, offers[kind].has(name), `${kind} ${name} does not exist`);
    check(file, id, binding === 'deployment', `${kind} ${name} is not bound to the deployment`);
  }
}

problems.forEach((problem) => console.error(problem));
console.log(`${processes.length} processes, ${decisions.length} decision tables, ${forms.length} forms: ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;
