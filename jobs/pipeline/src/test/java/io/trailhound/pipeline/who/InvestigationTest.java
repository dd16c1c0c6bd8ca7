package io.trailhound.pipeline.who;

import static io.trailhound.pipeline.who.Story.ATTACKER;
import static io.trailhound.pipeline.who.Story.AUDIT;
import static io.trailhound.pipeline.who.Story.BACKUP;
import static io.trailhound.pipeline.who.Story.OFFICE;
import static io.trailhound.pipeline.who.Story.SHOP;
import static io.trailhound.pipeline.who.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.identity.chain.Chain;
import io.trailhound.enrichment.identity.chain.Hop;
import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.IpData;
import io.trailhound.enrichment.ip.Prefix;
import io.trailhound.enrichment.ip.aws.AwsRanges;
import io.trailhound.enrichment.ip.geo.Geo;
import io.trailhound.enrichment.ip.list.AddressList;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListSource;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is found out of identities and addresses on small invented trails. */
class InvestigationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<String> roles(Chain chain) {
    return chain.hops().stream().map(Hop::role).toList();
  }

  private static Taken only(Taken taken) {
    assertThat(taken.further()).hasSize(1);
    return taken.further().get(0);
  }

  @Test
  void theChainOfAKeyGoesBackOverThreeAccounts() throws Exception {
    for (String name :
        List.of(
            "ASIAEXAMPLEHOP000003",
            Story.roleArn(AUDIT, "Admin"),
            Story.sessionArn(AUDIT, "Admin", "reader"),
            "AROAADMIN",
            "AROAADMIN:reader",
            "Admin",
            "Admin/reader",
            "reader")) {
      Investigation asked = Asked.of(name, Story.threeHops());
      assertThat(asked.sightings().seen().count()).as(name).isEqualTo(3);
      assertThat(asked.sightings().seen().failed()).as(name).isEqualTo(1);
      assertThat(asked.lineages()).as(name).hasSize(1);
      Lineage way = asked.lineages().get(0);
      assertThat(way.sessions()).isEqualTo(1);
      assertThat(way.calls()).isEqualTo(3);
      assertThat(way.chain().origin().key()).isEqualTo(Story.userArn(SHOP, "alice"));
      assertThat(way.chain().state()).isEqualTo(Chain.State.COMPLETE);
      assertThat(roles(way.chain()))
          .containsExactly(
              Story.roleArn(BACKUP, "Operator"),
              Story.roleArn(AUDIT, "Reader"),
              Story.roleArn(AUDIT, "Admin"));
      assertThat(way.chain().hops().stream().map(Hop::eventId))
          .containsExactly(id(2), id(5), id(7));
    }
  }

  @Test
  void whatSomebodyTookIsFollowedDown() throws Exception {
    Investigation alice = Asked.of(Story.userArn(SHOP, "alice"), Story.threeHops());
    assertThat(alice.sightings().seen().count()).isEqualTo(2);
    assertThat(alice.lineages().get(0).chain().hops()).isEmpty();
    Taken operator = only(alice.taken());
    assertThat(operator.role()).isEqualTo(Story.roleArn(BACKUP, "Operator"));
    assertThat(operator.sessions()).isEqualTo(1);
    assertThat(operator.calls().count()).isEqualTo(2);
    Taken reader = only(operator);
    assertThat(reader.calls().count()).isEqualTo(2);
    Taken admin = only(reader);
    assertThat(admin.calls().count()).isEqualTo(3);
    assertThat(admin.actions().count(new Call.Action("secretsmanager", "GetSecretValue")))
        .isEqualTo(2);
    assertThat(admin.further()).isEmpty();

    Investigation middle = Asked.of("Reader", Story.threeHops());
    assertThat(only(middle.taken()).role()).isEqualTo(Story.roleArn(AUDIT, "Admin"));
    assertThat(roles(middle.lineages().get(0).chain())).hasSize(2);
  }

  @Test
  void aUserSeenFromAnotherAccountAloneIsTheSubjectToo() throws Exception {
    List<Outcome> outcomes = Asked.outcomes(Story.threeHops().file(), "trail.json");
    // The record of her own account is missing.
    outcomes.remove(1);
    Investigation alice = Asked.of("alice", outcomes, IpData.EMPTY, AlertIndex.NONE);
    assertThat(only(alice.taken()).role()).isEqualTo(Story.roleArn(BACKUP, "Operator"));
    assertThat(only(only(only(alice.taken()))).calls().count()).isEqualTo(3);
  }

  @Test
  void aSessionThatMadeNoCallIsStillKnownByItsIssue() throws Exception {
    Story story =
        new Story()
            .assume(
                Story.user(SHOP, "alice", "AKIAEXAMPLEALICE0001"),
                SHOP,
                SHOP,
                "Idle",
                "s",
                "ASIAEXAMPLEIDLE00001");
    for (String name : List.of("ASIAEXAMPLEIDLE00001", "Idle", Story.roleArn(SHOP, "Idle"))) {
      Investigation idle = Asked.of(name, story);
      assertThat(idle.isEmpty()).as(name).isFalse();
      assertThat(idle.sightings().seen().count()).isZero();
      assertThat(idle.lineages().get(0).chain().origin().name()).isEqualTo("alice");
    }
  }

  /** A list with the 256 addresses around one. */
  private static IpData list(String address) {
    ListSource source = ListSource.of("tor", ListKind.DENY, Path.of("tor.txt"));
    Prefix block = Prefix.around(Address.parse(address).orElseThrow(), 128 - 8);
    AddressList list = AddressList.of(source, List.of(block));
    return new IpData("1", new Geo(List.of()), AwsRanges.NONE, List.of(list));
  }

  @Test
  void anAddressTellsWhoWasThereAndWhatTheyTook() throws Exception {
    Story.Caller alice = Story.user(SHOP, "alice", "AKIAEXAMPLEALICE0001");
    Story.Caller admin = Story.session(SHOP, "Admin", "s", "ASIAEXAMPLEADMIN0001");
    Story story =
        new Story()
            .call(alice, SHOP, "s3", "ListBuckets")
            .assume(alice.from(ATTACKER), SHOP, SHOP, "Admin", "s", "ASIAEXAMPLEADMIN0001")
            .call(Story.user(SHOP, "bob", "AKIAEXAMPLEBOB000001").from(ATTACKER), SHOP, "iam", "A")
            .call(admin.from("198.51.100.23"), SHOP, "iam", "CreateUser");
    List<Outcome> outcomes = Asked.outcomes(story.file(), "trail.json");
    Investigation address = Asked.of(ATTACKER, outcomes, list(ATTACKER), AlertIndex.NONE);
    assertThat(address.sightings().seen().count()).isEqualTo(2);
    assertThat(address.sightings().identities().entries())
        .extracting(Tally.Entry::value)
        .containsExactly(Story.userArn(SHOP, "alice"), Story.userArn(SHOP, "bob"));
    // The session went on elsewhere.
    assertThat(only(address.taken()).calls().count()).isEqualTo(1);
    assertThat(address.sightings().sources().facts(ATTACKER).lists())
        .singleElement()
        .satisfies(match -> assertThat(match.block()).isEqualTo("203.0.113.0/24"));
    assertThat(Asked.of("::ffff:203.0.113.77", outcomes, IpData.EMPTY, AlertIndex.NONE).isEmpty())
        .isFalse();
  }

  @Test
  void logLinesCountForAddresses() throws Exception {
    List<Outcome> outcomes =
        Asked.outcomes(
            "Mar  2 11:59:58 db1 sshd[7]: Failed password for root from 203.0.113.77 port 40 ssh2\n",
            "auth.log");
    Investigation address = Asked.of(ATTACKER, outcomes, IpData.EMPTY, AlertIndex.NONE);
    assertThat(address.sightings().seen().failed()).isEqualTo(1);
    assertThat(address.sightings().actions().entries().get(0).value().service())
        .isEqualTo("linux.sshd");
    assertThat(Asked.of("root", outcomes, IpData.EMPTY, AlertIndex.NONE).isEmpty()).isTrue();
  }

  @Test
  void othersOnTheSameAddressAreNamed() throws Exception {
    Investigation bob = Asked.of("bob", Story.threeHops());
    Tally<String> others = bob.neighbours().on(bob.sightings().sources().facts(OFFICE).address());
    // The record of the other account is hers as well.
    assertThat(others.count(Story.userArn(SHOP, "alice"))).isEqualTo(3);
    assertThat(others.count(Story.userArn(AUDIT, "bob"))).isZero();
  }

  @Test
  void aKeyTellsWhoMadeItAndForWhom() throws Exception {
    String made =
        "\"requestParameters\":{\"userName\":\"ci\"},\"responseElements\":{\"accessKey\":"
            + "{\"accessKeyId\":\"AKIAEXAMPLECI0000001\",\"userName\":\"ci\"}}";
    Story.Caller alice = Story.user(SHOP, "alice", "AKIAEXAMPLEALICE0001");
    Story story = new Story().call(alice, SHOP, "iam", "CreateAccessKey", made);
    Investigation key = Asked.of("AKIAEXAMPLECI0000001", story);
    assertThat(key.isEmpty()).isFalse();
    assertThat(String.join("\n", key.page())).contains("for user ci by IAM user alice");
    assertThat(key.json().at("/key_made/by/name").asText()).isEqualTo("alice");

    Investigation user = Asked.of(Story.userArn(SHOP, "ci"), story);
    assertThat(user.deeds().calls()).hasSize(1);
    assertThat(Asked.of(Story.userArn(BACKUP, "ci"), story).deeds().calls()).isEmpty();
    assertThat(Asked.of("alice", story).deeds().calls()).isEmpty();
  }

  @Test
  void copiesCountOnce() throws Exception {
    List<Outcome> outcomes = Asked.outcomes(Story.threeHops().file(), "a.json");
    outcomes.addAll(Asked.outcomes(Story.threeHops().file(), "b.json"));
    String arn = Story.userArn(SHOP, "alice");
    Investigation alice = Asked.of(arn, outcomes, IpData.EMPTY, AlertIndex.NONE);
    assertThat(alice.sightings().seen().count()).isEqualTo(2);
    assertThat(only(only(only(alice.taken()))).calls().count()).isEqualTo(3);
  }

  @Test
  void theOrderOfRecordsChangesNothing() throws Exception {
    List<Outcome> outcomes = Asked.outcomes(Story.threeHops().file(), "trail.json");
    for (String subject : List.of("alice", "Admin", OFFICE, "bob")) {
      JsonNode first = Asked.of(subject, outcomes, IpData.EMPTY, AlertIndex.NONE).json();
      for (int seed = 0; seed < 20; seed++) {
        List<Outcome> shuffled = new ArrayList<>(outcomes);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Asked.of(subject, shuffled, IpData.EMPTY, AlertIndex.NONE).json())
            .as(subject)
            .isEqualTo(first);
      }
    }
  }

  @Test
  void onlyCallsWithinTheTimesCountButSessionsMayBeOlder() throws Exception {
    List<Outcome> outcomes = Asked.outcomes(Story.threeHops().file(), "trail.json");
    Investigation admin =
        Asked.ask(
            new Investigation(
                Subject.of("Admin"),
                Asked.PLAN,
                Instant.parse("2026-03-02T08:09:00Z").toEpochMilli(),
                Instant.parse("2026-03-02T08:10:00Z").toEpochMilli(),
                Knowledge.NONE,
                AlertIndex.NONE),
            outcomes);
    assertThat(admin.sightings().seen().count()).isEqualTo(1);
    assertThat(admin.lineages().get(0).chain().origin().name()).isEqualTo("alice");
  }

  @Test
  void alertsAreFoundByTheirEvidence() throws Exception {
    String alert =
        """
        {"@timestamp":"2026-03-02T08:09:00.000Z","rule":{"name":"%s"},"trailhound":{"alert":\
        {"id":"%s","severity":"high","reason":"why"},"evidence":[{"event_id":"%s"}]}}""";
    List<JsonNode> alerts =
        List.of(
            JSON.readTree(alert.formatted("hers", "a", id(2))),
            JSON.readTree(alert.formatted("in the session", "b", id(9))),
            JSON.readTree(alert.formatted("bob's", "c", id(11))));
    AlertIndex index =
        AlertIndex.of(
            visitor -> {
              for (JsonNode node : alerts) {
                visitor.visit(node);
              }
            });
    List<Outcome> outcomes = Asked.outcomes(Story.threeHops().file(), "trail.json");
    Investigation alice = Asked.of("alice", outcomes, IpData.EMPTY, index);
    assertThat(alice.alerts().own()).extracting(AlertIndex.Alert::title).containsExactly("hers");
    assertThat(alice.alerts().ofTaken())
        .extracting(AlertIndex.Alert::title)
        .containsExactly("in the session");
  }

  @Test
  void nothingIsSaidSo() throws Exception {
    Investigation nobody = Asked.of("nobody", Story.threeHops());
    assertThat(nobody.isEmpty()).isTrue();
    assertThat(String.join("\n", nobody.page())).contains("Nothing of it was seen", "11 records");
    assertThat(nobody.json().at("/subject/found").asBoolean()).isFalse();
    assertThat(nobody.isUnreadable()).isFalse();
  }

  @Test
  void whatCouldNotBeReadIsSaid() {
    List<Outcome> outcomes =
        List.of(new Rejected(Rejected.Scope.OBJECT, "a.gz", 0, 0, 0, new byte[0], "broken"));
    Investigation asked = Asked.of("alice", outcomes, IpData.EMPTY, AlertIndex.NONE);
    assertThat(asked.isUnreadable()).isTrue();
    assertThat(asked.failure()).isEqualTo("a.gz: broken");
    assertThat(String.join("\n", asked.page())).contains("a.gz: broken");
  }
}
