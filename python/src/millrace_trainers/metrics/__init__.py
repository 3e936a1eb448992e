"""How good predictions for the held-out rows are: the figures of the service's `contracts/training/metrics.ts`."""
