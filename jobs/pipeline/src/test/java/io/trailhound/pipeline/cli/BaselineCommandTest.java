package io.trailhound.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.pipeline.fixture.Nights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

/** {@code trailhound baseline show} as it is typed. */
class BaselineCommandTest {
  private static final String HOSTILE = "\\u001b[2J\\u202e</title><script>alert(1)</script>&\\n";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private String trail = "";
  private String rules = "";

  private record Answer(int status, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  private Answer ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of("baseline", "show", "--rules", rules));
    all.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = new CommandLine(new Main());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status = Main.run(line, all.toArray(new String[0]));
    return new Answer(status, out.toString(), err.toString());
  }

  private Path put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }

  @BeforeEach
  void trail() throws Exception {
    rules = put("rules/night.yml", Nights.RULES).toString();
    trail = put("trail.json", Nights.file(Nights.records("example-data"))).toString();
  }

  @Test
  void thePageIsTheGoldenOne() throws Exception {
    Answer answer = ask(Nights.ADDRESS, "--input", trail);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.status()).isZero();
    assertThat(answer.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(answer.out()).isEqualTo(golden("address.txt"));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            BaselineCommandTest.class.getResourceAsStream(
                "/io/trailhound/pipeline/baseline/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theDocumentHasEveryHour() throws Exception {
    JsonNode group = ask(Nights.ADDRESS, "--input", trail, "--json").json().at("/groups/0");
    assertThat(group.at("/rule/id").asText()).isEqualTo("night-reads");
    assertThat(group.at("/group/0/field").asText()).isEqualTo("sourceIPAddress");
    assertThat(group.at("/group/0/value").asText()).isEqualTo(Nights.ADDRESS);
    assertThat(group.path("records").asInt()).isEqualTo(28 + 20 + 4);
    assertThat(group.path("hours")).hasSize(168);
    assertThat(group.at("/hours/3").toString())
        .isEqualTo(
            "{\"day\":\"Mon\",\"hour\":3,\"working\":false,\"judged\":true,\"seen\":5,"
                + "\"highest\":1000,\"normal\":100,\"limit\":1500,\"samples\":5,"
                + "\"level\":\"hour_of_week\"}");
    assertThat(group.path("alerts")).hasSize(1);
    assertThat(group.at("/alerts/0/value").asInt()).isEqualTo(90_000);
    assertThat(group.at("/alerts/0/reason").asText())
        .isEqualTo(
            "2026-03-02 02:30-03:30 UTC: a sum of additionalEventData.bytesTransferredOut of 90 kB"
                + " in records of \"Object read\", normally 100 bytes at this hour of the week (4"
                + " samples): 900 times as much");
  }

  /** Files with names of their own advance event time as they are read, and one file does not. */
  @Test
  void filesByDayWithCopiesSayTheSame() throws Exception {
    Path daily = folder.resolve("daily");
    List<String> records = Nights.records("example-data");
    for (int i = 0; i < records.size(); i++) {
      String name = Nights.fileName(records.get(i));
      List<String> some = records.subList(Math.max(0, i - 1), i + 1);
      put("daily/" + i + "/" + name, Nights.file(some));
    }
    JsonNode all = ask(Nights.ADDRESS, "--input", trail, "--json").json();
    JsonNode parts = ask(Nights.ADDRESS, "--input", daily.toString(), "--json").json();
    assertThat(parts.at("/read/objects").asInt()).isEqualTo(records.size());
    assertThat(parts.path("groups")).isEqualTo(all.path("groups"));
  }

  @Test
  void aRuleAndATimeCanBeAskedFor() throws Exception {
    assertThat(ask("example-data", "--input", trail, "--json").json().path("groups")).hasSize(1);
    assertThat(ask("111122223333", "--input", trail, "--json").json().path("groups")).hasSize(1);
    String title = "much read AT night, by address";
    Answer one = ask(Nights.ADDRESS, "--input", trail, "--rule", title, "--json");
    assertThat(one.json().path("groups")).hasSize(1);
    Answer before = ask(Nights.ADDRESS, "--input", trail, "--to", "2026-03-02", "--json");
    assertThat(before.json().at("/groups/0/records").asInt()).isEqualTo(48);
    assertThat(before.json().at("/groups/0/alerts")).isEmpty();
  }

  @Test
  void anAbsentKeyEndsWithTwoAndNamesTheNearest() {
    Answer answer = ask("203.0.113.77", "--input", trail);
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err().strip())
        .isEqualTo(
            "trailhound: no baseline knows 203.0.113.77; nearest: 203.0.113.7, 111122223333,"
                + " example-data");
  }

  @Test
  void whatTheUserCanMendEndsWithTwoAndOneLine() throws Exception {
    String broken = put("broken.parquet", "PAR1 and no more").toString();
    List<List<String>> wrong =
        List.of(
            List.of("k"),
            List.of("k", "--input", folder.resolve("missing").toString()),
            List.of("k", "--input", broken),
            List.of("k", "--input", trail, "--rule", "none of this name"),
            List.of("k", "--input", trail, "--rules", folder.resolve("none").toString()),
            List.of("k", "--input", trail, "--from", "2026-03-03", "--to", "2026-03-02"),
            List.of(" ", "--input", trail));
    for (List<String> arguments : wrong) {
      Answer answer = ask(arguments.toArray(new String[0]));
      assertThat(answer.status()).as(arguments.toString()).isEqualTo(2);
      assertThat(answer.err().lines()).as(arguments.toString()).hasSize(1);
      assertThat(answer.out()).isEmpty();
    }
  }

  @Test
  void textsOfRecordsAreHarmless() throws Exception {
    String input = put("hostile.json", Nights.file(Nights.records(HOSTILE))).toString();
    Path drawing = folder.resolve("map.svg");
    Answer page = ask("111122223333", "--input", input, "--svg", drawing.toString());
    assertThat(page.status()).as(page.err()).isZero();
    assertThat(page.out().chars().filter(c -> (c < ' ' && c != '\n') || c > '~')).isEmpty();
    Answer json = ask("111122223333", "--input", input, "--json");
    assertThat(json.out().chars().filter(c -> (c < ' ' && c != '\n') || c > '~')).isEmpty();
    assertThat(json.json().at("/groups/0/group/1/value").asText()).contains("<script>");
    Answer none = ask("<script>", "--input", input);
    assertThat(none.err().lines()).hasSize(1);
    assertThat(none.err().chars().filter(c -> (c < ' ' && c != '\n') || c > '~')).isEmpty();

    Document svg = parse(drawing);
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(Files.readString(drawing))
        .contains("&lt;script&gt;")
        .doesNotContain("\u001b", "\u202e");
  }

  private static Document parse(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  @Test
  void theDrawingSaysWhatItIsAndEveryHour() throws Exception {
    Path drawing = folder.resolve("map.svg");
    Answer answer = ask(Nights.ADDRESS, "--input", trail, "--svg", drawing.toString());
    assertThat(answer.status()).as(answer.err()).isZero();
    Document svg = parse(drawing);
    assertThat(svg.getDocumentElement().getAttribute("aria-labelledby")).isEqualTo("title desc");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("What is normal for 203.0.113.7");
    assertThat(svg.getElementsByTagName("desc").getLength()).isEqualTo(1);
    List<String> titles = new ArrayList<>();
    NodeList rects = svg.getElementsByTagName("rect");
    for (int i = 0; i < rects.getLength(); i++) {
      titles.add(rects.item(i).getTextContent().strip());
    }
    assertThat(titles)
        .contains(
            "Mon 03: normally 100 bytes, highest 1 kB, limit 1.5 kB, 5 samples at this hour of"
                + " the week",
            "Fri 10: normally 5 kB, highest 5 kB, not judged, 4 samples at this hour of the week");
    assertThat(titles.stream().filter(title -> title.matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*")))
        .hasSize(168 + 1);
    assertThat(titles.stream().filter(title -> title.endsWith("; an alert"))).hasSize(1);
  }
}
