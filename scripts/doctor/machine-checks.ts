import { access, constants, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCliHere } from '../engine/find-cli.js';
import type { Check } from './check.js';

const NODE_AT_LEAST = [20, 20] as const;
const FREE_GIB_AT_LEAST = 1;
const GIB = 1024 ** 3;

export const nodeCheck: Check = {
  name: 'Node.js',
  needsStack: false,
  run() {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const recent = major > NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor >= NODE_AT_LEAST[1]);
    if (recent) return Promise.resolve(process.version);
    throw new Error(
      `${process.version} is too old. Install ${NODE_AT_LEAST.join('.')} or newer from https://nodejs.org.`,
    );
  },
};

export const diskCheck: Check = {
  name: 'disk space',
  needsStack: false,
  async run({ home }) {
    await mkdir(home, { recursive: true });
    const { bavail, bsize } = await statfs(home);
    const free = (bavail * bsize) / GIB;
    const sentence = `${free.toFixed(1)} GiB free in ${home}`;
    if (free >= FREE_GIB_AT_LEAST) return sentence;
    throw new Error(`${sentence}. Free ${FREE_GIB_AT_LEAST} GiB, or set MILLRACE_HOME to a larger disk.`);
  },
};

export const cliCheck: Check = {
  name: 'Temporal CLI',
  needsStack: false,
  async run(settings) {
    if (settings.temporalAddress !== undefined) return `not needed: TEMPORAL_ADDRESS=${settings.temporalAddress}`;
    return findCliHere(settings);
  },
};

export const artifactsCheck: Check = {
  name: 'artifact folder',
  needsStack: false,
  async run({ artifactsDir }) {
    const probe = join(artifactsDir, `.doctor-${process.pid}`);
    try {
      await mkdir(artifactsDir, { recursive: true });
      await access(artifactsDir, constants.R_OK | constants.W_OK);
      await writeFile(probe, 'written by doctor');
      await rm(probe);
    } catch (error) {
      throw new Error(`${(error as Error).message}. Make it writable for this user, or set ARTIFACTS_DIR.`, {
        cause: error,
      });
    }
    return `${artifactsDir} is writable`;
  },
};
