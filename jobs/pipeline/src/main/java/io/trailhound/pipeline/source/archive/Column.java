package io.trailhound.pipeline.source.archive;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** The values of one column of a row group, one after the other; none where the column is not. */
final class Column {
  private final @Nullable ColumnReader values;
  private final int present;

  private Column(@Nullable ColumnReader values, int present) {
    this.values = values;
    this.present = present;
  }

  /**
   * Begins before the first row.
   *
   * @throws ParquetDecodingException if the column has more or fewer values than there are rows
   */
  static Column of(
      PageReadStore pages, ColumnReadStore store, @Nullable ColumnDescriptor descriptor) {
    if (descriptor == null) {
      return new Column(null, 0);
    }
    long values = pages.getPageReader(descriptor).getTotalValueCount();
    if (values != pages.getRowCount()) {
      throw new ParquetDecodingException(
          values + " values of a column in " + pages.getRowCount() + " rows");
    }
    return new Column(store.getColumnReader(descriptor), descriptor.getMaxDefinitionLevel());
  }

  /** The bytes of the next row, or null. */
  @Nullable Binary bytes() {
    Binary value = null;
    if (values != null) {
      if (values.getCurrentDefinitionLevel() == present) {
        value = values.getBinary();
      }
      values.consume();
    }
    return value;
  }

  /** The number of the next row, or null. */
  @Nullable Long number() {
    Long value = null;
    if (values != null) {
      if (values.getCurrentDefinitionLevel() == present) {
        value = values.getLong();
      }
      values.consume();
    }
    return value;
  }
}
