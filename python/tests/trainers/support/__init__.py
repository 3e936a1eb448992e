"""What the tests of the trainers start and read."""
