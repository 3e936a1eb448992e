"""The trainers, by their own door: a process, a folder and a pipe."""
