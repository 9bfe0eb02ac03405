#!/usr/bin/env python3
"""Trains the trees that choose a page's blocks. Needs numpy and lightgbm.

usage: train.py BLOCKTRAINING OUT CORPUS… [--half train|check]
A CORPUS is a folder as `make score` reads it. A block's label is how much of its text stands in the gold
text; where the gold is segments, only blocks that hold one have a label. With --half only one half of the
sites is learned from, so that the other can be measured.

OUT holds a line of feature names, a line with the number of trees and of branches, the index of each root
(16 bits) and each branch: feature (16 bits, 65535 for a leaf), index of the left branch (16 bits; the right
one follows it), and the value to compare with or to add (32-bit float); all little-endian.
"""
import argparse
import base64
import collections
import gzip
import hashlib
import json
import pathlib
import re
import struct
import subprocess
import threading
import urllib.parse

import lightgbm
import numpy

LEAF = 0xFFFF
TREES, LEAVES, RATE = 160, 24, 0.08
PARAMETERS = {
    "objective": "binary", "num_leaves": LEAVES, "learning_rate": RATE, "min_data_in_leaf": 100, "lambda_l2": 5,
    "feature_fraction": 0.4, "max_bin": 63, "num_threads": 1, "seed": 0, "deterministic": True,
    "force_row_wise": True, "verbose": -1,
}


def words(text):
    return re.findall(r"\w+", (text or "").lower())


def squeeze(text):
    return " ".join((text or "").lower().split())


def site_half(page):
    """Which half of the corpus a page's site belongs to: two pages of a site are never apart."""
    host = urllib.parse.urlparse(page["url"]).hostname or page["key"]
    site = ".".join(host.split(".")[-2:])
    return "train" if hashlib.md5(site.encode()).digest()[0] % 2 == 0 else "check"


def tables(binary, corpus, gold):
    """The block table of each page that can be read."""
    process = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        for page in gold:
            html = gzip.open(corpus / "html" / (page["key"] + ".html.gz")).read()
            line = {"key": page["key"], "url": page["url"], "html_base64": base64.b64encode(html).decode()}
            process.stdin.write((json.dumps(line) + "\n").encode())
        process.stdin.close()

    threading.Thread(target=feed, daemon=True).start()
    pages = {page["key"]: page for page in gold}
    for line in process.stdout:
        table = json.loads(line)
        rows = numpy.frombuffer(base64.b64decode(table["values"]), "<f4").reshape(-1, len(table["names"]))
        yield pages[table["key"]], table, rows


def share_of_gold(texts, gold):
    """For each text, the share of its runs of three words that stand in the gold text."""
    wanted = words(gold)
    runs, pairs = set(zip(wanted, wanted[1:], wanted[2:])), set(zip(wanted, wanted[1:]))
    lines = {" ".join(words(line)) for line in gold.split("\n")}
    shares = numpy.zeros(len(texts))
    for index, text in enumerate(texts):
        if len(text) > 2:
            shares[index] = sum(run in runs for run in zip(text, text[1:], text[2:])) / (len(text) - 2)
        elif text:
            partly = 0.6 if tuple(text) in pairs else 0
            shares[index] = 1 if " ".join(text) in lines else partly
    return without_repeats(texts, shares)


def without_repeats(texts, shares):
    """Short texts that stand in several places count where the text around them is wanted too."""
    counts = collections.Counter(map(tuple, texts))
    sizes = numpy.array([len(text) for text in texts])
    sums = numpy.concatenate([[0], numpy.cumsum(sizes * (shares > 0.6) * (sizes >= 5))])
    for index, text in enumerate(texts):
        if 0 < len(text) < 8 and counts[tuple(text)] > 1:
            if sums[min(len(texts), index + 9)] - sums[max(0, index - 8)] < 12:
                shares[index] *= 0.15
    return shares


def labels(page, table):
    """Each block's label, 0 … 1, and its weight; no weight for blocks of which nothing is known."""
    texts = [words(text) for text in table["texts"]]
    if "text" in page:
        size = max(1, len(words(page["text"]))) ** 0.5
        weights = numpy.array([max(0.5, min(len(text), 80)) / size for text in texts])
        return share_of_gold(texts, page["text"]), weights
    found, weights = numpy.zeros(len(texts)), numpy.zeros(len(texts))
    plain = [squeeze(text) for text in table["texts"]]
    for value, segments in ((1, page["with"]), (0, page["without"])):
        for segment in map(squeeze, segments):
            for index, text in enumerate(plain):
                if len(text) > 3 and (segment in text or len(text) > 12 and text in segment):
                    found[index], weights[index] = value, 4
    return found, weights


def packed(model, names):
    """The bytes of OUT."""
    roots, branches = [], []
    for tree in model.dump_model()["tree_info"]:
        roots.append(len(branches))
        branches.append(tree["tree_structure"])
        place = roots[-1]
        while place < len(branches):
            node = branches[place]
            if "left_child" in node:
                node["next"] = len(branches)
                branches += [node["left_child"], node["right_child"]]
            place += 1
    data = " ".join(names).encode() + f"\n{len(roots)} {len(branches)}\n".encode()
    data += b"".join(struct.pack("<H", root) for root in roots)
    for node in branches:
        if "next" in node:
            data += struct.pack("<HHf", node["split_feature"], node["next"], node["threshold"])
        else:
            data += struct.pack("<HHf", LEAF, 0, node["leaf_value"])
    return data


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("binary")
    cli.add_argument("out", type=pathlib.Path)
    cli.add_argument("corpora", type=pathlib.Path, nargs="+")
    cli.add_argument("--half", choices=["train", "check"])
    options = cli.parse_args()
    rows, found, weights, names = [], [], [], []
    for corpus in options.corpora:
        gold = [json.loads(line) for line in gzip.open(corpus / "gold.jsonl.gz", "rt", encoding="utf-8")]
        gold = [page for page in gold if options.half in (None, site_half(page))]
        for page, table, values in tables(options.binary, corpus, gold):
            names = table["names"]
            page_labels, page_weights = labels(page, table)
            known = page_weights > 0
            rows.append(values[known])
            found.append(page_labels[known])
            weights.append(page_weights[known])
    data = lightgbm.Dataset(
        numpy.vstack(rows), label=numpy.concatenate(found) > 0.5, weight=numpy.concatenate(weights),
        params=PARAMETERS)
    model = lightgbm.train(PARAMETERS, data, num_boost_round=TREES)
    options.out.write_bytes(packed(model, names))
    print(f"{len(found)} pages, {sum(map(len, found))} blocks: {options.out} has {options.out.stat().st_size} bytes")


main()
