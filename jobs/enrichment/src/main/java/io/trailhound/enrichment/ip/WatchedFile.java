package io.trailhound.enrichment.ip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file and what it held when it was read last. For one thread. */
final class WatchedFile<T> {
  /** What tells one state of a file from another without reading it. */
  private record Stamp(long size, long modifiedNanos, @Nullable Object key) {}

  private final Path path;
  private final Function<Path, Loaded<T>> reader;
  private @Nullable Stamp stamp;
  private @Nullable Loaded<T> loaded;
  private String hash = "";

  WatchedFile(Path path, Function<Path, Loaded<T>> reader) {
    this.path = path;
    this.reader = reader;
  }

  /** Reads the file if it was not read yet or is not the same as then. */
  void refresh() {
    Stamp before = stamp();
    if (loaded != null && Objects.equals(before, stamp)) {
      return;
    }
    Loaded<T> read = reader.apply(path);
    if (read instanceof Loaded.Ready<T>) {
      try {
        hash = hash();
      } catch (IOException e) {
        read = refused("it cannot be read: " + e.getMessage());
      }
    }
    if (!Objects.equals(before, stamp())) {
      // Perhaps half of it was read; without a stamp it is read again next time.
      stamp = null;
      loaded = refused("it changed while it was read");
      return;
    }
    stamp = before;
    loaded = read;
  }

  /** What the last refresh read. */
  Loaded<T> loaded() {
    return Objects.requireNonNull(loaded, "refresh comes first");
  }

  /** The SHA-256 of the content that was read last and not refused. */
  String contentHash() {
    return hash;
  }

  private Loaded<T> refused(String reason) {
    return new Loaded.Refused<>(new Problem(path.toString(), 0, reason));
  }

  private @Nullable Stamp stamp() {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      long modified = file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      return new Stamp(file.size(), modified, file.fileKey());
    } catch (IOException e) {
      // The reader says what is wrong with the file.
      return null;
    }
  }

  private String hash() throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
