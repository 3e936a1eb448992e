"""What the trainers that run on PyTorch share."""
