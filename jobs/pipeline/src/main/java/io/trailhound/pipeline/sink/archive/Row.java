package io.trailhound.pipeline.sink.archive;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A row of the archive that is filled again for each record. */
final class Row implements IndexedRecord {
  private final Schema schema;
  private final @Nullable Object[] values;

  Row(Schema schema) {
    this.schema = schema;
    this.values = new @Nullable Object[schema.getFields().size()];
  }

  @Override
  public Schema getSchema() {
    return schema;
  }

  @Override
  public @Nullable Object get(int position) {
    return values[position];
  }

  @Override
  public void put(int position, @Nullable Object value) {
    values[position] = value;
  }
}
