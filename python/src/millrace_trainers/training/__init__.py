"""The course of a training, the same for every framework."""
