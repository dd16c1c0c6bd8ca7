package io.trailhound.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.sink.archive.ArchiveFiles;
import io.trailhound.pipeline.who.Story;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code trailhound who} as it is typed. */
class WhoCommandTest {
  private static final String ALICE = Story.userArn(Story.SHOP, "alice");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private record Answer(int status, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  private static Answer ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of("who"));
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

  private String trail = "";

  @BeforeEach
  void trail() throws Exception {
    trail = put("trail.json", Story.threeHops().file()).toString();
  }

  @Test
  void thePageIsTheGoldenOne() throws Exception {
    Path list = put("tor.txt", "192.0.2.0/24\n");
    Path owners =
        put(
            "owners.csv",
            "principal,name,owner,criticality,privileged\n"
                + ALICE
                + ",Alice,Shop team,high,true\n");
    Path accounts =
        put("accounts.json", "{\"Accounts\":[{\"Id\":\"111122223333\",\"Name\":\"shop\"}]}");
    put(
        "alerts.ndjson",
        """
        {"@timestamp":"2026-03-02T08:10:00.000Z","rule":{"name":"Secrets read"},"trailhound":\
        {"alert":{"id":"a1","severity":"high","reason":"GetSecretValue by Admin/reader"},\
        "evidence":[{"event_id":"%s"}]}}
        """
            .formatted(Story.id(9)));
    Answer answer =
        ask(
            ALICE,
            "--input",
            trail,
            "--results",
            folder.toString(),
            "--ip-list",
            "tor=" + list,
            "--identity",
            owners.toString(),
            "--identity",
            accounts.toString());
    assertThat(answer.err()).isEmpty();
    assertThat(answer.status()).isZero();
    assertThat(answer.out()).isEqualTo(golden("alice.txt"));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            WhoCommandTest.class.getResourceAsStream("/io/trailhound/pipeline/who/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anArchiveAnswersAsItsTrailDoes() throws Exception {
    List<Event> events = new ArrayList<>();
    for (String record : Story.threeHops().records()) {
      events.add(Records.event(record, "trail.json", events.size()));
    }
    Path part = folder.resolve("archive/" + ArchiveFiles.folder(events.get(0)) + "/p.parquet");
    Files.createDirectories(Objects.requireNonNull(part.getParent()));
    ArchiveFiles.write(part, events);
    String archive = folder.resolve("archive").toString();
    for (String subject : List.of(ALICE, "Admin", Story.OFFICE, "nobody")) {
      Answer raw = ask(subject, "--input", trail, "--json");
      Answer archived = ask(subject, "--archive", archive, "--json");
      assertThat(archived.status()).isZero();
      assertThat(archived.json()).as(subject).isEqualTo(raw.json());
    }
    put("alerts.ndjson", "");
    assertThat(ask(ALICE, "--archive", archive, "--json").json().has("alerts")).isTrue();
    assertThat(ask(ALICE, "--results", folder.toString(), "--json").json().path("alerts"))
        .isInstanceOf(ObjectNode.class);
  }

  @Test
  void nothingFoundIsNoError() {
    Answer answer = ask("nobody", "--input", trail);
    assertThat(answer.status()).isZero();
    assertThat(answer.out()).contains("Nothing of it was seen.");
  }

  @Test
  void whatTheUserCanMendEndsWithTwoAndOneLine() throws Exception {
    String broken = put("broken.parquet", "PAR1 and no more").toString();
    List<List<String>> wrong =
        List.of(
            List.of("alice"),
            List.of("alice", "--input", folder.resolve("missing").toString()),
            List.of("alice", "--input", broken),
            List.of("alice", "--input", trail, "--results", folder.toString()),
            List.of("alice", "--input", trail, "--geoip", trail),
            List.of("alice", "--input", trail, "--ip-list", "no-name"),
            List.of("alice", "--input", trail, "--identity", folder.resolve("none").toString()),
            List.of("alice", "--input", trail, "--from", "2026-03-03", "--to", "2026-03-02"),
            List.of(" ", "--input", trail));
    for (List<String> arguments : wrong) {
      Answer answer = ask(arguments.toArray(new String[0]));
      assertThat(answer.status()).as(arguments.toString()).isEqualTo(2);
      assertThat(answer.err().lines()).as(arguments.toString()).hasSize(1);
      assertThat(answer.out()).isEmpty();
    }
  }

  @Test
  void textsOfRecordsAreHarmlessOnATerminal() throws Exception {
    String escape = "\\u001b[2J\\u0007\\u009b31m\\u202e\\r\\n  who          root user";
    Story.Caller hostile = Story.user(Story.SHOP, "x" + escape, "AKIAEXAMPLEX00000001");
    String long_ = "long".repeat(5_000);
    Story story =
        new Story()
            .call(hostile.with(escape + long_), Story.SHOP, "s3" + escape, "Get" + escape)
            .call(
                hostile.from("203.0.113.7" + escape),
                Story.SHOP,
                "s3",
                "Get",
                "\"errorCode\":\"" + escape + "\"")
            .assume(hostile, Story.SHOP, Story.SHOP, "R" + escape, "s", "ASIA" + escape);
    String input = put("hostile.json", story.file()).toString();
    for (String subject : List.of("AKIAEXAMPLEX00000001", Story.OFFICE)) {
      Answer page = ask(subject, "--input", input);
      assertThat(page.status()).as(page.err()).isZero();
      assertThat(page.out().chars().filter(c -> (c < ' ' && c != '\n') || c > '~')).isEmpty();
      assertThat(page.out().lines()).allMatch(line -> line.length() <= 160);
      assertThat(page.out().lines().filter(line -> line.startsWith("  who "))).hasSizeLessThan(2);
      Answer json = ask(subject, "--input", input, "--json");
      assertThat(json.out().chars().filter(c -> (c < ' ' && c != '\n') || c > '~')).isEmpty();
      assertThat(json.json().at("/seen/records").asInt()).isPositive();
    }
  }
}
