/** What to do about a failure that may pass by itself: a few more attempts, with growing waits of half a minute at most. */
export const USUAL_RETRY = {
  maximumAttempts: 5,
  initialInterval: '1 second',
  maximumInterval: '30 seconds',
  backoffCoefficient: 2,
} as const;
