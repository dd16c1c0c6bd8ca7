package io.trailhound.pipeline.run;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sorts lines into files by day, in a folder of its own on the local disk that goes when it is
 * closed. Few files are open at a time, however many days there are.
 */
final class DaySpool implements Closeable {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int MOST_OPEN = 64;

  private final Path folder;
  private final TreeMap<Long, Path> files = new TreeMap<>();
  private final TreeMap<Long, BufferedWriter> open = new TreeMap<>();

  DaySpool() throws IOException {
    folder = Files.createTempDirectory("trailhound-activity");
  }

  /**
   * Adds a line.
   *
   * @param time in milliseconds since 1970
   */
  void add(long time, String line) throws IOException {
    long day = Math.floorDiv(time, DAY);
    BufferedWriter writer = open.get(day);
    if (writer == null) {
      writer = open(day);
    }
    writer.write(line);
    writer.write('\n');
  }

  private BufferedWriter open(long day) throws IOException {
    if (open.size() == MOST_OPEN) {
      closeOpen();
    }
    Path file = files.computeIfAbsent(day, number -> folder.resolve(number + ".tsv"));
    BufferedWriter writer =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    open.put(day, writer);
    return writer;
  }

  private void closeOpen() throws IOException {
    for (BufferedWriter writer : open.values()) {
      writer.close();
    }
    open.clear();
  }

  /** The files, oldest day first; nothing is added after this. */
  List<Path> days() throws IOException {
    closeOpen();
    return new ArrayList<>(files.values());
  }

  @Override
  public void close() throws IOException {
    closeOpen();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
