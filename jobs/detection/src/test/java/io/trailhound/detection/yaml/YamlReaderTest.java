package io.trailhound.detection.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "abc, TEXT, abc",
        "'5', TEXT, 5",
        "5, NUMBER, 5",
        "-5, NUMBER, -5",
        "5.50, NUMBER, 5.50",
        "1e3, NUMBER, 1e3",
        "1.0e+3, NUMBER, 1.0e+3",
        "012, TEXT, 012",
        "0x1F, TEXT, 0x1F",
        "1_000, TEXT, 1_000",
        "12:30:45, TEXT, 12:30:45",
        "2026-11-23, TEXT, 2026-11-23",
        "2026-11-23T10:00:00Z, TEXT, 2026-11-23T10:00:00Z",
        "true, TRUE, true",
        "False, FALSE, false",
        "'true', TEXT, true",
        "yes, TEXT, yes",
        "No, TEXT, No",
        "on, TEXT, on",
        "~, NULL, null",
        "null, NULL, null",
        "'', TEXT, ``",
        "!!str 5, TEXT, 5",
        "|-, TEXT, ``",
        "\"a\\tb\", TEXT, `a\tb`",
      })
  void readsScalarsAsYaml12HasThem(String written, Yaml.Kind kind, String text) throws Exception {
    Yaml.Mapping map = (Yaml.Mapping) YamlReader.readOne("k: " + written + "\n");
    Yaml.Scalar scalar = (Yaml.Scalar) map.entries().get(0).value();
    assertThat(scalar.kind()).isEqualTo(kind);
    assertThat(scalar.text()).isEqualTo(text);
  }

  @Test
  void knowsPlaces() throws Exception {
    Yaml.Mapping map = (Yaml.Mapping) YamlReader.readOne("a: 1\nb:\n  - x\n  - y\n");
    Yaml.Sequence list = (Yaml.Sequence) map.entries().get(1).value();
    assertThat(List.of(list.line(), list.column())).containsExactly(3, 3);
    assertThat(List.of(list.items().get(1).line(), list.items().get(1).column()))
        .containsExactly(4, 5);
  }

  @Test
  void tellsOfWhatItRefuses() {
    assertThat(reason("a: \u0007\n")).isEqualTo("1:4: the character U+0007 is not allowed in YAML");
    assertThat(reason("ok: 1\né\uD83D\uDE00: \u0000\n"))
        .isEqualTo("2:6: the character U+0000 is not allowed in YAML");
    assertThat(reason("a: &x 1\n<<: {b: 2}\n")).isEqualTo("2:1: merge keys (<<) are not supported");
    assertThat(reason("a: !ruby/object {}\n"))
        .isEqualTo("1:4: the tag !ruby/object is not supported");
    assertThat(reason("a: !!binary aGk=\n"))
        .isEqualTo("1:4: the tag tag:yaml.org,2002:binary is not supported");
    assertThat(reason("[a, b]: 1\n")).isEqualTo("1:1: a key must be a single value");
  }

  private static String reason(String text) {
    YamlException e = YamlReader.read(text).errors().get(0);
    return e.line() + ":" + e.column() + ": " + e.reason();
  }
}
