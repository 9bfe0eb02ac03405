"""The payloads and contexts, as the Swift tests read them."""
import glob
import os
import re

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        kept = [line for line in file.read().split("\n") if line and not line.startswith("# ")]
    return [unescaped(line) for line in kept]


def unescaped(line):
    def character(match):
        code = match[1] or match[2]
        if code:
            return chr(int(code, 16))
        return {"n": "\n", "t": "\t", "r": "\r"}.get(match[3], match[3])

    return re.sub(r"\\(?:x([0-9a-f]{2})|u([0-9a-fA-F]{4})|(.))", character, line)


def all():
    return [payload for file in sorted(glob.glob(FOLDER + "/html/*.txt")) for payload in lines(file)]


def combinations():
    """Each payload alone, in four contexts, and before another payload."""
    payloads, contexts = all(), lines(FOLDER + "/contexts.txt")
    made = []
    for index, payload in enumerate(payloads):
        made.append(payload)
        for turn in range(4):
            context = contexts[(index * 5 + turn * 9) % len(contexts)]
            made.append(context.replace("{}", payload))
        made.append(payload + payloads[(index * 37 + 11) % len(payloads)])
    return made
