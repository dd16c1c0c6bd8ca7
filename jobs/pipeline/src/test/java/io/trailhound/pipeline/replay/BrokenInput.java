package io.trailhound.pipeline.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with something odd about it, and what must become of it.
 *
 * @param name its name
 * @param content its bytes, as stored
 * @param archived the records that must be in the archive, byte for byte, in their order
 * @param quarantined what must be in the quarantine, in its order
 */
// Compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
record BrokenInput(
    String name, byte[] content, List<String> archived, List<Quarantined> quarantined) {

  /**
   * A line of the quarantine.
   *
   * @param scope record or object
   * @param reason what the reason contains
   * @param bytes the beginning of its bytes
   * @param length how many there were; negative when that is not certain
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Quarantined(String scope, String reason, byte[] bytes, long length) {}

  static BrokenInput of(String name, String content) {
    return of(name, content.getBytes(UTF_8));
  }

  static BrokenInput of(String name, byte[] content) {
    return new BrokenInput(name, content, List.of(), List.of());
  }

  BrokenInput archives(String... records) {
    return new BrokenInput(name, content, List.of(records), quarantined);
  }

  BrokenInput archives(List<String> records) {
    return new BrokenInput(name, content, List.copyOf(records), quarantined);
  }

  BrokenInput rejects(String reason, String text) {
    return rejects(reason, text.getBytes(UTF_8));
  }

  BrokenInput rejects(String reason, byte[] bytes) {
    return rejects(reason, bytes, bytes.length);
  }

  /** Of long regions the beginning is kept. */
  BrokenInput rejects(String reason, byte[] bytes, long length) {
    return with(new Quarantined("record", reason, bytes, length));
  }

  /** The rest of it is lost. */
  BrokenInput fails(String reason) {
    return with(new Quarantined("object", reason, new byte[0], 0));
  }

  private BrokenInput with(Quarantined line) {
    List<Quarantined> lines = new ArrayList<>(quarantined);
    lines.add(line);
    return new BrokenInput(name, content, archived, lines);
  }

  boolean failed() {
    return quarantined.stream().anyMatch(line -> line.scope().equals("object"));
  }

  /** The bytes one after the other. */
  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
