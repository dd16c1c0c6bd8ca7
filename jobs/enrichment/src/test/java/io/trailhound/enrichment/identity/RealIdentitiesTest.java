package io.trailhound.enrichment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.chain.Chain;
import io.trailhound.enrichment.identity.chain.IssueCodec;
import io.trailhound.enrichment.identity.chain.Issues;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.identity.chain.Sessions;
import io.trailhound.events.Event;
import io.trailhound.events.field.FieldReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Real records, where they are at hand: each has a principal, and each call a chain. */
class RealIdentitiesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("trailhound.shared", "../../../shared"), "data", "sans504");

  @Test
  void everyRecordHasAPrincipal() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "skipped: there are no public records at " + FOLDER);
    FieldReader reader = new FieldReader(Records.PLAN);
    Principals principals = new Principals(Records.PLAN);
    Issues issues = new Issues(Records.PLAN);
    Sessions sessions = new Sessions();
    List<Event> events = new ArrayList<>();
    for (Path file : files(FOLDER)) {
      events.addAll(Records.events(text(file)));
    }
    for (Event event : events) {
      reader.load(event);
      issues.of(reader).ifPresent(sessions::add);
    }
    long bytes =
        sessions.issues().stream().mapToLong(issue -> IssueCodec.toBytes(issue).length).sum();
    Map<Form, Integer> forms = new EnumMap<>(Form.class);
    Map<Chain.State, Integer> states = new EnumMap<>(Chain.State.class);
    for (Event event : events) {
      reader.load(event);
      Principal principal = principals.of(reader);
      forms.merge(principal.form(), 1, Integer::sum);
      Chain chain = sessions.resolve(principal, SessionRef.of(reader), event.time().epochMillis());
      states.merge(chain.state(), 1, Integer::sum);
    }
    System.out.printf(
        "%d records: %s; chains %s; %d sessions, %d bytes stored%n",
        events.size(), forms, states, sessions.size(), bytes);
    assertThat(events).hasSizeGreaterThan(8_000);
    assertThat(forms).containsKeys(Form.ROOT, Form.AWS_SERVICE).doesNotContainKey(Form.UNKNOWN);
    assertThat(sessions.size()).isPositive();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
