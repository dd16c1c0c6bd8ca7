package io.trailhound.enrichment.ip.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.Loaded;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One MaxMind DB file, mapped into memory. Safe for any number of threads.
 *
 * <p>There is no close: a database that was replaced stays mapped until no thread holds it, and the
 * garbage collector unmaps it. A file must be replaced by renaming a new one over it; one that is
 * overwritten in place changes under the map.
 */
public final class GeoDatabase {
  private static final int SAMPLE = 256;
  private static final int TREE_END = 16;

  private final Reader reader;
  private final String type;
  private final boolean v4Only;
  private final boolean places;
  private final boolean networks;
  private final LongAdder failures = new LongAdder();

  private GeoDatabase(Reader reader, Metadata metadata, boolean places, boolean networks) {
    this.reader = reader;
    this.type = metadata.databaseType();
    this.v4Only = metadata.ipVersion() == 4;
    this.places = places;
    this.networks = networks;
  }

  /**
   * Opens a database and reads its first records; one that is broken, truncated or of another
   * format, and one that gives neither places nor networks, is refused.
   */
  public static Loaded<GeoDatabase> open(Path file) {
    return Loaded.read(file, (path, notices) -> load(path));
  }

  /** The type that the database says it is, such as {@code GeoLite2-City}. */
  public String type() {
    return type;
  }

  /** Whether the database gives places. */
  public boolean hasPlaces() {
    return places;
  }

  /** Whether the database gives networks. */
  public boolean hasNetworks() {
    return networks;
  }

  /** How many lookups met a fault in the file; each gave nothing. */
  public long failures() {
    return failures.sum();
  }

  /** The record of an address; null when there is none or it cannot be read. */
  @Nullable Map<?, ?> record(Address address) {
    if (v4Only && !address.isV4()) {
      return null;
    }
    try {
      return reader.get(address.toInetAddress(), Map.class);
    } catch (IOException | RuntimeException | StackOverflowError | InternalError e) {
      // A damaged record throws what it likes, and a damaged map an InternalError.
      failures.increment();
      return null;
    }
  }

  private static GeoDatabase load(Path file) throws IOException, RefusedException {
    try {
      Reader reader = new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache());
      Metadata metadata = reader.getMetadata();
      check(metadata, Files.size(file));
      return sample(reader, metadata);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException
        | InvalidNetworkException
        | RuntimeException
        | StackOverflowError
        | InternalError e) {
      throw new RefusedException("it is no MaxMind DB file, or a damaged one: " + plain(e));
    }
  }

  /** The reader's own words about the file; what else it throws is about its code. */
  private static String plain(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidDatabaseException && cause.getMessage() != null) {
        boolean marker = cause.getMessage().contains("metadata marker");
        return marker ? "it does not end with metadata" : cause.getMessage();
      }
    }
    return "its parts do not fit together";
  }

  private static void check(Metadata metadata, long size) throws RefusedException {
    if (metadata.databaseType() == null) {
      throw new RefusedException("its metadata name no database type");
    }
    if (metadata.binaryFormatMajorVersion() != 2) {
      throw new RefusedException(
          "it has format version " + metadata.binaryFormatMajorVersion() + ", and 2 is known");
    }
    if (metadata.ipVersion() != 4 && metadata.ipVersion() != 6) {
      throw new RefusedException("it has addresses of version " + metadata.ipVersion());
    }
    int record = metadata.recordSize();
    if (record != 24 && record != 28 && record != 32) {
      throw new RefusedException("it has tree records of " + record + " bits");
    }
    long tree = metadata.nodeCount() * (record / 4);
    if (metadata.nodeCount() <= 0) {
      throw new RefusedException("its tree has no nodes");
    }
    if (tree + TREE_END > size) {
      throw new RefusedException(
          "it is truncated: its tree of " + tree + " bytes does not fit into " + size);
    }
  }

  private static GeoDatabase sample(Reader reader, Metadata metadata)
      throws IOException, InvalidNetworkException, RefusedException {
    boolean places = false;
    boolean networks = false;
    int count = 0;
    Networks<?> records = reader.networks(Map.class);
    while (records.hasNext() && count < SAMPLE) {
      if (records.next().data() instanceof Map<?, ?> record) {
        count++;
        places |= Layout.place(record) != null;
        networks |= Layout.network(record) != null;
      }
    }
    if (count == 0) {
      throw new RefusedException("it holds no network");
    }
    if (!places && !networks) {
      throw new RefusedException(
          "it gives neither places nor networks; its type is " + metadata.databaseType());
    }
    return new GeoDatabase(reader, metadata, places, networks);
  }
}
