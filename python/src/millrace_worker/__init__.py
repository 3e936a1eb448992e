"""The Temporal worker of the task queue `ml`: it trains models in subprocesses and tells the store over HTTP."""
