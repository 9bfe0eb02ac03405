#!/usr/bin/env python3
"""Trains what chooses a page's blocks. Needs numpy, scipy and lightgbm.

usage: train.py BLOCKTRAINING TREES CORPUS… [--half train|check]
A CORPUS is a folder as `make score` reads it. A block's label is how much of its text stands in the gold
text; where the gold is segments, only blocks that hold one have a label. With --half only one half of the
sites is learned from, so that the other can be measured.

First the words of classes are learned: which of them stand around the blocks that are wanted. They are written
beside TREES, to the same name with `.words`: a line with `*` and the log odds of any block, then a line for each
word (a tag in `<>`) with what it adds to the odds of blocks right in the element, in one or two levels below, and
anywhere inside, in parts of 64. Then the trees are learned from all that is known of a block, those odds included;
so that these are as good as they will be on other pages, each quarter of the sites gets those of words learned from
the other three.

TREES holds a line of feature names, a line with the number of trees and of branches, the index of each root
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
import tempfile
import threading
import urllib.parse

import lightgbm
import numpy
import scipy.optimize
import scipy.sparse

LEAF = 0xFFFF
TREES, LEAVES, RATE = 240, 48, 0.08
FOLDS = 4
# A word of a class is learned from so many sites, and held back so much.
MIN_SITES, WORD_PENALTY = 10, 4e-3
PARAMETERS = {
    "objective": "binary", "num_leaves": LEAVES, "learning_rate": RATE, "min_data_in_leaf": 50, "lambda_l2": 5,
    # Thresholds drawn at random fit single sites less: .006 of F1 on sites that nothing was learned from.
    "extra_trees": True,
    "feature_fraction": 0.4, "max_bin": 63, "num_threads": 1, "seed": 0, "deterministic": True,
    "force_row_wise": True, "verbose": -1,
}


def words(text):
    return re.findall(r"\w+", (text or "").lower())


def squeeze(text):
    return " ".join((text or "").lower().split())


def site(page):
    """What two pages of one site have in common."""
    host = urllib.parse.urlparse(page["url"]).hostname or page["key"]
    return ".".join(host.split(".")[-2:])


def site_half(page):
    """Which half of the corpus a page's site belongs to: two pages of a site are never apart."""
    return "train" if hashlib.md5(site(page).encode()).digest()[0] % 2 == 0 else "check"


def site_fold(page):
    """Which quarter of the corpus a page's site belongs to."""
    return int(hashlib.md5(site(page).encode()).hexdigest()[:6], 16) % FOLDS


