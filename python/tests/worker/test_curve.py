"""What is told of epochs."""

import pytest

from millrace_worker.messages import CurvePoint
from millrace_worker.training.describe_epoch import describe_epoch, to_precision
from millrace_worker.training.thin_curve import thin_curve


def point(epoch: int, val_accuracy: float | None = None) -> CurvePoint:
    """An epoch of half a second."""
    told = {"epoch": epoch, "loss": 0.1, "accuracy": None, "val_loss": None, "val_accuracy": val_accuracy}
    return CurvePoint.model_validate({**told, "learning_rate": 0.001, "seconds": epoch / 2})


def test_a_short_curve_stays_as_it_is() -> None:
    assert len(thin_curve([point(epoch) for epoch in range(1, 201)])) == 200


def test_a_long_curve_keeps_its_ends_and_200_points() -> None:
    epochs = [one.epoch for one in thin_curve([point(epoch) for epoch in range(1, 5001)])]
    assert (len(epochs), epochs[0], epochs[-1]) == (200, 1, 5000)
    assert epochs == sorted(set(epochs))


def test_an_epoch_of_a_regression_tells_its_loss_alone() -> None:
    assert describe_epoch(50, point(3)) == "Epoch 3 of 50: loss 0.100"


def test_an_epoch_of_a_classification_tells_what_was_right_of_the_validation_rows() -> None:
    assert describe_epoch(50, point(3, 0.875)) == "Epoch 3 of 50: loss 0.100, 87.5 % right"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0.00"), (1.0, "1.00"), (99.96, "100"), (1234.0, "1.23e+3"), (0.0000123, "0.0000123"), (1e-8, "1.00e-8")],
)
def test_numbers_are_written_as_the_other_workers_write_them(value: float, text: str) -> None:
    assert to_precision(value, 3) == text
