# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Figures with the goals beside them."""

import json
import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    limit: float
    at_least: bool = False

    def is_reached(self, value):
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True)
class Measure:
    name: str
    value: float
    unit: str
    goal: Goal | None = None

    def __str__(self):
        text = f"{self.name:<58} {formatted(self.value):>12} {self.unit:<12}"
        if self.goal:
            bound = "at least" if self.goal.at_least else "at most"
            verdict = "reached" if self.goal.is_reached(self.value) else "MISSED"
            text += f" goal: {bound} {formatted(self.goal.limit)}, {verdict}"
        return text.rstrip()


def formatted(value):
    return f"{value:,.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:.3g}"


def medians(rounds):
    """One list of measures from the same list of each round."""
    return [Measure(same[0].name, statistics.median(measure.value for measure in same), same[0].unit, same[0].goal)
            for same in zip(*rounds, strict=True)]


def as_json(measures):
    return json.dumps([{"name": each.name, "value": each.value, "unit": each.unit}
                       | ({"goal": each.goal.limit, "reached": each.goal.is_reached(each.value)} if each.goal else {})
                       for each in measures])
