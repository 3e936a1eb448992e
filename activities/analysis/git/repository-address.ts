import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type GitLimits, refuseGitUrl } from '../../../contracts/analysis/git-source.js';
import { allowedPath } from '../source/allowed-path.js';
import { InvalidSource } from '../source/invalid-source.js';

export interface RepositoryAddress {
  readonly url: string;
  readonly scheme: string;
}

/** The address of a repository as git is given it: one whose scheme and host are allowed, and below a root when it is a file. */
export async function repositoryAddress(
  text: string,
  limits: GitLimits,
  roots: readonly string[],
): Promise<RepositoryAddress> {
  const refusal = refuseGitUrl(text, limits);
  if (refusal !== null) throw new InvalidSource(`source.git_url ${refusal}`);
  const { href, protocol } = new URL(text);
  if (protocol !== 'file:') return { url: href, scheme: protocol.slice(0, -1) };
  const folder = await allowedPath(fileURLToPath(href), roots);
  await refuseWaysOut(folder);
  return { url: pathToFileURL(folder).href, scheme: 'file' };
}

/** A repository may keep its objects elsewhere: behind a file or link named .git, or in those it borrows from. */
async function refuseWaysOut(folder: string): Promise<void> {
  const git = await lstat(join(folder, '.git')).catch(() => null);
  const objects = join(folder, git ? '.git' : '', 'objects');
  const borrows = await lstat(join(objects, 'info', 'alternates')).catch(() => null);
  const isPlain = (await lstat(objects).catch(() => null))?.isDirectory() ?? false;
  if ((git === null || git.isDirectory()) && borrows === null && isPlain) return;
  throw new InvalidSource(`${folder} is no git repository that holds all its objects. Name a plain clone of it.`);
}
