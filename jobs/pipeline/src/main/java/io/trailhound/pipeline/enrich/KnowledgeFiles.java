package io.trailhound.pipeline.enrich;

import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.identity.directory.DirectoryFiles;
import io.trailhound.enrichment.ip.IpDataFiles;
import io.trailhound.enrichment.ip.IpSources;
import io.trailhound.enrichment.ip.Reload;
import io.trailhound.enrichment.ip.list.ListSource;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.config.IpListOption;
import io.trailhound.pipeline.source.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads what is known beyond the records, and again when files change: all of it, or when a file is
 * refused, none, and what was known stays. For one thread but for {@link #current}.
 */
public final class KnowledgeFiles implements AutoCloseable {
  private final EnrichmentOptions options;
  private final LocalCopies copies = new LocalCopies();
  private final IpDataFiles ip;
  private final List<Path> directoryFiles = new ArrayList<>();
  private List<String> directoryStamps = List.of();
  private volatile Knowledge current = Knowledge.NONE;

  /** Reads nothing yet: the first {@link #reload} does. */
  public KnowledgeFiles(EnrichmentOptions options) throws IOException {
    this.options = options;
    List<Path> databases = new ArrayList<>();
    for (Input file : options.geoip()) {
      databases.add(copies.path(file));
    }
    Optional<Path> ranges = Optional.empty();
    for (Input file : options.awsRanges()) {
      ranges = Optional.of(copies.path(file));
    }
    List<ListSource> lists = new ArrayList<>();
    for (IpListOption list : options.ipLists()) {
      lists.add(list.source(copies.path(list.file())));
    }
    for (Input file : options.identity()) {
      directoryFiles.add(copies.path(file));
    }
    ip = new IpDataFiles(new IpSources(databases, ranges, lists));
  }

  /** What is known; may be asked by any thread. */
  public Knowledge current() {
    return current;
  }

  /**
   * Reads the files that changed.
   *
   * @return why files are refused, a line each; then nothing has changed
   */
  public List<String> reload() {
    List<String> problems = new ArrayList<>(copies.refresh(options.files()));
    if (!problems.isEmpty()) {
      return problems;
    }
    Reload reloaded = ip.reload();
    if (reloaded instanceof Reload.Kept kept) {
      kept.problems().forEach(problem -> problems.add(problem.toString()));
    }
    List<String> stamps = directoryFiles.stream().map(KnowledgeFiles::stamp).toList();
    Directory directory = current.directory();
    if (!stamps.equals(directoryStamps)) {
      DirectoryFiles.Loaded loaded = DirectoryFiles.load(directoryFiles);
      loaded.problems().forEach(problem -> problems.add(problem.toString()));
      directory = loaded.directory();
    }
    if (problems.isEmpty()) {
      directoryStamps = stamps;
      current = new Knowledge(reloaded.data(), directory);
    }
    return problems;
  }

  /** What tells one state of a file from another without reading it. */
  private static String stamp(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return file.size() + " " + file.lastModifiedTime() + " " + file.fileKey();
    } catch (IOException e) {
      // The reader says what is wrong with the file.
      return "unreadable";
    }
  }

  @Override
  public void close() throws IOException {
    copies.delete();
  }
}
