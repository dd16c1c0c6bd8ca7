package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.ip.JsonFiles;
import io.trailhound.enrichment.ip.Problem;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads directory files, told apart by their content: JSON begins with a brace; a CSV with {@code
 * user} and {@code arn} in its header is a credential report, one with {@code principal} a list of
 * owners.
 */
public final class DirectoryFiles {
  /** The most bytes of one file. */
  public static final long LARGEST = 1L << 30;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** The bytes of the mark in UTF-8, one a character. */
  private static final String UTF8_MARK = "\u00EF\u00BB\u00BF";

  private DirectoryFiles() {}

  /**
   * What came of loading: either a directory of all files, or the first fault of each broken one,
   * and then no directory: half of the facts would look like all of them.
   *
   * @param directory empty of content if there are problems
   * @param problems why files are refused, in the order of the files
   */
  public record Loaded(Directory directory, List<Problem> problems) {
    /** Copies the list. */
    public Loaded {
      problems = List.copyOf(problems);
    }
  }

  /** Loads files; of two facts on the same matter the one of the earlier file counts. */
  public static Loaded load(List<Path> files) {
    DirectoryBuilder builder = new DirectoryBuilder();
    List<Problem> problems = files.stream().flatMap(file -> read(file, builder).stream()).toList();
    return new Loaded(problems.isEmpty() ? builder.build() : Directory.EMPTY, problems);
  }

  private static Optional<Problem> read(Path file, DirectoryBuilder into) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new RefusedException("it is larger than " + LARGEST + " bytes");
      }
      if (isJson(file)) {
        JsonFiles.read(
            file,
            json -> {
              JsonDirectory.read(json, into);
              return true;
            });
      } else {
        csv(file, into);
      }
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(new Problem(file.toString(), e.line(), e.reason()));
    } catch (CharacterCodingException e) {
      return Optional.of(new Problem(file.toString(), 0, "it is no UTF-8 text"));
    } catch (IOException e) {
      return Optional.of(new Problem(file.toString(), 0, "it cannot be read: " + reason(e)));
    }
  }

  private static void csv(Path file, DirectoryBuilder into) throws IOException, RefusedException {
    try (Reader in = text(file)) {
      CsvTable table = new CsvTable(new CsvReader(in));
      if (table.header().contains("arn") && table.header().contains("user")) {
        CredentialReport.read(table, into);
      } else if (table.header().contains("principal")) {
        OwnerList.read(table, into);
      } else {
        throw new RefusedException(
            table.line(), "it is neither JSON nor CSV with the columns user and arn, or principal");
      }
    }
  }

  /** A reader that refuses what is no UTF-8, behind the byte order mark if there is one. */
  private static Reader text(Path file) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
    in.mark(1);
    if (in.read() != BYTE_ORDER_MARK) {
      in.reset();
    }
    return in;
  }

  /** Whether the first character that is no white space is a brace or a bracket. */
  private static boolean isJson(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1);
      String text = head.startsWith(UTF8_MARK) ? head.substring(UTF8_MARK.length()) : head;
      return text.strip().startsWith("{") || text.strip().startsWith("[");
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }
}
