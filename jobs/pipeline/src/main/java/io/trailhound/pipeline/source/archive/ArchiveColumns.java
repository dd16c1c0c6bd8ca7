package io.trailhound.pipeline.source.archive;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an archive's file that its records are made of again. All but {@code raw} may be
 * missing: files are also written by other tools, from queries of the archive.
 *
 * @param requested the schema with these columns alone
 * @param raw the record's text
 * @param object the object that the record was read from
 * @param index its position there
 * @param time when it happened
 * @param timeSource where that was read
 * @param eventSource of a log line its dataset
 * @param perMilli how many units of {@code time} a millisecond has
 */
record ArchiveColumns(
    MessageType requested,
    ColumnDescriptor raw,
    @Nullable ColumnDescriptor object,
    @Nullable ColumnDescriptor index,
    @Nullable ColumnDescriptor time,
    @Nullable ColumnDescriptor timeSource,
    @Nullable ColumnDescriptor eventSource,
    long perMilli) {

  /**
   * Finds the columns.
   *
   * @throws ParquetDecodingException if {@code raw} is missing, or one is of another type
   */
  static ArchiveColumns of(MessageType schema) {
    List<Type> found = new ArrayList<>();
    ColumnDescriptor raw = find(schema, "raw", PrimitiveTypeName.BINARY, found);
    if (raw == null) {
      throw new ParquetDecodingException("it has no column 'raw', as an archive of records has");
    }
    ColumnDescriptor object = find(schema, "object", PrimitiveTypeName.BINARY, found);
    ColumnDescriptor index = find(schema, "objectIndex", PrimitiveTypeName.INT64, found);
    ColumnDescriptor time = find(schema, "eventTime", PrimitiveTypeName.INT64, found);
    ColumnDescriptor timeSource = find(schema, "eventTimeSource", PrimitiveTypeName.BINARY, found);
    ColumnDescriptor eventSource = find(schema, "eventSource", PrimitiveTypeName.BINARY, found);
    return new ArchiveColumns(
        new MessageType(schema.getName(), found),
        raw,
        object,
        index,
        time,
        timeSource,
        eventSource,
        time == null ? 1 : perMilli(schema.getType("eventTime")));
  }

  private static @Nullable ColumnDescriptor find(
      MessageType schema, String name, PrimitiveTypeName type, List<Type> found) {
    if (!schema.containsField(name)) {
      return null;
    }
    Type column = schema.getType(name);
    if (!column.isPrimitive()
        || column.isRepetition(Type.Repetition.REPEATED)
        || column.asPrimitiveType().getPrimitiveTypeName() != type) {
      throw new ParquetDecodingException("its column '" + name + "' is not of the archive's type");
    }
    found.add(column);
    return schema.getColumnDescription(new String[] {name});
  }

  private static long perMilli(Type time) {
    if (time.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp) {
      return switch (timestamp.getUnit()) {
        case MILLIS -> 1;
        case MICROS -> 1_000;
        case NANOS -> 1_000_000;
      };
    }
    throw new ParquetDecodingException("its column 'eventTime' is no timestamp");
  }
}
