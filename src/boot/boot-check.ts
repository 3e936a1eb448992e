import { registeredContracts } from '../../contracts/registry.js';
import { activitiesOf, type TaskContract } from '../../contracts/task-contract.js';
import { findInputClass } from '../inputs/input-classes.js';
import { hasInputSchema } from '../inputs/input-schemas.js';
import { isKnownWorkflow } from './known-workflows.js';

/** What does not fit together, all of it at once, each with its fix. */
export class BrokenRegistry extends Error {
  override readonly name = 'BrokenRegistry';
  constructor(readonly problems: readonly string[]) {
    super(`The task types do not fit together:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

/** Compares every contract with its input class, schema and workflow. Throws BrokenRegistry. */
export function checkContracts(): void {
  const problems = [...registeredContracts()].flatMap(([name, contract]) => checkOne(name, contract));
  if (problems.length > 0) throw new BrokenRegistry(problems);
}

/** Makes sure that every activity the contracts name is registered, on whatever task queue. Throws BrokenRegistry. */
export function checkActivities(registered: ReadonlySet<string>): void {
  const problems = [...registeredContracts().values()].flatMap((contract) =>
    activitiesOf(contract)
      .filter(({ activity }) => !registered.has(activity))
      .map(
        ({ activity, title }) =>
          `${contract.type} ("${title}") needs the activity ${activity}, which no provider registers. Add it to a class in activities/ that activities/index.ts lists.`,
      ),
  );
  if (problems.length > 0) throw new BrokenRegistry([...new Set(problems)]);
}

function checkOne(name: string, contract: TaskContract): string[] {
  const problems: string[] = [];
  if (contract.type !== name)
    problems.push(
      `The contract of ${contract.type} is registered as ${name}. Give both one name in contracts/registry.ts.`,
    );
  if (!findInputClass(name))
    problems.push(
      `${name} has no input class. Write src/inputs/*.input.ts and list it in src/inputs/input-classes.ts.`,
    );
  if (!hasInputSchema(name)) problems.push(`${name} has no schema in schemas/. Run: npm run schemas`);
  if (!isKnownWorkflow(contract.workflow))
    problems.push(
      `${name} names the workflow ${contract.workflow}, which workflows/index.ts does not export. Export it there.`,
    );
  return problems;
}
