package io.trailhound.pipeline.source.archive;

import io.trailhound.events.EventTime;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one Parquet file, row group by row group, in bounded memory. Of a damaged row group
 * the rows before the damage are read, and those of the groups behind it.
 */
final class ArchiveRows implements Closeable {
  private static final int LONGEST_REASON = 300;

  private final StoredFile stored;
  private final Bounded.Allocator allocator = new Bounded.Allocator();
  private @Nullable ParquetFileReader file;
  private @Nullable ArchiveColumns columns;
  private @Nullable Group group;
  private int nextGroup;
  private long lost;
  private @Nullable String damage;

  ArchiveRows(StoredFile stored) {
    this.stored = stored;
  }

  /**
   * Goes to the next row that can be read; false after the last one.
   *
   * @throws IOException when the storage fails; damage is no exception
   */
  boolean next() throws IOException {
    while (true) {
      try {
        if (group != null && group.next()) {
          return true;
        }
        if (!openGroup()) {
          return false;
        }
      } catch (IOException | RuntimeException | StackOverflowError e) {
        // Parquet's reader meets damage with whatever it runs into.
        stored.rethrow();
        damaged(e);
      }
    }
  }

  private boolean openGroup() throws IOException {
    closeGroup();
    if (file == null && damage != null) {
      return false;
    }
    if (file == null || columns == null) {
      ParquetReadOptions options =
          ParquetReadOptions.builder()
              .usePageChecksumVerification()
              .withAllocator(allocator)
              .withCodecFactory(new Bounded.Codecs())
              .build();
      file = ParquetFileReader.open(stored, options);
      columns = ArchiveColumns.of(file.getFileMetaData().getSchema());
      file.setRequestedSchema(columns.requested());
    }
    if (nextGroup == file.getRowGroups().size()) {
      return false;
    }
    int at = nextGroup++;
    allocator.renew();
    long rows = file.getRowGroups().get(at).getRowCount();
    lost += rows;
    PageReadStore pages = file.readRowGroup(at);
    if (pages != null) {
      group = new Group(pages, columns, file.getFileMetaData().getCreatedBy());
    }
    return true;
  }

  private void closeGroup() throws IOException {
    if (group != null) {
      group.pages.close();
      group = null;
    }
  }

  private void damaged(Throwable e) throws IOException {
    closeGroup();
    if (columns == null) {
      closeFile();
    }
    if (damage == null) {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      String line = message.lines().findFirst().orElse("");
      damage = line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }
  }

  private void closeFile() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /** How many rows of the groups that were opened were not read. */
  long lost() {
    return lost;
  }

  /** What is wrong with the file, or null. */
  @Nullable String damage() {
    return damage;
  }

  /** The row that is read. */
  Group row() {
    if (group == null) {
      throw new IllegalStateException("there is no row");
    }
    return group;
  }

  @Override
  public void close() throws IOException {
    closeGroup();
    closeFile();
    stored.close();
  }

  /** One row group, and the values of the row in it that is read. */
  final class Group {
    private final PageReadStore pages;
    private final Column raws;
    private final Column objects;
    private final Column indexes;
    private final Column times;
    private final Column timeSources;
    private final Column eventSources;
    private final long perMilli;
    private long left;
    private Binary raw = Binary.EMPTY;
    private @Nullable Binary objectBytes;
    private @Nullable String object;
    private @Nullable Long index;
    private EventTime time = EventTime.UNKNOWN;
    private @Nullable Binary eventSource;

    Group(PageReadStore pages, ArchiveColumns of, String createdBy) {
      this.pages = pages;
      ColumnReadStore store =
          new ColumnReadStoreImpl(pages, new NoConverter(), of.requested(), createdBy);
      raws = Column.of(pages, store, of.raw());
      objects = Column.of(pages, store, of.object());
      indexes = Column.of(pages, store, of.index());
      times = Column.of(pages, store, of.time());
      timeSources = Column.of(pages, store, of.timeSource());
      eventSources = Column.of(pages, store, of.eventSource());
      perMilli = of.perMilli();
      left = pages.getRowCount();
    }

    private boolean next() {
      if (left == 0) {
        return false;
      }
      Binary text = raws.bytes();
      Binary place = objects.bytes();
      index = indexes.number();
      time = time(times.number(), timeSources.bytes());
      eventSource = eventSources.bytes();
      raw = text == null ? Binary.EMPTY : text;
      if (place == null || !place.equals(objectBytes)) {
        objectBytes = place;
        object = place == null ? null : place.toStringUsingUTF8();
      }
      left--;
      lost--;
      return true;
    }

    private EventTime time(@Nullable Long units, @Nullable Binary source) {
      if (units == null) {
        return EventTime.UNKNOWN;
      }
      EventTime.Source from = EventTime.Source.ENVELOPE;
      String word = source == null ? "" : source.toStringUsingUTF8().toUpperCase(Locale.ROOT);
      for (EventTime.Source known : EventTime.Source.values()) {
        from = known.name().equals(word) ? known : from;
      }
      return from == EventTime.Source.UNKNOWN
          ? EventTime.UNKNOWN
          : new EventTime(Math.floorDiv(units, perMilli), from);
    }

    /** The record's text; empty where the row has none. */
    byte[] raw() {
      return raw.getBytes();
    }

    /** The object that the record was read from, or null. */
    @Nullable String object() {
      return object;
    }

    /** The record's position in it, or null. */
    @Nullable Long index() {
      return index;
    }

    /** When it happened, as was known when it was archived. */
    EventTime time() {
      return time;
    }

    /** The service, or the dataset of a log line; empty where the row has none. */
    String eventSource() {
      return eventSource == null ? "" : eventSource.toStringUsingUTF8();
    }
  }

  /** Values are taken one by one; nothing is converted. */
  private static final class NoConverter extends GroupConverter {
    private static final PrimitiveConverter NONE = new PrimitiveConverter() {};

    @Override
    public Converter getConverter(int field) {
      return NONE;
    }

    @Override
    public void start() {
      // There is no record to begin.
    }

    @Override
    public void end() {
      // There is no record to end.
    }
  }
}
