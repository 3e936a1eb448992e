/** The service will not draw this, however often it is asked. The message says what to change. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
}

/** The service is away, overloaded or failed. Another attempt may succeed. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}