def tables(binary, pages, *arguments):
    """The block table of each page that can be read."""
    process = subprocess.Popen([binary, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        for page in pages:
            html = gzip.open(page["path"]).read()
            line = {"key": page["key"], "url": page["url"], "html_base64": base64.b64encode(html).decode()}
            process.stdin.write((json.dumps(line) + "\n").encode())
        process.stdin.close()

    threading.Thread(target=feed, daemon=True).start()
    by_key = {page["key"]: page for page in pages}
    for line in process.stdout:
        table = json.loads(line)
        rows = numpy.frombuffer(base64.b64decode(table["values"]), "<f4").reshape(-1, len(table["names"]))
        yield by_key[table["key"]], table, rows


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


class Words:
    """The words of the elements that blocks stand in, as three kinds of columns: of the element itself, of the two
    around it, of all around it."""

    def __init__(self):
        self.numbers, self.columns = {}, []
        self.around, self.rows, self.ends = [], [], [0]
        self.wanted, self.unwanted, self.sites, self.folds = [], [], [], []

    def add(self, page, table, wanted, weights):
        first = len(self.around)
        for element in table["elements"]:
            around, *found = element.split(" ")
            self.around.append(int(around) + first if int(around) >= 0 else -1)
            self.rows += [self.numbers.setdefault(word, len(self.numbers)) for word in found]
            self.ends.append(len(self.rows))
        count = len(table["elements"])
        places = numpy.array(table["places"], int)
        self.wanted.append(numpy.bincount(places, weights * wanted, count)[:count])
        self.unwanted.append(numpy.bincount(places, weights * ~wanted, count)[:count])
        self.sites += [site(page)] * count
        self.folds += [site_fold(page)] * count

    def finish(self):
        """Makes the matrix of all, without what is rare."""
        count, around = len(self.around), numpy.array(self.around)
        own = scipy.sparse.csr_matrix(
            (numpy.ones(len(self.rows), "f4"), self.rows, self.ends), (count, len(self.numbers)))
        self.names = list(self.numbers)
        plain = own @ scipy.sparse.diags([0.0 if name[0] == "<" else 1.0 for name in self.names])
        steps, place, far = numpy.arange(count), around.copy(), plain
        near = scipy.sparse.csr_matrix(own.shape)
        level = 0
        while (place >= 0).any() and level < 256:
            inside = numpy.nonzero(place >= 0)[0]
            step = scipy.sparse.csr_matrix((numpy.ones(len(inside), "f4"), (inside, place[inside])), (count, count))
            if level < 2:
                near = near + step @ own
            far = far + step @ plain
            place[inside] = around[place[inside]]
            level += 1
        wanted, unwanted = numpy.concatenate(self.wanted), numpy.concatenate(self.unwanted)
        known = numpy.nonzero(wanted + unwanted > 0)[0]
        self.wanted, self.unwanted = wanted[known], unwanted[known]
        self.folds = numpy.array(self.folds)[known]
        matrix = scipy.sparse.hstack([own[known], near[known], far[known]]).tocsc()
        sites = numpy.unique(numpy.array(self.sites)[known], return_inverse=True)[1]
        rows, columns = matrix.nonzero()
        pairs = numpy.unique(columns.astype(numpy.int64) * (sites.max() + 1) + sites[rows])
        common = numpy.bincount(pairs // (sites.max() + 1), minlength=matrix.shape[1]) >= MIN_SITES
        self.columns = numpy.nonzero(common)[0]
        self.matrix = matrix[:, self.columns].tocsr()

    def learned(self, chosen):
        """The lines of weights, learned from the chosen rows by logistic regression."""
        matrix, wanted, unwanted = self.matrix[chosen], self.wanted[chosen], self.unwanted[chosen]
        total = wanted.sum() + unwanted.sum()
        turned = matrix.T.tocsr()

        def cost(weights):
            odds = matrix @ weights[1:] + weights[0]
            losses = wanted * numpy.logaddexp(0, -odds) + unwanted * numpy.logaddexp(0, odds)
            slope = (wanted + unwanted) / (1 + numpy.exp(-odds)) - wanted
            value = losses.sum() / total + WORD_PENALTY / 2 * (weights[1:] ** 2).sum()
            return value, numpy.concatenate([[slope.sum()], turned @ slope]) / total + WORD_PENALTY * numpy.r_[
                0, weights[1:]]

        start = numpy.zeros(matrix.shape[1] + 1)
        weights = scipy.optimize.minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 40}).x
        whole = numpy.round(weights * 64).astype(int)
        kinds = numpy.zeros((len(self.names), 3), int)
        kinds[self.columns % len(self.names), self.columns // len(self.names)] = whole[1:]
        lines = [f"{name} {own} {near} {far}" for name, (own, near, far) in zip(self.names, kinds) if own or near or far]
        return "\n".join([f"* {whole[0]}", *sorted(lines)]) + "\n"


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
    pages = []
    for corpus in options.corpora:
        for line in gzip.open(corpus / "gold.jsonl.gz", "rt", encoding="utf-8"):
            page = json.loads(line)
            page["path"] = corpus / "html" / (page["key"] + ".html.gz")
            if options.half in (None, site_half(page)):
                pages.append(page)
    words, known, learned_from = Words(), {}, []
    for page, table, _ in tables(options.binary, pages):
        found, weights = labels(page, table)
        weights[numpy.array(table["hidden"], bool)] = 0
        known[page["key"]] = found > 0.5, weights
        words.add(page, table, found > 0.5, weights)
        learned_from.append(page)
    words.finish()
    rows, found, weights, names = [], [], [], []
    for fold in range(FOLDS):
        with tempfile.NamedTemporaryFile("w", suffix=".words") as file:
            file.write(words.learned(words.folds != fold))
            file.flush()
            held_out = [page for page in learned_from if site_fold(page) == fold]
            for page, table, values in tables(options.binary, held_out, file.name):
                names = table["names"]
                page_labels, page_weights = known[page["key"]]
                is_known = page_weights > 0
                rows.append(values[is_known])
                found.append(page_labels[is_known])
                weights.append(page_weights[is_known])
    data = lightgbm.Dataset(
        numpy.vstack(rows), label=numpy.concatenate(found), weight=numpy.concatenate(weights), params=PARAMETERS)
    model = lightgbm.train(PARAMETERS, data, num_boost_round=TREES)
    options.out.write_bytes(packed(model, names))
    options.out.with_suffix(".words").write_text(words.learned(words.folds >= 0))
    print(f"{len(found)} pages, {sum(map(len, found))} blocks: {options.out} has {options.out.stat().st_size} bytes")


main()
