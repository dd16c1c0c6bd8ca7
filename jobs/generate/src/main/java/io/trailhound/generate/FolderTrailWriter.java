package io.trailhound.generate;

import io.trailhound.generate.habits.Anomaly;
import io.trailhound.generate.random.SeededStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a trail into a folder under the keys that CloudTrail gives its files in S3: {@code
 * AWSLogs/<account>/CloudTrail/<region>/<yyyy>/<MM>/<dd>/
 * <account>_CloudTrail_<region>_<yyyyMMdd'T'HHmm'Z'>_<16 letters or digits>.json.gz}, each {@code
 * {"Records":[...]}}.
 *
 * <p>Beside {@code AWSLogs}, {@code truth.ndjson} says which records belong to an attack, one line
 * each: {@code {"eventID","scenario","step","technique","time"}}; or, of a trail of habits, what is
 * said at {@link Anomaly#json}.
 *
 * <p>Holds the records of a quarter of an hour, and at most {@value #MOST_BYTES} bytes: then the
 * fullest file is closed early, and another follows under the same stamp, as CloudTrail does.
 */
public final class FolderTrailWriter implements TrailWriter, Closeable {

  static final int MOST_BYTES = 48 << 20;
  private static final int MOST_BYTES_IN_FILE = 6 << 20;
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final long seed;
  private final BufferedWriter truth;
  private final FilePool pool = new FilePool();
  private final TreeMap<Key, TrailFile> open = new TreeMap<>();
  private long held;
  private long files;

  private record Key(long stamp, String account, String region) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::stamp).thenComparing(Key::account).thenComparing(Key::region);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A writer into a folder, which is made if it is not there.
   *
   * @param seed of the trail, from which the last part of the names is drawn
   * @throws FileAlreadyExistsException if the folder holds a trail already
   * @throws IOException if the folder cannot be written
   */
  public FolderTrailWriter(Path folder, long seed) throws IOException {
    this.folder = folder;
    this.seed = seed;
    Path logs = folder.resolve("AWSLogs");
    if (Files.exists(logs)) {
      throw new FileAlreadyExistsException(logs.toString());
    }
    Files.createDirectories(folder);
    truth = Files.newBufferedWriter(folder.resolve("truth.ndjson"), StandardCharsets.UTF_8);
  }

  @Override
  public void write(String account, String region, long stamp, byte[] json, int length)
      throws IOException {
    Key key = new Key(stamp, account, region);
    TrailFile file = open.computeIfAbsent(key, unused -> new TrailFile());
    file.add(json, length);
    held += length;
    if (file.size() > MOST_BYTES_IN_FILE) {
      hand(key, file);
    } else if (held > MOST_BYTES) {
      closeFullest();
    }
  }

  private void closeFullest() throws IOException {
    Map.Entry<Key, TrailFile> fullest = open.firstEntry();
    for (Map.Entry<Key, TrailFile> entry : open.entrySet()) {
      if (entry.getValue().size() > fullest.getValue().size()) {
        fullest = entry;
      }
    }
    hand(fullest.getKey(), fullest.getValue());
  }

  @Override
  public void attack(Truth attack) throws IOException {
    truth.write(
        "{\"eventID\":\"%s\",\"scenario\":\"%s\",\"step\":\"%s\",\"technique\":\"%s\",\"time\":\"%s\"}\n"
            .formatted(
                attack.eventId(),
                attack.scenario(),
                attack.step(),
                attack.technique(),
                Instant.ofEpochSecond(attack.time())));
  }

  @Override
  public void anomaly(Anomaly anomaly) throws IOException {
    truth.write(anomaly.json() + "\n");
  }

  @Override
  public void advance(long stamp) throws IOException {
    while (!open.isEmpty() && open.firstKey().stamp() <= stamp) {
      hand(open.firstKey(), open.firstEntry().getValue());
    }
  }

  @Override
  public long finish() throws IOException {
    advance(Long.MAX_VALUE);
    pool.finish();
    truth.close();
    return files;
  }

  /** Lets go of what a trail that was not finished still holds; a finished one holds nothing. */
  @Override
  public void close() throws IOException {
    open.clear();
    truth.close();
  }

  private void hand(Key key, TrailFile file) throws IOException {
    open.remove(key);
    held -= file.size();
    Instant stamp = Instant.ofEpochSecond(key.stamp());
    String prefix = key.account() + "_CloudTrail_" + key.region() + "_" + STAMP.format(stamp) + "_";
    SeededStream stream = SeededStream.of(seed, "file", prefix + files);
    Path path =
        folder
            .resolve("AWSLogs/" + key.account() + "/CloudTrail/" + key.region())
            .resolve(DAY.format(stamp))
            .resolve(prefix + stream.letters(ALPHANUMERIC, 16) + ".json.gz");
    pool.add(() -> file.write(path, stream));
    files++;
  }
}
