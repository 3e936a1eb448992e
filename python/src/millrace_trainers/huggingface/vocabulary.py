"""What a row of the data is in tokens. It is learned from the training rows, and stored with the weights."""

from typing import TypedDict, cast

from millrace_trainers.huggingface.column_bags import count_positions
from millrace_trainers.huggingface.column_tokens import ColumnTokens, count_tokens, fit_columns
from millrace_trainers.huggingface.text_tokens import count_text_positions, count_text_tokens, fit_tokenizer
from millrace_trainers.training.learner import LearnerPlan

# Token 0 fills up, token 1 begins each sequence and comes to stand for the row.
BEGINNING, FIRST = 1, 2


class Vocabulary(TypedDict):
    """`tokenizer` is JSON, and None where there are no columns of text."""

    columns: list[ColumnTokens]
    text_names: list[str]
    tokenizer: str | None


def open_vocabulary(plan: LearnerPlan) -> Vocabulary:
    """That of the plan's `extra`, or a new one."""
    if plan.extra:
        return cast("Vocabulary", plan.extra["vocabulary"])
    names = [column["name"] for column in plan.description["columns"] if column["kind"] == "text"]
    known = [plan.rows.texts[name][row] for name in names for row in plan.train]
    return {
        "columns": fit_columns(plan.description["columns"], plan.rows.x[plan.train]),
        "text_names": names,
        "tokenizer": fit_tokenizer(known) if names else None,
    }


def first_of_texts(vocabulary: Vocabulary) -> int:
    """The number of the first token that is of texts."""
    return FIRST + sum(map(count_tokens, vocabulary["columns"]))


def count_vocabulary(vocabulary: Vocabulary) -> int:
    """All tokens."""
    tokenizer = vocabulary["tokenizer"]
    of_texts = len(vocabulary["text_names"]) + count_text_tokens(tokenizer) if tokenizer else 0
    return first_of_texts(vocabulary) + of_texts


def count_sequence(vocabulary: Vocabulary) -> int:
    """The most positions of a row."""
    return 1 + count_positions(vocabulary["columns"]) + count_text_positions(len(vocabulary["text_names"]))
