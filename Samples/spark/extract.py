#!/usr/bin/env python3
"""Extracts articles on a Spark cluster: each partition of pages is piped through feedmill.

usage: spark-submit extract.py [--warc] [--feedmill PROGRAM] [--partitions N] INPUT OUTPUT

INPUT is a folder or glob of lines as `feedmill extract --ndjson` reads them, or with --warc a file with the path
of a web archive on each line. OUTPUT becomes Parquet, once: `failed=false` holds the articles, `failed=true` a row
for each page that could not be used. A partition whose feedmill ends early, or answers too few lines, is an error:
Spark runs it again, somewhere else (spark.task.maxFailures times), and keeps what one run of it gave.
"""
import argparse
import json
import subprocess
import threading

from pyspark.sql import Row, SparkSession
from pyspark.sql.types import BooleanType, IntegerType, StringType, StructField, StructType

TEXTS = ["key", "url", "title", "date_published", "language", "content_text", "error_code", "error_message", "json"]
SCHEMA = StructType(
    [StructField(name, StringType()) for name in TEXTS]
    + [StructField("word_count", IntegerType()), StructField("partition", IntegerType()), StructField("failed", BooleanType())])


def row(line, partition):
    item = json.loads(line)
    about = item.get("_feedmill", {})
    error = about.get("error", {})
    key = about.get("key", about.get("page", {}).get("record_id"))
    return Row(
        key=key if isinstance(key, str) or key is None else json.dumps(key), url=item.get("url"), title=item.get("title"),
        date_published=item.get("date_published"), language=item.get("language"), content_text=item.get("content_text"),
        error_code=error.get("code"), error_message=error.get("message"), json=line.rstrip("\n"),
        word_count=about.get("word_count"), partition=partition, failed=bool(error))


def piped(command, lines=()):
    """The lines that a command answers to lines; a generator, so that no partition is held in memory."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    asked = [0]

    def feed():
        with process.stdin:
            for line in lines:
                process.stdin.write(line + "\n")
                asked[0] += 1

    threading.Thread(target=feed, daemon=True).start()
    answered = 0
    for answered, line in enumerate(process.stdout, 1):
        yield line
    code = process.wait()
    # 65 says that some archive could not be read to its end; what was wrong stands in its lines.
    if code not in (0, 65) or (asked[0] and answered != asked[0]):
        raise RuntimeError(f"{command[0]}: exit code {code}, {answered} answers to {asked[0]} lines")


def main():
    parser = argparse.ArgumentParser()
    for name, default in (("--feedmill", "feedmill"), ("--partitions", 0), ("input", None), ("output", None)):
        parser.add_argument(name, default=default, type=type(default) if default == 0 else str)
    parser.add_argument("--warc", action="store_true")
    options = parser.parse_args()
    program, is_warc = options.feedmill, options.warc

    def extracted(partition, lines):
        if not is_warc:
            return (row(line, partition) for line in piped([program, "extract", "--ndjson", "--jobs", "1"], lines))
        files = (piped([program, "extract", "--jobs", "1", "--warc", path]) for path in lines)
        return (row(line, partition) for file in files for line in file)

    session = SparkSession.builder.appName("feedmill").getOrCreate()
    lines = session.sparkContext.textFile(options.input)
    lines = lines.repartition(options.partitions or session.sparkContext.defaultParallelism * 4)
    session.createDataFrame(lines.mapPartitionsWithIndex(extracted), SCHEMA).write.partitionBy("failed").parquet(options.output)
    session.stop()


if __name__ == "__main__":
    main()
