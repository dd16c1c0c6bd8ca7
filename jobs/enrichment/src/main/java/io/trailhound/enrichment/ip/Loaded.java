package io.trailhound.enrichment.ip;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How reading a file can end: what it holds, or why it is refused. */
public sealed interface Loaded<T> {

  /** What the file holds, and what is to be said about it. */
  record Ready<T>(T value, List<Notice> notices) implements Loaded<T> {
    /** Copies the notices. */
    public Ready {
      notices = List.copyOf(notices);
    }
  }

  /** The file is refused as a whole. */
  record Refused<T>(Problem problem) implements Loaded<T> {}

  /** Reads one file. */
  @FunctionalInterface
  interface FileReader<T> {
    /** Reads the file, which exists and is not empty; adds to the notices. */
    T read(Path file, List<Notice> notices) throws IOException, RefusedException;
  }

  /** Reads a file; an absent, empty or unreadable one is refused like one with a fault. */
  static <T> Loaded<T> read(Path file, FileReader<T> reader) {
    List<Notice> notices = new ArrayList<>();
    try {
      if (Files.isDirectory(file)) {
        throw new RefusedException("it is a directory");
      }
      if (Files.size(file) == 0) {
        throw new RefusedException("it is empty");
      }
      return new Ready<>(reader.read(file, notices), notices);
    } catch (RefusedException e) {
      return new Refused<>(new Problem(file.toString(), e.line(), e.reason()));
    } catch (NoSuchFileException e) {
      return new Refused<>(new Problem(file.toString(), 0, "there is no such file"));
    } catch (AccessDeniedException e) {
      return new Refused<>(new Problem(file.toString(), 0, "it may not be read"));
    } catch (IOException e) {
      return new Refused<>(new Problem(file.toString(), 0, "it cannot be read: " + e.getMessage()));
    }
  }
}
