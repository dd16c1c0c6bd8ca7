package io.trailhound.detection.suppress;

import io.trailhound.detection.alert.AlertFields;
import java.util.List;

/**
 * What an entry asks of one field of an alert's document: that one of its values is as one of the
 * tests says. A missing field has no value.
 *
 * @param written the field with its modifiers, as it stands in the file
 * @param values the values as they stand in the file
 * @param path the field's path, with dots
 * @param tests one for each value
 */
public record FieldTest(String written, List<String> values, String path, List<ValueTest> tests) {
  /** Copies the lists. */
  public FieldTest {
    values = List.copyOf(values);
    tests = List.copyOf(tests);
  }

  /** Whether a document is as the test says. */
  boolean matches(AlertFields document) {
    for (String value : document.at(path)) {
      for (ValueTest test : tests) {
        if (test.matches(value)) {
          return true;
        }
      }
    }
    return false;
  }
}
