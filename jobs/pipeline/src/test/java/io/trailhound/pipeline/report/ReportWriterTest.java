package io.trailhound.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportWriterTest {

  @Test
  void showsEveryAlertWithItsEvidence() {
    Dom page = Dom.parse(Samples.page(Samples.summary(40), Samples.alerts(40)));

    assertThat(page.all("//details")).hasSize(40);
    assertThat(page.texts("//details//dd[preceding-sibling::dt[1]='Alert id']"))
        .containsExactlyInAnyOrderElementsOf(
            Samples.alerts(40).stream()
                .map(alert -> alert.at("/trailhound/alert/id").asText())
                .toList());
    assertThat(page.text("//div[@id='alert-18']/..//table"))
        .contains("event-17", "2024-05-14 06:29:03", "trails/a.json.gz", "17");
    assertThat(page.text("//div[@id='alert-18']/dl"))
        .contains(
            "Means 3.",
            "TA0003 Persistence, TA0004 Privilege Escalation",
            "T1098.001 Additional Cloud Credentials",
            "arn:aws:iam::111122223333:user/maria",
            "IAMUser maria AIDAEXAMPLE",
            "198.51.100.23",
            "aws-cli/2.15.30",
            "111122223333, eu-central-1",
            "CreateAccessKey on iam.amazonaws.com",
            "failure, AccessDenied",
            "rule-3, sigma");
    assertThat(page.text("//div[@id='alert-18']/pre"))
        .isEqualTo("{\n  \"userName\": \"backup\",\n  \"count\": 2\n}");
    assertThat(page.text("//div[@id='alert-18']/../summary"))
        .contains("2024-05-14 06:29:03", "high", "Rule number 3", "Reason 17.", "No. 18");
  }

  @Test
  void ordersAlertsBySeverityThenTime() {
    Dom page = Dom.parse(Samples.page(Samples.summary(10), Samples.alerts(10)));
    assertThat(page.texts("//section[@id='alerts']//summary/span[@class='line']"))
        .containsExactly(
            "No. 4", "No. 9", "No. 3", "No. 8", "No. 2", "No. 7", "No. 1", "No. 6", "No. 5",
            "No. 10");
    assertThat(page.texts("//section[@id='course']//td/a"))
        .containsExactly("No. 3", "No. 4", "No. 8", "No. 9");
  }

  @Test
  void countsBySeverityRuleAndTactic() {
    Dom page = Dom.parse(Samples.page(Samples.summary(40), Samples.alerts(40)));
    assertThat(page.texts("//ul[@class='severities']/li/b")).containsOnly("8").hasSize(5);
    assertThat(page.texts("//table[@class='rules']/tbody/tr")).hasSize(7);
    assertThat(page.texts("//table[@class='attack']/tbody/tr/td[@class='number']"))
        .containsExactly("40", "40", "40");
    assertThat(page.texts("//table[@class='who']/tbody/tr/td[1]"))
        .containsExactly("arn:aws:iam::111122223333:user/maria", "198.51.100.23");
    assertThat(page.all("//figure")).hasSize(2);
    assertThat(page.texts("(//figure)[1]//rect/title"))
        .hasSize(40)
        .allMatch(title -> title.contains(": 1 alert, gravest "));
  }

  @Test
  void saysWhatWasReadAndWhatFailed() {
    Dom page = Dom.parse(Samples.page(Samples.summary(0), List.of()));
    String run = page.text("//section[@id='run']");
    assertThat(run)
        .contains(
            "read 1,000 = archived 890 + duplicate 100 + quarantined 10 adds up",
            "12 found, 2 pruned, 9 read, 1 failed",
            "1.3 MB (1,260,000 bytes)",
            "2024-05-13 00:00:04 to 2024-05-16 07:12:55 UTC",
            "3 digests",
            "1 file failed.",
            "gzip ends early",
            "10 records were quarantined.",
            "not JSON",
            "1 rule could not be loaded and did not run.",
            "unknown modifier");
  }

  @Test
  void saysWhatWasSuppressedAndWhy() {
    Dom page = Dom.parse(Samples.page(Samples.summary(0), List.of()));
    assertThat(page.text("//header")).contains("7 alerts were suppressed on purpose");
    assertThat(page.text("//section[@id='counts']/p")).isEqualTo("There is no alert to show.");
    assertThat(page.texts("//section[@id='counts']//td"))
        .containsExactly(
            "Our own scanner",
            "security",
            "lists/own.yml:1",
            "before 2024-06-01 00:00:00",
            "7",
            "Never seen",
            "",
            "lists/own.yml:5",
            "of any time",
            "0");
    assertThat(page.text("//section[@id='run']"))
        .contains("1 problem in suppression lists; these entries suppressed nothing.");

    Dom without = Dom.parse(Samples.page(Samples.json("{'alerts': {'suppressed': 0}}"), List.of()));
    assertThat(without.text("/html/body")).doesNotContain("uppress");
  }

  @Test
  void saysLoudlyWhenTheBooksDoNotBalance() {
    JsonNode summary =
        Samples.json("{'records': {'read': 9, 'archived': 7, 'duplicate': 0, 'quarantined': 1}}");
    Dom page = Dom.parse(Samples.page(summary, Samples.alerts(1)));
    assertThat(page.texts("//div[contains(@class, 'alarm')]//b"))
        .containsExactly("does NOT add up", "cannot be checked");
    assertThat(page.text("//section[@id='run']")).contains("1 record unaccounted for");
  }

  @Test
  void saysThatAnEmptyRunFoundNothing() {
    Dom page = Dom.parse(Samples.page(Samples.json("{}"), List.of()));
    assertThat(page.text("//p[@class='lead']")).isEqualTo("No alert.");
    assertThat(page.text("//section[@id='alerts']")).contains("There is no alert to show.");
    assertThat(page.all("//details")).isEmpty();
    assertThat(page.all("//svg")).isEmpty();
  }

  @Test
  void showsTheGravestOfTooManyAndSaysHowManyAreLeftOut() {
    String text = Samples.page(Samples.summary(5_000), Samples.alerts(5_000));
    Dom page = Dom.parse(text);
    assertThat(page.all("//details")).hasSize(1_000);
    assertThat(page.texts("//details//span[contains(@class, 'badge')]")).containsOnly("critical");
    assertThat(page.text("//section[@id='alerts']/p"))
        .contains("1,000 of 5,000 alerts in full", "4,000 left out", "alerts.ndjson");
    assertThat(page.texts("//ul[@class='severities']/li/b")).containsOnly("1,000");

    Dom few =
        Dom.parse(
            Samples.page(
                new ReportOptions(3, Optional.empty()), Samples.summary(9), Samples.alerts(9)));
    assertThat(few.texts("//section[@id='alerts']//summary/span[@class='line']"))
        .containsExactly("No. 4", "No. 9", "No. 3");
  }

  @Test
  void reportsLinesThatAreNoAlertsAndAlertsWithoutTime() {
    ObjectNode timeless = Samples.alert(1);
    timeless.put("@timestamp", "yesterday");
    Dom page =
        Dom.parse(
            Samples.page(
                Samples.summary(3),
                List.of(MissingNode.getInstance(), timeless, Samples.json("{}"))));
    assertThat(page.text("//section[@id='run']/p[@class='alarm']"))
        .startsWith("1 line of alerts.ndjson");
    assertThat(page.text("//section[@id='timeline']/p[@class='alarm']"))
        .startsWith("2 alerts have no time");
    assertThat(page.texts("//details/summary/span[@class='time']"))
        .containsExactly("yesterday", "(no time)");
  }

  @Test
  void showsSomeOfMuchEvidenceAndSaysHowMuchMoreThereIs() {
    ObjectNode alert = Samples.alert(0);
    List<JsonNode> evidence = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      evidence.add(Samples.json("{'event_id': 'e" + i + "', 'object': 'o', 'index': " + i + "}"));
    }
    ((ObjectNode) alert.path("trailhound")).putArray("evidence").addAll(evidence);
    Dom page = Dom.parse(Samples.page(Samples.summary(1), List.of(alert)));
    assertThat(page.all("//table[@class='evidence']/tbody/tr")).hasSize(50);
    assertThat(page.text("//details"))
        .contains("70 records", "20 more records in alerts.ndjson, line 1.");
  }

  @Test
  void dependsOnItsArgumentsOnly() {
    String page = Samples.page(Samples.summary(40), Samples.alerts(40));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Samples.page(Samples.summary(40), Samples.alerts(40))).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(page).doesNotContain("Page made");
    assertThat(
            Samples.page(
                ReportOptions.defaults().generatedAt(Instant.parse("2024-06-01T08:00:00Z")),
                Samples.summary(1),
                Samples.alerts(1)))
        .contains("Page made 2024-06-01 08:00:00 UTC.");
  }
}
