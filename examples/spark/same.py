"""Whether the figures that Spark wrote are those of the command line, row for row.

    python same.py FIGURES.parquet OUT/figures
"""

import sys

import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq


def main() -> None:
    of_line, of_spark = sys.argv[1:]
    alone = pq.read_table(of_line)
    spread = ds.dataset(of_spark, format="parquet", partitioning="hive").to_table(columns=alone.column_names)
    keys = [("doc", "ascending"), ("id", "ascending")]
    alone, spread = (table.cast(alone.schema.remove_metadata()).sort_by(keys).combine_chunks() for table in (alone, spread))
    if alone.num_rows != spread.num_rows:
        raise SystemExit(f"{alone.num_rows} rows of the command line, {spread.num_rows} of Spark")
    for name in alone.column_names:
        ours, theirs = alone[name], spread[name]
        differs = pc.or_(pc.xor(ours.is_null(), theirs.is_null()), pc.fill_null(pc.not_equal(ours, theirs), False))
        if (count := pc.sum(differs).as_py() or 0) > 0:
            row = differs.index(True).as_py()
            raise SystemExit(f"{count} rows differ in {name}; first {alone['doc'][row]} {alone['id'][row]}: {ours[row]} and {theirs[row]}")
    print(f"equal rows: {alone.num_rows}")


if __name__ == "__main__":
    main()
