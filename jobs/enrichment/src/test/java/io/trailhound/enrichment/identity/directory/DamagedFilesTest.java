package io.trailhound.enrichment.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Files that are broken in any way give a directory, or a problem that can be shown. */
class DamagedFilesTest {
  private static final int LONGEST_REASON = 500;

  private static final List<String> WHOLE =
      List.of(
          """
          user,arn,mfa_active,password_last_used,access_key_1_active,access_key_1_last_rotated
          <root_account>,arn:aws:iam::111122223333:root,true,2026-01-02T03:04:05+00:00,false,N/A
          alice,arn:aws:iam::111122223333:user/alice,false,N/A,true,2025-05-01T00:00:00+00:00
          """,
          """
          principal,name,owner,criticality,time_zone,working_hours,privileged
          bob@example.com,"Bob, \"\"B\"\"",ops,high,Europe/Berlin,Mon-Fri 08:00-18:00,true
          444455556666,shop,"the
          shop team",low,,,
          """,
          """
          {"Accounts": [{"Id": "444455556666", "Name": "shop", "Paths": ["a", {"b": [1.5e3]}]}],
           "OrganizationalUnits": [{"Name": "Workloads", "Accounts": ["111122223333"],
            "OrganizationalUnits": [{"Name": "Pr\\u00f6d \u00FC", "Accounts": ["444455556666"]}]}]}
          """,
          """
          {"Users": [{"UserId": "u-1", "UserName": "bob@example.com", "Name": {"Formatted": "Bob"},
                      "Emails": [{"Value": "bob@example.com", "Primary": true}]}],
           "Groups": [{"GroupId": "g-1", "DisplayName": "Admins"}],
           "GroupMemberships": [{"GroupId": "g-1", "MemberId": {"UserId": "u-1"}}], "X": null}
          """);

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          ",",
          "\r",
          "\n",
          "\0",
          "{",
          "}",
          "[",
          "]",
          ":",
          "null",
          "true",
          "1e999",
          "\u001B[2J",
          "\u202E",
          "\uFEFF",
          "\uD83D\uDE00",
          "\\ud800",
          "\"Name\":",
          "N/A",
          "-");

  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.ISO_8859_1,
          Charset.forName("UTF-32"),
          StandardCharsets.UTF_8);

  @SuppressWarnings("NullAway.Init") // by open()
  private static Path file;

  @BeforeContainer
  static void open() throws IOException {
    file = Files.createTempFile("damaged", "");
  }

  @AfterContainer
  static void close() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 1500, seed = "11")
  void aDamagedFileGivesADirectoryOrAProblem(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = WHOLE.get(random.nextInt(WHOLE.size())).getBytes(encoding(random));
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = damaged(bytes, random);
    }
    Files.write(file, bytes);
    DirectoryFiles.Loaded loaded = DirectoryFiles.load(List.of(file));
    assertThat(loaded.problems()).hasSizeLessThanOrEqualTo(1);
    for (Problem problem : loaded.problems()) {
      assertThat(loaded.directory()).isSameAs(Directory.EMPTY);
      assertThat(problem.line()).isBetween(0, lines(bytes));
      assertThat(problem.reason()).hasSizeBetween(1, LONGEST_REASON);
      assertThat(problem.reason().codePoints().map(Character::getType))
          .doesNotContain(
              (int) Character.CONTROL,
              (int) Character.FORMAT,
              (int) Character.SURROGATE,
              (int) Character.LINE_SEPARATOR);
    }
    assertThat(DirectoryFiles.load(List.of(file)).problems()).isEqualTo(loaded.problems());
  }

  /** Mostly UTF-8. */
  private static Charset encoding(Random random) {
    return random.nextInt(3) > 0
        ? StandardCharsets.UTF_8
        : ENCODINGS.get(random.nextInt(ENCODINGS.size()));
  }

  private static int lines(byte[] bytes) {
    int lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' || b == '\r' ? 1 : 0;
    }
    return lines;
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    int a = random.nextInt(bytes.length + 1);
    int b = random.nextInt(bytes.length + 1);
    int from = Math.min(a, b);
    int to = Math.max(a, b);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, from);
      case 1 -> joined(bytes, from, noise(random), to);
      case 2 -> {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        yield joined(
            bytes,
            from,
            piece.repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.UTF_8),
            from);
      }
      case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
      case 4 -> joined(bytes, from, new byte[0], to);
      default -> {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
          copy[from % copy.length] ^= (byte) (1 << random.nextInt(8));
        }
        yield copy;
      }
    };
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(20)];
    random.nextBytes(noise);
    return noise;
  }

  /** What is before {@code from}, the insertion, and what is from {@code to} on. */
  private static byte[] joined(byte[] bytes, int from, byte[] insertion, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(insertion);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
