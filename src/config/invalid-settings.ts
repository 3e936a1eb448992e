/** One refused variable: what it held, what is expected there, and what to do about it. */
export interface SettingProblem {
  readonly variable: string;
  readonly value: string;
  readonly expected: string;
  readonly fix: string;
}

/** Every variable of the environment that cannot be used, all at once. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
  constructor(readonly problems: readonly SettingProblem[]) {
    super(problems.map(describe).join('\n'));
  }
}

function describe({ variable, value, expected, fix }: SettingProblem): string {
  // The message may end in a log: it names no secret.
  const shown = /SECRET|KEY|TOKEN/.test(variable) ? '***' : JSON.stringify(value.replace(/(?<=:\/\/).*@/, '***@'));
  return `${variable}=${shown} cannot be used: expected ${expected}. ${fix}`;
}
