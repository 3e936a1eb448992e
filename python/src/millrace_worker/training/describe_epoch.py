"""What is told of an epoch."""

from math import floor

from millrace_worker.messages import CurvePoint, EpochReport


def report_epoch(model: str, epochs: int, point: CurvePoint) -> EpochReport:
    """The event of an epoch; what is left is estimated at the speed so far, to a tenth of a second."""
    left = point.seconds / point.epoch * (epochs - point.epoch)
    return EpochReport.model_validate(
        {"model": model, "epochs": epochs, **point.model_dump(), "eta_seconds": floor(left * 10 + 0.5) / 10}
    )


def describe_epoch(epochs: int, point: CurvePoint) -> str:
    """As the message of the subtask."""
    shown = point.accuracy if point.val_accuracy is None else point.val_accuracy
    right = "" if shown is None else f", {100 * shown:.1f} % right"
    return f"Epoch {point.epoch} of {epochs}: loss {to_precision(point.loss, 3)}{right}"


def to_precision(value: float, digits: int) -> str:
    """A number with so many significant digits, as JavaScript's toPrecision writes it."""
    mantissa, _, power = f"{value:.{digits - 1}e}".partition("e")
    exponent = int(power)
    if exponent < -6 or exponent >= digits:  # noqa: PLR2004 the bound of ECMAScript
        return f"{mantissa}e{exponent:+d}"
    return f"{value:.{digits - 1 - exponent}f}"
