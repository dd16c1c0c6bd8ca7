package io.trailhound.pipeline.source.archive;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.trail.Limits;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one Parquet file of the archive again: the same events as when they were
 * read first, with the object and position that they had then. Whatever cannot be read is rejected
 * with the place in the Parquet file.
 */
public final class ArchiveReader implements Closeable {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /** The bytes that {@link #isArchive} needs. */
  public static final int MAGIC_LENGTH = MAGIC.length;

  private static final String ENDING = ".parquet";

  private final String name;
  private final long length;
  private final RecordDecoder decoder;
  private final Limits limits;
  private final ArchiveRows rows;
  private final @Nullable ArchivePath path;
  private long row;
  private long bytes;
  private boolean ended;

  /**
   * Opens a file.
   *
   * @param in its bytes; closed with this reader
   * @param length how many they are
   * @param name its name, as it will stand in what is rejected
   * @param path where it is: the folders tell the dataset
   */
  public ArchiveReader(
      FSDataInputStream in,
      long length,
      String name,
      String path,
      RecordDecoder decoder,
      Limits limits) {
    this.name = name;
    this.length = length;
    this.decoder = decoder;
    this.limits = limits;
    this.rows = new ArchiveRows(new StoredFile(in, length, name));
    this.path = ArchivePath.parse(path).orElse(null);
  }

  /** Whether a file is one of Parquet, by its first bytes or else its ending. */
  public static boolean isArchive(byte[] start, String name) {
    return Arrays.equals(start, MAGIC) || name.endsWith(ENDING);
  }

  /**
   * The next outcome, or null at the end of the file.
   *
   * @throws IOException when the storage fails; damaged content is an outcome and not an exception
   */
  public @Nullable Outcome next() throws IOException {
    if (ended) {
      return null;
    }
    if (path != null && path.dataset() == null) {
      return end("it is in the folder of a dataset that is not known here");
    }
    if (isBomb()) {
      return end("its rows are more than " + limits.bombRatio() + " times as large as the file");
    }
    if (rows.next()) {
      return outcome(rows.row());
    }
    String damage = rows.damage();
    if (damage == null) {
      ended = true;
      return null;
    }
    return end(rows.lost() == 0 ? damage : rows.lost() + " rows cannot be read: " + damage);
  }

  private boolean isBomb() {
    long read = bytes + row; // a row without a record costs something too
    return read > limits.bombBytes() && read / limits.bombRatio() > length;
  }

  private Outcome outcome(ArchiveRows.Group at) {
    byte[] raw = at.raw();
    long index = row++;
    bytes += raw.length;
    if (raw.length > limits.recordBytes()) {
      return rejected(raw, index, "a record of more than " + limits.recordBytes() + " bytes");
    }
    RecordDecoder.Origin origin = new RecordDecoder.Origin(name, at.time(), index);
    Outcome outcome = decoder.decode(raw, dataset(at), origin);
    if (outcome instanceof Event event) {
      Long before = at.index();
      String object = at.object();
      return object == null || before == null ? event : event.at(object, before);
    }
    return outcome instanceof Rejected rejected ? rejected(raw, index, rejected.reason()) : outcome;
  }

  private Dataset dataset(ArchiveRows.Group at) {
    Dataset told = path == null ? Dataset.ofId(at.eventSource()) : path.dataset();
    return told == null ? Dataset.CLOUDTRAIL : told;
  }

  private Rejected rejected(byte[] raw, long index, String reason) {
    byte[] kept = Arrays.copyOf(raw, Math.min(raw.length, limits.keptBytes()));
    return new Rejected(Rejected.Scope.RECORD, name, index, 0, raw.length, kept, reason);
  }

  private Rejected end(String reason) {
    ended = true;
    return new Rejected(Rejected.Scope.OBJECT, name, row, 0, 0, new byte[0], reason);
  }

  /** The bytes of the records that were read. */
  public long bytesRead() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
