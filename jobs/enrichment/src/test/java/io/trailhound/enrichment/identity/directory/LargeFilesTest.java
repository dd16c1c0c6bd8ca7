package io.trailhound.enrichment.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that mean to take memory or time. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeFilesTest {
  private static final int MANY = 500_000;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private Directory load(Path file) {
    DirectoryFiles.Loaded loaded = DirectoryFiles.load(List.of(file));
    assertThat(loaded.problems()).isEmpty();
    return loaded.directory();
  }

  private String refusal(Path file) {
    List<Problem> problems = DirectoryFiles.load(List.of(file)).problems();
    assertThat(problems).hasSize(1);
    return problems.get(0).line() + ": " + problems.get(0).reason();
  }

  /** A file with a text that is repeated, {@code #} being the number of the repetition. */
  private Path repeated(String head, String text, int times, String tail) throws IOException {
    Path file = folder.resolve("large");
    try (Writer out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.write(head);
      for (int i = 0; i < times; i++) {
        out.write(text.replace("#", Integer.toString(i)));
      }
      out.write(tail);
    }
    return file;
  }

  @Test
  void linesWithoutAnEndAreRefused() throws IOException {
    assertThat(refusal(repeated("principal,", "x", MANY, "")))
        .isEqualTo("1: a value is longer than 16384 characters");
    assertThat(refusal(repeated("principal,name\na,\"", "x\n", MANY, "\"")))
        .endsWith(": a value is longer than 16384 characters");
    assertThat(refusal(repeated("principal", ",c#", MANY, "")))
        .isEqualTo("1: a row has more than 200 values");
    assertThat(refusal(repeated("", "\n", MANY, "?"))).startsWith((MANY + 1) + ": it is neither");
  }

  @Test
  void deepJsonIsRefused() throws IOException {
    String nested = "nested too deeply";
    assertThat(refusal(repeated("{\"a\":", "[", MANY, ""))).contains(nested);
    assertThat(refusal(repeated("{\"Users\":[{", "\"a\":{", MANY, ""))).contains(nested);
    assertThat(refusal(repeated("{\"Users\":[{\"a\":", "[", MANY, ""))).contains(nested);
    assertThat(
            refusal(
                repeated(
                    "{\"OrganizationalUnits\":[",
                    "{\"Name\":\"a\",\"OrganizationalUnits\":[",
                    100_000,
                    "")))
        .contains(nested);
  }

  @Test
  void longTextsOfJsonAreRefusedOnlyWhereTheyAreKept() throws IOException {
    String longText = "1: a value is longer than 16384 characters";
    assertThat(refusal(repeated("{\"Groups\":[{\"GroupId\":\"", "x", 20_000, "\"}]}")))
        .isEqualTo(longText);
    assertThat(refusal(repeated("{\"OrganizationalUnits\":[{\"Name\":\"", "x", 20_000, "\"}]}")))
        .isEqualTo(longText);
    assertThat(refusal(repeated("{\"", "x", 20_000, "\":1}"))).contains("too long a name");
    String head = "{\"Groups\":[{\"GroupId\":\"g\",\"Description\":\"";
    assertThat(load(repeated(head, "x", 20_000, "\"}]}")).identities()).isZero();
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    String more = "there are more than 1000000 entries";
    assertThat(refusal(repeated("principal\n", "p#\n", 1_000_001, ""))).endsWith(more);
    assertThat(
            refusal(
                repeated(
                    "{\"GroupMemberships\":[",
                    "{\"GroupId\":\"g\",\"MemberId\":{\"UserId\":\"u\"}},",
                    1_000_001,
                    "7]}")))
        .endsWith(more);
  }

  // In seconds; quadratic time takes minutes.
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @Test
  void manyUsersOfOneNameTakeNoLongerThanOthers() throws IOException {
    int users = 100_000;
    String list = "{\"UserId\":\"u#\",\"UserName\":\"n\"},";
    String last = "{\"GroupId\":\"g\",\"MemberId\":{\"UserId\":\"u\"}}";
    String member = last.replace("\"g\"", "\"g#\"").replace("\"u\"", "\"u#\"") + ",";
    Path text = repeated("{\"Users\":[", list, users, "{\"UserId\":\"u\",\"UserName\":\"n\"}]}");
    Path first = Files.move(text, folder.resolve("users"));
    Path second = repeated("{\"GroupMemberships\":[", member, users, last + "]}");
    Directory directory = DirectoryFiles.load(List.of(first, second)).directory();
    assertThat(directory.identity("n").orElseThrow().groups()).hasSize(users + 1);
    assertThat(directory.identity("u7").orElseThrow().groups()).containsExactly("g7");
  }
}
