package io.trailhound.enrichment.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvReaderTest {

  @Provide
  Arbitrary<List<List<String>>> rows() {
    return Arbitraries.strings()
        .withChars('a', ',', '"', '\n', ' ', '\u00FC')
        .ofMaxLength(6)
        .list()
        .ofMinSize(2)
        .ofMaxSize(4)
        .list()
        .ofMaxSize(5);
  }

  @Property(tries = 500, seed = "4")
  void readsWhatIsQuoted(@ForAll("rows") List<List<String>> rows, @ForAll boolean carriage)
      throws IOException, RefusedException {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<String> quoted =
          row.stream().map(value -> '"' + value.replace("\"", "\"\"") + '"').toList();
      text.append(String.join(",", quoted)).append(carriage ? "\r\n" : "\n");
    }
    CsvReader csv = new CsvReader(new StringReader(text.toString()));
    List<List<String>> read = new ArrayList<>();
    for (List<String> row = csv.next(); row != null; row = csv.next()) {
      read.add(row);
    }
    assertThat(read).isEqualTo(rows);
  }
}
