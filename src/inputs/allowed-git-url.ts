import { registerDecorator } from 'class-validator';
import { fileURLToPath } from 'node:url';
import { refuseGitUrl } from '../../contracts/analysis/git-source.js';
import { readSettings } from '../config/settings.js';
import { isBelowARoot } from './path-below-roots.js';

/** The decorated URL must have one of ANALYSIS_GIT_SCHEMES and one of ANALYSIS_GIT_HOSTS, or be a file below a root. */
export function AllowedGitUrl(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'allowedGitUrl',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (url: unknown) => refuse(url) === null,
        defaultMessage: (context) => `${String(propertyName)} ${refuse(context?.value)}`,
      },
    });
  };
}

function refuse(url: unknown): string | null {
  if (typeof url !== 'string') return 'must be a URL.';
  const { analysisGitHosts: hosts, analysisGitSchemes: schemes } = readSettings(process.env);
  const refusal = refuseGitUrl(url, { hosts, schemes });
  if (refusal !== null || !url.toLowerCase().startsWith('file:')) return refusal;
  return isBelowARoot(fileURLToPath(url)) ? null : 'is a file that does not lie below one of ANALYSIS_ROOTS.';
}
