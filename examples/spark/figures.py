"""Every figure of many articles, by Spark: articles in, observations out, what could not be read beside them.

    spark-submit figures.py --sodo /path/to/sodo ARTICLES OUT

ARTICLES is Parquet or JSON Lines with the columns text, and where they are there doc, published and url; a path of any store
that Spark knows. OUT/figures holds a row for each figure, by year and area_code; OUT/refused a row for each article that could
not be read, with the reason. The program `sodo` has to lie at the same path on every machine (`spark-submit --files sodo` and
`--sodo ./sodo` put it there). Nothing of an article leaves the cluster.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StringType, StructField, StructType

# What sodo ends with: all was read; something was not, and is told in the file of refusals.
ENDED_WELL = (0, 2)
COLUMNS = ("doc", "text", "published", "url")
# A line of JSON Lines, as Spark calls it. The program reads it: what is no article is refused there as everywhere.
LINE = "value"
# The two columns that a row of a refused article has, and no other: its name, or the whole line, and why.
REFUSED = [pa.field("refused", pa.string()), pa.field("why", pa.string())]


def extracted(sodo: str, articles: pa.RecordBatch) -> tuple[pa.Table | None, list[dict]]:
    """The figures of some articles, and what could not be read of them; no table where the program broke."""
    with tempfile.TemporaryDirectory() as folder:
        path = {name: os.path.join(folder, name) for name in ("articles.jsonl", "articles.parquet", "figures.parquet", "refused")}
        if LINE in articles.schema.names:
            given = path["articles.jsonl"]
            with open(given, "wb") as lines:
                lines.writelines(line.as_buffer().to_pybytes() + b"\n" for line in articles.column(LINE))
        else:
            given = path["articles.parquet"]
            pq.write_table(pa.Table.from_batches([articles]), given, compression="none")
        run = subprocess.run(
            [sodo, "extract", "--format", "parquet", "-o", path["figures.parquet"], "--refused", path["refused"], given],
            # A task of Spark is one core.
            env={**os.environ, "RAYON_NUM_THREADS": "1"},
            stderr=subprocess.PIPE,
        )
        if run.returncode not in ENDED_WELL:
            return None, []
        with open(path["refused"], encoding="utf-8") as lines:
            refused = [json.loads(line) for line in lines]
        return pq.read_table(path["figures.parquet"]), refused


def read(sodo: str, articles: pa.RecordBatch):
    """Tables of figures and of refusals. An article on which the program breaks is found by halves and refused; the rest is read."""
    figures, refused = extracted(sodo, articles)
    names = articles.column(LINE if LINE in articles.schema.names else "doc")
    if figures is not None:
        yield figures
        # Only rows are refused here, and each is told by its number.
        yield refusals([(names[row["at"] - 1].as_py(), row["why"].split(": ", 1)[-1]) for row in refused])
    elif articles.num_rows == 1:
        yield refusals([(names[0].as_py(), "the program broke on this article")])
    else:
        half = articles.num_rows // 2
        yield from read(sodo, articles.slice(0, half))
        yield from read(sodo, articles.slice(half))


def refusals(rows: list[tuple[str, str]]) -> pa.Table:
    return pa.table({field.name: [row[i] for row in rows] for i, field in enumerate(REFUSED)}, schema=pa.schema(REFUSED))


def schema_of(sodo: str) -> pa.Schema:
    """The columns of a figure, as this very program writes them, and those of a refusal."""
    none = pa.RecordBatch.from_pylist([], schema=pa.schema([(name, pa.string()) for name in COLUMNS]))
    figures, _ = extracted(sodo, none)
    if figures is None:
        raise SystemExit(f"{sodo} does not run; give the path of the program with --sodo")
    return pa.schema(list(figures.schema.remove_metadata()) + REFUSED)


def articles_of(spark: SparkSession, path: str, form: str) -> DataFrame:
    """The articles as they come: lines, or columns of words."""
    if form == "jsonl":
        return spark.read.text(path).where(F.length(F.trim(LINE)) > 0)
    rows = spark.read.parquet(path)
    there = [F.col(name) if name in rows.columns else F.lit(None) for name in COLUMNS]
    return rows.select(*[column.cast("string").alias(name) for name, column in zip(COLUMNS, there)])


def run(spark: SparkSession, sodo: str, path: str, form: str, out: str) -> dict:
    """Reads all articles and writes both tables; gives what was counted and how long it took."""
    start = time.monotonic()
    whole = schema_of(sodo)

    def figures(batches):
        for batch in batches:
            for table in read(sodo, batch):
                for field in whole:
                    if field.name not in table.column_names:
                        table = table.append_column(field, pa.nulls(table.num_rows, field.type))
                yield from table.select(whole.names).cast(whole).combine_chunks().to_batches()

    # Both tables come of one reading.
    rows = articles_of(spark, path, form).mapInArrow(figures, from_arrow_schema(whole)).persist(StorageLevel.DISK_ONLY)
    refused, why = (field.name for field in REFUSED)
    count = {"figures": rows.where(F.col(why).isNull()).count(), "refused": rows.where(F.col(why).isNotNull()).count()}
    seconds = time.monotonic() - start

    year = F.regexp_extract("TIME_PERIOD", r"^\d{4}", 0)
    code = F.regexp_extract("REF_AREA", r"^VN-[0-9A-Z]+$", 0)
    found = rows.where(F.col(why).isNull()).drop(refused, why)
    placed = found.withColumn("year", F.nullif(year, F.lit(""))).withColumn("area_code", F.nullif(code, F.lit("")))
    placed.repartition("year", "area_code").write.mode("overwrite").partitionBy("year", "area_code").parquet(f"{out}/figures")
    rows.where(F.col(why).isNotNull()).select(refused, why).write.mode("overwrite").parquet(f"{out}/refused")
    rows.unpersist()
    return {**count, "read_seconds": round(seconds, 2), "all_seconds": round(time.monotonic() - start, 2)}


def main() -> None:
    words = argparse.ArgumentParser(description="Every figure of many articles, by Spark.")
    words.add_argument("--sodo", default="sodo", help="the program, as each machine of the cluster finds it")
    words.add_argument("--form", choices=("parquet", "jsonl"), default="parquet", help="what the articles are")
    words.add_argument("articles")
    words.add_argument("out")
    words = words.parse_args()
    spark = (
        SparkSession.builder.appName("sodo")
        # Articles that one run of the program reads: it starts in some hundredths of a second, and its memory is theirs.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    print(json.dumps(run(spark, words.sodo, words.articles, words.form, words.out)))
    spark.stop()


if __name__ == "__main__":
    main()
