package io.trailhound.pipeline.sink.archive;

import io.trailhound.events.Event;
import io.trailhound.events.field.FieldPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.codec.ZstandardCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
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

  private final ArrayList<String> paths;
  private transient @Nullable RowMapper mapper;
  private transient int open;

  ParquetFiles(List<String> planPaths) {
    this.paths = new ArrayList<>(planPaths);
  }

  @Override
  public BulkWriter<Event> create(FSDataOutputStream out) throws IOException {
    RowMapper rows = mapper;
    if (rows == null) {
      rows = new RowMapper(FieldPlan.of(paths));
      mapper = rows;
    }
    open++;
    long rowGroup = Math.max(LEAST_ROW_GROUP, Math.min(LARGEST_ROW_GROUP, MEMORY / open));
    return new Writer(
        new ParquetWriterFactory<>(file -> parquet(file, rowGroup)).create(out), rows);
  }

  private static ParquetWriter<IndexedRecord> parquet(
      org.apache.parquet.io.OutputFile file, long rowGroup) throws IOException {
    Configuration config = new Configuration(false);
    config.setInt(ZstandardCodec.PARQUET_COMPRESS_ZSTD_LEVEL, ZSTD_LEVEL);
    return AvroParquetWriter.<IndexedRecord>builder(file)
        .withSchema(RowMapper.SCHEMA)
        .withDataModel(GenericData.get())
        .withConf(config)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(rowGroup)
        .withPageSize(PAGE)
        .withStatisticsEnabled("raw", false)
        .withDictionaryEncoding("raw", false)
        .withDictionaryEncoding("eventID", false)
        .withDictionaryEncoding("requestID", false)
        .withDictionaryEncoding("eventTime", false)
        .build();
  }

  private final class Writer implements BulkWriter<Event> {
    private final BulkWriter<IndexedRecord> parquet;
    private final RowMapper rows;

    Writer(BulkWriter<IndexedRecord> parquet, RowMapper rows) {
      this.parquet = parquet;
      this.rows = rows;
    }

    @Override
    public void addElement(Event event) throws IOException {
      parquet.addElement(rows.map(event));
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
