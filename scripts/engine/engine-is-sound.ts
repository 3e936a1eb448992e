const ANSWER_MS = 5_000;

/**
 * Whether a development server reads what it has stored: it is asked for a workflow, through its Web UI, as that takes no
 * client of its own. Any answer but a failure of the server will do; no such workflow is needed.
 */
export async function engineIsSound(uiPort: number, namespace: string): Promise<boolean> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/workflows/millrace-soundness`;
  try {
    const response = await fetch(`http://127.0.0.1:${uiPort}${path}`, { signal: AbortSignal.timeout(ANSWER_MS) });
    await response.arrayBuffer();
    return response.status < 500;
  } catch {
    return false;
  }
}
