"""The engines tried, each with the few calls that a user of it would write: two workers on this machine.

Every class offers `run` (batches through a function, results in order), `grouped` (records by key, each group summed)
and `stop`.  Used by `benchmarks.engines`, in an environment that has the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Record = tuple[str, int]


def first(record: Record) -> str:
    return record[0]


class Ours:
    """An engine of ours, under the same few calls."""

    def __init__(self, workers: int, engine: Any) -> None:
        self.engine, self.workers = engine, workers

    def run(self, function: Callable[..., Any], batches: Sequence[Any], *given: Any) -> list[Any]:
        waiting, found, sent = iter(enumerate(batches)), dict[int, Any](), dict[int, tuple[int, Any]]()

        def send(many: int) -> None:
            for place, batch in (pair for _, pair in zip(range(many), waiting, strict=False)):
                sent[self.engine.submit(function, batch, *given)] = place, batch

        send(4 * self.workers)
        while sent:
            number, answer = self.engine.next()
            place, batch = sent.pop(number)
            if type(answer).__name__ == "Failed":
                sent[self.engine.submit(function, batch, *given)] = place, batch
            else:
                found[place] = answer
                send(1)
        return [found[place] for place in range(len(batches))]

    def grouped(self, parts: Sequence[Sequence[Record]]) -> dict[str, int]:
        totals: dict[str, int] = {}
        for part in parts:  # in this process: a table in memory is the whole of it
            for key, value in part:
                totals[key] = totals.get(key, 0) + value
        return totals

    def stop(self) -> None:
        self.engine.close()


def local(workers: int) -> Ours:
    """`--engine local`."""
    from kgbuild.engines.processes import Processes

    return Ours(workers, Processes(workers, 300.0))


def thin(workers: int) -> Ours:
    """`--engine dask`."""
    from kgbuild.engines.dask import Dask

    return Ours(workers, Dask(None, workers, 300.0))


class Dask:
    """Futures on a `distributed` cluster."""

    def __init__(self, workers: int) -> None:
        from dask.distributed import Client, LocalCluster

        self.cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0")
        self.client, self.workers = Client(self.cluster), workers

    def run(self, function: Callable[..., Any], batches: Sequence[Any], *given: Any) -> list[Any]:
        futures = self.client.map(function, batches, *[[one] * len(batches) for one in given], pure=False, retries=3)
        return list(self.client.gather(futures))

    def grouped(self, parts: Sequence[Sequence[Record]]) -> dict[str, int]:
        import dask
        from dask import bag, delayed

        with dask.config.set(scheduler=self.client):
            records = bag.from_delayed([delayed(list)(part) for part in parts])
            groups = records.groupby(first, shuffle="tasks", npartitions=len(parts))
            return dict(groups.map(total).compute())

    def stop(self) -> None:
        self.client.close()
        self.cluster.close()


class Ray:
    """Ray Data."""

    def __init__(self, workers: int) -> None:
        import ray

        ray.init(num_cpus=workers, include_dashboard=False, logging_level="error", log_to_driver=False)
        ray.data.DataContext.get_current().enable_progress_bars = False
        self.ray = ray

    def run(self, function: Callable[..., Any], batches: Sequence[Any], *given: Any) -> list[Any]:
        import pickle

        rows = [{"place": place, "batch": pickle.dumps(batch)} for place, batch in enumerate(batches)]

        def each(row: dict[str, Any]) -> dict[str, Any]:
            return {"place": row["place"], "answer": pickle.dumps(function(pickle.loads(row["batch"]), *given))}

        done = self.ray.data.from_items(rows, override_num_blocks=min(len(rows), 200)).map(each).take_all()
        return [pickle.loads(row["answer"]) for row in sorted(done, key=lambda row: row["place"])]

    def grouped(self, parts: Sequence[Sequence[Record]]) -> dict[str, int]:
        rows = [{"key": key, "value": value} for part in parts for key, value in part]
        table = self.ray.data.from_items(rows, override_num_blocks=len(parts)).groupby("key").sum("value")
        return {row["key"]: row["sum(value)"] for row in table.take_all()}

    def stop(self) -> None:
        self.ray.shutdown()


class Spark:
    """PySpark's RDDs."""

    def __init__(self, workers: int) -> None:
        import os
        import sys

        from pyspark.sql import SparkSession

        os.environ["PYSPARK_PYTHON"] = sys.executable

        # local-cluster starts workers as processes of their own, as on a real cluster; local[2] cannot lose one
        master = f"local-cluster[{workers},1,1024]"
        builder = SparkSession.builder.master(master).config("spark.ui.enabled", "false")
        self.session = builder.config("spark.log.level", "OFF").config("spark.task.maxFailures", "4").getOrCreate()
        self.context = self.session.sparkContext

    def run(self, function: Callable[..., Any], batches: Sequence[Any], *given: Any) -> list[Any]:
        spread = self.context.parallelize(batches, min(len(batches), 200))
        return list(spread.map(lambda batch: function(batch, *given)).collect())

    def grouped(self, parts: Sequence[Sequence[Record]]) -> dict[str, int]:
        records = self.context.parallelize(parts, len(parts)).flatMap(lambda part: part)
        return dict(records.groupByKey(len(parts)).mapValues(sum).collect())

    def stop(self) -> None:
        self.session.stop()


def total(group: tuple[str, Iterable[Record]]) -> Record:
    key, records = group
    return key, sum(value for _, value in records)


TRIED: dict[str, Callable[[int], Any]] = {"local": local, "ours": thin, "dask": Dask, "ray": Ray, "spark": Spark}
