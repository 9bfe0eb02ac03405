"""What each program lets through, side by side."""

COLUMNS = [
    ("script", "run a script by themselves"),
    ("handler", "keep an on… attribute or a script's URL"),
    ("element", "keep an active element"),
    ("request", "ask the attacker's host"),
    ("unstable", "change when parsed again"),
]


class Row:
    def __init__(self, name, outputs, findings):
        self.name, self.outputs, self.findings = name, outputs, findings

    def count(self, *kinds):
        return len(set().union(*(self.findings.get(kind, {}) for kind in kinds)))

    @property
    def cells(self):
        figures = [str(len(self.findings[kind])) if kind in self.findings else "–" for kind, _ in COLUMNS]
        return [self.name, str(len(self.outputs)), *figures]


def heads():
    return ["", "outputs", *(title for _, title in COLUMNS)]


def text(rows):
    cells = [["", "outputs", *(kind for kind, _ in COLUMNS)], *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths)).rstrip() for line in cells)


def markdown(rows):
    lines = [heads(), ["---", *["---:"] * (len(COLUMNS) + 1)], *(row.cells for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
