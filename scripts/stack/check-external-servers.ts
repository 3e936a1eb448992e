import type { Settings } from '../../src/config/settings.js';
import { connectOnce } from '../postgres/connect-once.js';
import { portAnswers } from '../processes/port-answers.js';

/** Throws when a server the settings name instead of ours does not answer. */
export async function checkExternalServers({ databaseUrl, temporalAddress }: Settings): Promise<void> {
  if (databaseUrl !== undefined) {
    const problem = await connectOnce(databaseUrl);
    if (problem !== null) {
      throw new Error(
        `The PostgreSQL of DATABASE_URL cannot be used (${problem}). Start it, correct DATABASE_URL, or unset it.`,
      );
    }
  }
  if (temporalAddress !== undefined && !(await portAnswers(temporalAddress, 5000))) {
    throw new Error(
      `No Temporal answers at TEMPORAL_ADDRESS=${temporalAddress}. Start it, correct the address, or unset it.`,
    );
  }
}
