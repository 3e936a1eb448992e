"""The files of a training: data, checkpoints, models and predictions, all in the safetensors format."""
