package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.alert.AlertWriter;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.fact.Enricher;
import io.trailhound.events.field.FieldReader;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.enrich.KnowledgeFiles;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.source.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The common ECS fields agree with what another vendor makes of the same records and databases.
 * Where we say something else, it stands in {@link #DEVIATIONS}, with the reason.
 */
class EcsAgreementTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DATA = Path.of(System.getProperty("trailhound.shared"), "data");

  private static final List<String> FIELDS =
      List.of(
          "/@timestamp",
          "/event/action",
          "/event/provider",
          "/event/outcome",
          "/event/id",
          "/cloud/account/id",
          "/cloud/region",
          "/source/address",
          "/source/ip",
          "/source/geo/continent_name",
          "/source/geo/country_iso_code",
          "/source/geo/country_name",
          "/source/geo/region_iso_code",
          "/source/geo/region_name",
          "/source/geo/city_name",
          "/source/geo/location/lat",
          "/source/geo/location/lon",
          "/source/as/number",
          "/source/as/organization/name",
          "/user/name",
          "/user/id",
          "/user/target/name",
          "/user/target/id",
          "/user_agent/original",
          "/tls/version",
          "/tls/cipher",
          "/tls/client/server_name");

  /** By field: the reason why some records differ. */
  private static final Map<String, String> DEVIATIONS =
      Map.of(
          "/cloud/account/id",
          "where only the receiving account is named we give that; they give none",
          "/event/id",
          "where a record has no id we give its key, so that evidence can be named; they give none",
          "/user/name",
          "of a role's session we name role/session, since many share a role; they name the role,"
              + " which we have as user.effective.name");

  @Test
  void agreesWithAnotherVendor() throws Exception {
    Path records = DATA.resolve("ecs/elastic_cloudtrail.jsonl");
    Path databases = DATA.resolve("mmdb");
    if (!Files.exists(records) || !Files.exists(databases)) {
      System.out.println("skipped: EcsAgreementTest, since there are no real records at " + DATA);
    }
    assumeTrue(Files.exists(records) && Files.exists(databases), "no real records");
    Knowledge known = known(databases);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (String line : Files.readAllLines(records)) {
      JsonNode sample = JSON.readTree(line);
      JsonNode expected = sample.get("expected");
      JsonNode document = document(sample.get("input").asText(), known);
      for (String field : FIELDS) {
        String theirs = text(field, expected);
        String ours = text(field, document);
        compared += theirs.isEmpty() ? 0 : 1;
        if (!theirs.equals(ours) && !isKnown(field, theirs, document)) {
          differences.add(field + ": " + theirs + " and ours " + ours);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(150);
  }

  private static boolean isKnown(String field, String theirs, JsonNode document) {
    return DEVIATIONS.containsKey(field)
        && (field.equals("/user/name")
            ? theirs.equals(document.at("/user/effective/name").asText())
            : theirs.isEmpty());
  }

  private static Knowledge known(Path databases) throws Exception {
    EnrichmentOptions options =
        new EnrichmentOptions(
            List.of(
                Input.of(databases.resolve("GeoLite2-City-Test.mmdb").toString()),
                Input.of(databases.resolve("GeoLite2-ASN-Test.mmdb").toString())),
            List.of(),
            List.of(),
            List.of(),
            Duration.ZERO);
    try (KnowledgeFiles files = new KnowledgeFiles(options)) {
      assertThat(files.reload()).isEmpty();
      return files.current();
    }
  }

  private static JsonNode document(String record, Knowledge known) throws Exception {
    RuleSet rules =
        RuleLoader.loadTexts(
            List.of(
                new RuleText(
                    "any.yml",
                    """
                    title: Any record
                    id: 0b6c1d2e-0000-4000-8000-000000000001
                    logsource: {product: aws, service: cloudtrail}
                    detection: {selection: {eventName|exists: true}, condition: selection}
                    """)));
    FieldReader reader = new FieldReader(Records.PLAN);
    reader.load(new Enricher(Records.PLAN).enrich(Records.event(record, "sample", 0), known));
    JsonNode document = JSON.readTree(new AlertWriter().write(rules.rules().get(0), reader));
    assertThat(document).isInstanceOf(ObjectNode.class);
    return document;
  }

  /** A value as text; times and numbers in one form. */
  private static String text(String field, JsonNode of) {
    JsonNode value = of.at(field);
    if (value.isArray() && value.size() == 1) {
      value = value.get(0);
    }
    if (field.equals("/@timestamp")) {
      return Instant.parse(value.asText()).toString();
    }
    return value.isNumber() ? Double.toString(value.asDouble()) : value.asText();
  }
}
