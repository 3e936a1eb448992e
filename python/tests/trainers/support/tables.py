"""Tables that trainers learn from."""

from pathlib import Path

import numpy as np

from trainers.support.prepare_table import Table

_DIGITS = Path(__file__).parents[4] / "examples" / "data" / "digits.csv"


def digits() -> Table:
    """1,797 handwritten digits of 8 by 8 pixels; pixels that are the same in all rows are left out."""
    lines = np.loadtxt(_DIGITS, delimiter=",", skiprows=1)
    pixels = lines[:, :-1]
    columns = {f"pixel_{at}": pixels[:, at].tolist() for at in range(pixels.shape[1]) if np.ptp(pixels[:, at]) > 0}
    return Table(columns, lines[:, -1].astype(int).tolist(), classes=[str(digit) for digit in range(10)])


def prices(rows: int = 240, validation: float = 0.1) -> Table:
    """A regression: a price that follows from rooms, age and district."""
    random = np.random.default_rng(7)
    rooms, age = random.integers(1, 9, rows), random.integers(0, 60, rows)
    district = random.choice(["north", "south", "west"], rows)
    price = 50 + 30 * rooms - age + 40 * (district == "west")
    columns = {"rooms": rooms.tolist(), "age": age.tolist(), "district": [str(one) for one in district]}
    return Table(columns, price.tolist(), validation=validation)


def one_feature(rows: int = 200) -> Table:
    """Two classes, by whether the only number is above its mean. No rows watch the training."""
    values = np.random.default_rng(8).normal(size=rows)
    return Table({"value": values.tolist()}, (values > 0).astype(int).tolist(), classes=["low", "high"], validation=0)


def noise(rows: int = 200) -> Table:
    """Two classes that nothing tells apart: what is learned of the training rows is worth nothing for others."""
    random = np.random.default_rng(9)
    columns = {f"value_{at}": random.normal(size=rows).tolist() for at in range(8)}
    return Table(columns, random.integers(0, 2, rows).tolist(), classes=["no", "yes"], validation=0.3)


def reviews(rows: int = 240) -> Table:
    """Texts that praise or blame, and nothing else."""
    random = np.random.default_rng(10)
    good, bad = ["lovely", "excellent", "delightful"], ["awful", "broken", "disappointing"]
    praised = random.integers(0, 2, rows)
    texts = [
        f"the {random.choice(['food', 'room', 'service'])} was {random.choice(good if one else bad)} on "
        f"{random.choice(['monday', 'friday', 'sunday'])}"
        for one in praised
    ]
    return Table({"review": texts}, praised.tolist(), classes=["bad", "good"], texts=["review"])


def reviews_with_stars(rows: int = 400) -> Table:
    """Four classes: by whether the text praises, and by whether the stars are many. Neither is enough alone."""
    written = reviews(rows)
    stars = np.random.default_rng(11).integers(1, 6, rows)
    target = [2 * praised + int(count > 3) for praised, count in zip(written.target, stars, strict=True)]
    columns = {"stars": stars.astype(float).tolist(), **written.columns}
    return Table(columns, target, classes=["a", "b", "c", "d"], texts=["review"])
