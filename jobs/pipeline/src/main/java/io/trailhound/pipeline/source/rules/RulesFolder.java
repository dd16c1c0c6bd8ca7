package io.trailhound.pipeline.source.rules;

import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.pipeline.type.RulesVersion;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A folder of rules, on disk or S3: all {@code .yml} and {@code .yaml} files below it but the tests
 * of rules ({@code .test.yml}). Those in a folder {@code suppressions} are suppression lists.
 *
 * <p>When the folder holds a file {@code current}, that names one of its folders, and only what is
 * in there counts: so a whole set is changed by writing one small file.
 */
public final class RulesFolder {
  private static final String POINTER = "current";
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_FILES = 20_000;

  private final Path root;

  /** A folder, which need not exist yet. */
  public RulesFolder(Path root) {
    this.root = root;
  }

  /**
   * What the folder held at one time: names relative to the set's folder, each with size and time.
   *
   * @param folder the folder of the set
   * @param files by name
   */
  record Listing(String folder, SortedMap<String, String> files) {}

  /**
   * Lists the files.
   *
   * @throws IOException when the storage does not answer, or {@code current} names no folder
   */
  Listing list() throws IOException {
    Path set = set();
    SortedMap<String, String> files = new TreeMap<>();
    add(set, "", files);
    return new Listing(set.toString(), files);
  }

  private Path set() throws IOException {
    FileSystem storage = root.getFileSystem();
    Path pointer = new Path(root, POINTER);
    if (!storage.exists(pointer)) {
      return root;
    }
    String name = text(pointer).strip();
    if (name.isEmpty() || name.contains("..") || name.startsWith("/") || name.contains(":")) {
      throw new IOException(pointer + " does not name a folder beside it: '" + name + "'");
    }
    return new Path(root, name);
  }

  private static void add(Path folder, String prefix, SortedMap<String, String> files)
      throws IOException {
    FileStatus[] children = folder.getFileSystem().listStatus(folder);
    if (children == null) {
      throw new FileNotFoundException("no such folder: " + folder);
    }
    for (FileStatus child : children) {
      String name = child.getPath().getName();
      if (name.startsWith(".")) {
        continue;
      }
      if (child.isDir()) {
        add(child.getPath(), prefix + name + "/", files);
      } else if (isRule(name)) {
        files.put(prefix + name, child.getLen() + " " + child.getModificationTime());
      }
      if (files.size() > MOST_FILES) {
        throw new IOException("more than " + MOST_FILES + " files of rules below " + folder);
      }
    }
  }

  private static boolean isRule(String name) {
    return (name.endsWith(".yml") || name.endsWith(".yaml"))
        && !name.endsWith(".test.yml")
        && !name.endsWith(".test.yaml");
  }

  /**
   * Reads what is there.
   *
   * @return the texts, as the version with which a job starts
   */
  public RulesVersion read() throws IOException {
    return read(list());
  }

  RulesVersion read(Listing listing) throws IOException {
    List<RuleText> rules = new ArrayList<>();
    List<RuleText> suppressions = new ArrayList<>();
    for (String name : listing.files.keySet()) {
      boolean suppresses = name.startsWith("suppressions/") || name.contains("/suppressions/");
      (suppresses ? suppressions : rules)
          .add(new RuleText(name, text(new Path(listing.folder, name))));
    }
    return RulesVersion.first(rules, suppressions);
  }

  private static String text(Path file) throws IOException {
    try (FSDataInputStream in = file.getFileSystem().open(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(file + " is larger than " + MOST_BYTES + " bytes");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8", e);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
