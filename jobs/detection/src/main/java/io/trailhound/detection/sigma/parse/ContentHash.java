package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what a YAML document says, whatever its comments, quotes and white space. */
final class ContentHash {
  private ContentHash() {}

  /** The hash in 64 hexadecimal digits. */
  static String of(Yaml piece) {
    StringBuilder canonical = new StringBuilder();
    write(piece, canonical);
    return of(canonical.toString());
  }

  /** The hash of a text in 64 hexadecimal digits. */
  static String of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Lengths stand before contents, so that different pieces never give the same text. */
  private static void write(Yaml piece, StringBuilder out) {
    if (piece instanceof Yaml.Scalar scalar) {
      out.append(scalar.kind() == Yaml.Kind.TEXT ? 't' : 'v')
          .append(scalar.text().length())
          .append(':')
          .append(scalar.text());
    } else if (piece instanceof Yaml.Sequence sequence) {
      out.append('s').append(sequence.items().size()).append(':');
      sequence.items().forEach(item -> write(item, out));
    } else if (piece instanceof Yaml.Mapping mapping) {
      out.append('m').append(mapping.entries().size()).append(':');
      for (Yaml.Entry entry : mapping.entries()) {
        write(entry.key(), out);
        write(entry.value(), out);
      }
    }
  }
}
