/** Ends with 0 when the API of this container answers. */
const response = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/live`, {
  signal: AbortSignal.timeout(4_000),
}).catch((error) => ({ ok: false, status: error.message }));
if (!response.ok) {
  console.error(`/health/live: ${response.status}`);
  process.exit(1);
}
