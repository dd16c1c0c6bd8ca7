package io.trailhound.pipeline.enrich;

import io.trailhound.pipeline.source.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/**
 * Local copies of files that are elsewhere, since databases are mapped into memory. What is local
 * is used where it is. A copy takes the place of an older one at once.
 */
final class LocalCopies {
  private final Map<Input, Stamp> copied = new HashMap<>();
  private @Nullable Path folder;

  /** What tells one state of a remote file from another. */
  private record Stamp(long length, long modified) {}

  /** Where a file is, or will be when it is copied. */
  Path path(Input file) throws IOException {
    return file.isLocal() ? Path.of(file.uri()) : folder().resolve(name(file));
  }

  private Path folder() throws IOException {
    Path known = folder;
    if (known == null) {
      known = Files.createTempDirectory("trailhound-enrichment");
      folder = known;
    }
    return known;
  }

  /** A name that tells the file, with its ending, which tells the format. */
  private static String name(Input file) {
    String typed = file.typed();
    String last = typed.substring(typed.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    return Integer.toHexString(typed.hashCode()) + "-" + last;
  }

  /**
   * Copies what changed.
   *
   * @return why files could not be copied; their older copies stay
   */
  List<String> refresh(List<Input> files) {
    List<String> problems = new ArrayList<>();
    for (Input file : files) {
      try {
        if (!file.isLocal()) {
          refresh(file);
        }
      } catch (IOException e) {
        problems.add(file.typed() + ": it cannot be read: " + e.getMessage());
      }
    }
    return problems;
  }

  private void refresh(Input file) throws IOException {
    FileStatus status = file.path().getFileSystem().getFileStatus(file.path());
    Stamp stamp = new Stamp(status.getLen(), status.getModificationTime());
    if (stamp.equals(copied.get(file))) {
      return;
    }
    Path target = path(file);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (InputStream in = file.path().getFileSystem().open(file.path())) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    copied.put(file, stamp);
  }

  /** Deletes the copies. */
  void delete() throws IOException {
    Path known = folder;
    if (known == null) {
      return;
    }
    try (var copies = Files.list(known)) {
      for (Path copy : copies.toList()) {
        Files.delete(copy);
      }
    }
    Files.delete(known);
    folder = null;
    copied.clear();
  }
}
