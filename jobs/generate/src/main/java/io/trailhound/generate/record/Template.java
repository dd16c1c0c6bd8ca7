package io.trailhound.generate.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * JSON with blanks, compiled once and filled for each record.
 *
 * <p>Written as {@code {'bucketName':'<bucket>'}}: an apostrophe stands for a double quote, and a
 * name in angle brackets is a {@link Blank} in lower case.
 */
public final class Template {

  /** Nothing at all: the field is left out of the record. */
  public static final Template ABSENT = of("");

  /** JSON's null, as CloudTrail writes for a call without parameters or response. */
  public static final Template NULL = of("null");

  private final List<byte[]> texts = new ArrayList<>();
  private final List<Blank> blanks = new ArrayList<>();

  private Template(String source) {
    int from = 0;
    for (int open = source.indexOf('<'); open >= 0; open = source.indexOf('<', from)) {
      int close = source.indexOf('>', open);
      texts.add(json(source.substring(from, open)));
      blanks.add(Blank.valueOf(source.substring(open + 1, close).toUpperCase(Locale.ROOT)));
      from = close + 1;
    }
    texts.add(json(source.substring(from)));
  }

  /**
   * Compiles a template.
   *
   * @throws IllegalArgumentException for a blank that does not exist
   */
  public static Template of(String source) {
    return new Template(source);
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  /** Whether there is nothing to write. */
  public boolean isAbsent() {
    return blanks.isEmpty() && texts.get(0).length == 0;
  }

  /** Appends the template to a buffer, each blank with its value. */
  public void fill(Values values, JsonBuffer out) {
    for (int i = 0; i < blanks.size(); i++) {
      out.raw(texts.get(i)).text(values.get(blanks.get(i)));
    }
    out.raw(texts.get(blanks.size()));
  }
}
