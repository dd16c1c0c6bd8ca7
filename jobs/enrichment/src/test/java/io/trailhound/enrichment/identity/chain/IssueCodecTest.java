package io.trailhound.enrichment.identity.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IssueCodecTest {
  private final Issue issue =
      Calls.issue(Calls.assume(5, Calls.ALICE, "444455556666", "deploy", "ci", "ASIA1EXAMPLE"))
          .orElseThrow();

  private static Issue read(byte[] bytes) throws IOException {
    return IssueCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void writesEachTextOnce() throws IOException {
    byte[] bytes = IssueCodec.toBytes(issue);
    assertThat(read(bytes)).isEqualTo(issue);
    assertThat(bytes.length).isLessThan(500);
  }

  @Test
  void refusesAnotherVersionAndWhatIsCut() {
    byte[] other = IssueCodec.toBytes(issue);
    other[0] = 2;
    assertThatThrownBy(() -> read(other)).hasMessageContaining("version 2");
    byte[] whole = IssueCodec.toBytes(issue);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesAnUnknownConstant() {
    byte[] bytes = IssueCodec.toBytes(issue);
    // Version, mark, length, the key's 12 characters; then the session's form.
    bytes[1 + 1 + 2 + 12] = 99;
    assertThatThrownBy(() -> read(bytes)).hasMessageContaining("unknown constant 99");
  }

  @Test
  void refusesToMergeTwoSessions() {
    Issue other =
        Calls.issue(Calls.assume(5, Calls.ALICE, "444455556666", "deploy", "ci", "ASIA2EXAMPLE"))
            .orElseThrow();
    assertThatThrownBy(() -> issue.merge(other)).isInstanceOf(IllegalArgumentException.class);
  }
}
