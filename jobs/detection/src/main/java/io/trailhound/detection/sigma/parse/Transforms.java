package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.TextPattern.Literal;
import io.trailhound.detection.sigma.ast.TextPattern.Part;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The modifiers that turn one text of a rule into the texts that stand for it in a log. */
final class Transforms {
  private static final int MAX_VARIANTS = 1000;
  private static final char[] DASHES = {'-', '/', '\u2013', '\u2014', '\u2015'};

  private Transforms() {}

  /** Every pattern that a value stands for. */
  static List<TextPattern> apply(List<Modifiers.Transform> transforms, Yaml.Scalar value)
      throws YamlException {
    List<TextPattern> patterns = List.of(TextPattern.parse(value.text()));
    for (int i = 0; i < transforms.size(); i++) {
      Modifiers.Transform transform = transforms.get(i);
      Charset charset = StandardCharsets.UTF_8;
      boolean mark = false;
      switch (transform) {
        case WIDE, UTF16LE -> charset = StandardCharsets.UTF_16LE;
        case UTF16BE -> charset = StandardCharsets.UTF_16BE;
        case UTF16 -> {
          charset = StandardCharsets.UTF_16LE;
          mark = true;
        }
        default -> {}
      }
      if (!charset.equals(StandardCharsets.UTF_8)) {
        transform = transforms.get(++i);
      }
      List<TextPattern> next = new ArrayList<>();
      for (TextPattern pattern : patterns) {
        if (transform == Modifiers.Transform.WINDASH) {
          windash(pattern, next);
        } else {
          byte[] bytes = encode(pattern, charset, mark, value);
          base64(bytes, transform == Modifiers.Transform.BASE64OFFSET, next);
          if (next.stream().anyMatch(variant -> variant.parts().isEmpty())) {
            throw new YamlException(value, "a value too short to be found in base64");
          }
        }
        if (next.size() > MAX_VARIANTS) {
          throw new YamlException(value, "more than " + MAX_VARIANTS + " variants of one value");
        }
      }
      patterns = next;
    }
    return patterns;
  }

  private static byte[] encode(
      TextPattern pattern, Charset charset, boolean mark, Yaml.Scalar value) throws YamlException {
    if (!pattern.isLiteral()) {
      throw new YamlException(value, "a value with wildcards cannot be encoded");
    }
    return ((mark ? "\uFEFF" : "") + pattern.literalText()).getBytes(charset);
  }

  /**
   * Encodes the bytes; with offsets, as they look at each of the three positions that they can have
   * in a longer text, without the characters that their neighbours decide too.
   */
  private static void base64(byte[] bytes, boolean offsets, List<TextPattern> out) {
    Base64.Encoder encoder = Base64.getEncoder();
    if (!offsets) {
      out.add(TextPattern.literal(encoder.encodeToString(bytes)));
      return;
    }
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[bytes.length + offset];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String encoded = encoder.encodeToString(shifted);
      int from = offset == 0 ? 0 : offset + 1;
      int cut = new int[] {0, 3, 2}[shifted.length % 3];
      out.add(TextPattern.literal(encoded.substring(from, Math.max(from, encoded.length() - cut))));
    }
  }

  /** Every way to write the dashes or slashes that begin an option. */
  private static void windash(TextPattern pattern, List<TextPattern> out) throws YamlException {
    List<List<Part>> variants = new ArrayList<>();
    variants.add(new ArrayList<>());
    for (Part part : pattern.parts()) {
      List<List<Part>> longer = new ArrayList<>();
      for (String text : part instanceof Literal literal ? dashes(literal.text()) : List.of("")) {
        for (List<Part> variant : variants) {
          List<Part> copy = new ArrayList<>(variant);
          copy.add(part instanceof Literal ? new Literal(text) : part);
          longer.add(copy);
        }
      }
      variants = longer.size() > MAX_VARIANTS ? longer.subList(0, MAX_VARIANTS + 1) : longer;
    }
    variants.forEach(parts -> out.add(new TextPattern(parts)));
  }

  private static List<String> dashes(String text) {
    List<String> variants = List.of(text);
    for (int i = 0; i < text.length() && variants.size() <= MAX_VARIANTS; i++) {
      boolean dash = text.charAt(i) == '-' || text.charAt(i) == '/';
      boolean begins = i == 0 || !isWord(text.charAt(i - 1));
      if (dash && begins && i + 1 < text.length() && isWord(text.charAt(i + 1))) {
        List<String> next = new ArrayList<>();
        for (String variant : variants) {
          for (char with : DASHES) {
            char[] chars = variant.toCharArray();
            chars[i] = with;
            next.add(String.valueOf(chars));
          }
        }
        variants = next;
      }
    }
    return variants;
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
