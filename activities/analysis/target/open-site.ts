import type { TargetAnswer } from './target-answer.js';
import type { TargetClient } from './target-client.js';
import { TargetRefused } from './target-refused.js';
import { TargetUnreachable } from './target-unreachable.js';

/**
 * The page that a target's URL leads to. A redirect that leads outside is not followed: then the page is the redirect itself,
 * and `refused` says where it wanted to go. Throws TargetRefused for the URL itself, and TargetUnreachable.
 */
export async function openSite(
  client: TargetClient,
  url: string,
): Promise<{ readonly start: TargetAnswer; readonly refused?: string }> {
  try {
    const first = await client.ask(url);
    try {
      return { start: await client.follow(url) };
    } catch (error) {
      if (!(error instanceof TargetRefused)) throw error;
      return { start: first, refused: error.message };
    }
  } catch (error) {
    if (error instanceof TargetRefused) throw error;
    const { message, code } = error as NodeJS.ErrnoException;
    throw new TargetUnreachable(url, code ?? message);
  }
}
