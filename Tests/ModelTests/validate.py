"""Validates JSON against a JSON Schema: validate.py SCHEMA [FILE…], each FILE one document or one a line; - is stdin.

Prints a line for each violation and exits with 1 if there is one, with 3 if the module jsonschema is missing.
"""

import json
import sys

try:
    import jsonschema
except ImportError:
    print("the Python module jsonschema is missing: apt install python3-jsonschema", file=sys.stderr)
    sys.exit(3)


def documents(path):
    """The documents of a file, each with a name for messages."""
    text = sys.stdin.read() if path == "-" else open(path, encoding="utf-8").read()
    try:
        return [(path, json.loads(text))]
    except json.JSONDecodeError:
        lines = enumerate(text.splitlines(), start=1)
        return [(f"{path}:{number}", json.loads(line)) for number, line in lines if line.strip()]


def main(schema_path, paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = [document for path in paths for document in documents(path)]
    violations = 0
    for name, document in found:
        for error in validator.iter_errors(document):
            place = "/".join(str(part) for part in error.absolute_path) or "(top)"
            print(f"{name}: {place}: {error.message[:300]}")
            violations += 1
    if paths and not found:
        print("there is no document to validate")
        violations += 1
    return 1 if violations else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
