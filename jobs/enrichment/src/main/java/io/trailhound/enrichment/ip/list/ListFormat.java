package io.trailhound.enrichment.ip.list;

import java.nio.file.Path;
import java.util.Locale;

/** The formats of list files. */
public enum ListFormat {
  /** One address, block or range on each line; {@code #} begins a comment. */
  TEXT,
  /** Columns with a header. */
  CSV,
  /** A STIX 2.1 bundle of indicators. */
  STIX;

  /** The format by the end of a file's name: csv or tsv, json or stix, and text otherwise. */
  public static ListFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return CSV;
    }
    return name.endsWith(".json") || name.endsWith(".stix") ? STIX : TEXT;
  }
}
