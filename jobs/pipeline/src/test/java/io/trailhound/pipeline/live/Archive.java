package io.trailhound.pipeline.live;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What an archive holds, read by DuckDB. */
final class Archive {
  private Archive() {}

  /** For each dataset the number of its events and a hash of their raw records, in any order. */
  static Map<String, String> digests(Path out) throws SQLException {
    Map<String, String> digests = new TreeMap<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet row =
            duckdb
                .createStatement()
                .executeQuery(
                    "select dataset, count(*), count(distinct raw), md5(string_agg(raw, '\n' order"
                        + " by raw)) from read_parquet('"
                        + out.resolve("archive")
                        + "/**/*.parquet', hive_partitioning = true) group by dataset")) {
      while (row.next()) {
        digests.put(
            row.getString(1),
            row.getLong(2) + " events, " + row.getLong(3) + " distinct: " + row.getString(4));
      }
    }
    return digests;
  }
}
