import { registerDecorator } from 'class-validator';
import { readSettings } from '../config/settings.js';
import { TargetList } from '../config/target-list.js';
import { readTargetUrl } from '../config/target-url.js';

/** The decorated URL must be one of ANALYSIS_TARGETS as far as it says itself where it leads. Names are the worker's to resolve. */
export function IsTargetUrl(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isTargetUrl',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (value: unknown) => problemOf(value) === null,
        defaultMessage: (about) => `${about?.property} ${problemOf(about?.value)}.`,
      },
    });
  };
}

function problemOf(value: unknown): string | null {
  if (typeof value !== 'string') return 'must be a URL: write it as http://127.0.0.1:8080/';
  const target = readTargetUrl(value);
  if ('problem' in target) return target.problem;
  const list = new TargetList(readSettings(process.env).analysisTargets);
  if (!target.isAddress || list.allows(target.host, target.host)) return null;
  return `leads outside of ANALYSIS_TARGETS (${list.entries.join(', ')}): choose another target, or add ${target.host} there`;
}
