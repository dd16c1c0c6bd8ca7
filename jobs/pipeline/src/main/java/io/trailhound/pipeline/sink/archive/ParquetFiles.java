package io.trailhound.pipeline.sink.archive;

import io.trailhound.events.Event;
import io.trailhound.events.field.FieldPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.codec.ZstandardCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * Opens the archive's files. A subtask may have many open at once, one for each partition, and each
 * keeps a row group in memory: so row groups are smaller the more files are open, within a fixed
 * share of memory.
 */
final class ParquetFiles implements BulkWriter.Factory<Event> {
  private static final long serialVersionUID = 1L;
  private static final long MEMORY = 64L << 20;
  private static final long LEAST_ROW_GROUP = 1L << 20;
  private static final long LARGEST_ROW_GROUP = 32L << 20;
  private static final int PAGE = 256 << 10;
  private static final int ZSTD_LEVEL = 1; // 3 saves a tenth of the space and takes twice the time

  /** Columns whose values hardly ever repeat: a dictionary of them is work for nothing. */
  private static final List<String> DISTINCT =
      List.of("eventTime", "eventID", "requestID", "sharedEventID", "objectIndex", "raw");

  /** Columns of which nobody asks for a range: the least and greatest value tell nothing. */
  private static final List<String> UNORDERED =
      List.of(
          "raw",
          "eventID",
          "requestID",
          "sharedEventID",
          "eventVersion",
          "eventType",
          "eventCategory",
          "userAgent",
          "errorMessage",
          "readOnly",
          "managementEvent",
          "vpcEndpointId",
          "eventTimeSource",
          "userIdentity.type",
          "userIdentity.principalId",
          "userIdentity.mfaAuthenticated");

  private final ArrayList<String> paths;
  private transient @Nullable FieldPlan plan;
  private transient int open;

  ParquetFiles(List<String> planPaths) {
    this.paths = new ArrayList<>(planPaths);
  }

  @Override
  public BulkWriter<Event> create(FSDataOutputStream out) throws IOException {
    FieldPlan columns = plan;
    if (columns == null) {
      columns = FieldPlan.of(paths);
      plan = columns;
    }
    FieldPlan fields = columns;
    open++;
    long rowGroup = Math.max(LEAST_ROW_GROUP, Math.min(LARGEST_ROW_GROUP, MEMORY / open));
    return new Writer(
        new ParquetWriterFactory<Event>(file -> parquet(file, fields, rowGroup)).create(out));
  }

  private static ParquetWriter<Event> parquet(OutputFile file, FieldPlan plan, long rowGroup)
      throws IOException {
    Configuration config = new Configuration(false);
    config.setInt(ZstandardCodec.PARQUET_COMPRESS_ZSTD_LEVEL, ZSTD_LEVEL);
    Builder builder =
        new Builder(file, plan)
            .withConf(config)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(rowGroup)
            .withPageSize(PAGE);
    for (String column : DISTINCT) {
      builder.withDictionaryEncoding(column, false);
    }
    for (String column : UNORDERED) {
      builder.withStatisticsEnabled(column, false);
    }
    return builder.build();
  }

  private static final class Builder extends ParquetWriter.Builder<Event, Builder> {
    private final FieldPlan plan;

    Builder(OutputFile file, FieldPlan plan) {
      super(file);
      this.plan = plan;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // deprecated, and still the abstract one
    protected WriteSupport<Event> getWriteSupport(Configuration config) {
      return new EventWriteSupport(plan);
    }
  }

  private final class Writer implements BulkWriter<Event> {
    private final BulkWriter<Event> parquet;

    Writer(BulkWriter<Event> parquet) {
      this.parquet = parquet;
    }

    @Override
    public void addElement(Event event) throws IOException {
      parquet.addElement(event);
    }

    @Override
    public void flush() throws IOException {
      parquet.flush();
    }

    @Override
    public void finish() throws IOException {
      open--;
      parquet.finish();
    }
  }
}
