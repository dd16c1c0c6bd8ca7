package io.trailhound.enrichment.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.identity.IssuedPrincipals;
import io.trailhound.enrichment.identity.Principal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFilesTest {
  private static final String ALICE = "arn:aws:iam::111122223333:user/team/alice";
  private static final String REPORT =
      "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,"
          + "access_key_1_active,access_key_1_last_rotated,access_key_2_active,"
          + "access_key_2_last_rotated\n"
          + "<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,"
          + "not_supported,2026-01-02T03:04:05+00:00,true,false,N/A,false,N/A\n"
          + "alice,arn:aws:iam::111122223333:user/team/alice,2021-01-01T00:00:00+00:00,true,"
          + "no_information,false,true,2025-05-01T00:00:00+00:00,true,2024-05-01T00:00:00Z\n";
  private static final String OWNERS =
      "principal,name,owner,department,criticality,time_zone,working_hours,privileged\r\n"
          + "arn:aws:iam::111122223333:user/team/alice,\"Alice, A.\",ops,IT,high,Europe/Berlin,"
          + "Mon-Fri 08:00-18:00,true\r\n"
          + "\r\n"
          + "444455556666,shop,\"the \"\"shop\"\" team\",,critical,,,\r\n"
          + "bob@example.com,Bob,,Sales,low,UTC,22:00-06:00,false\r\n"
          + "arn:aws:iam::111122223333:role/build/deploy,deploy,ci,,,,,\r\n";
  private static final String ACCOUNTS =
      "{\"Accounts\":[{\"Id\":\"444455556666\",\"Arn\":\"x\",\"Name\":\"shop-prod\",\"Email\":"
          + "\"shop@example.com\",\"Status\":\"ACTIVE\",\"Paths\":[\"a\",\"b\"],\"N\":7}]}";
  private static final String UNITS =
      "{\"OrganizationalUnits\":[{\"Id\":\"ou-1\",\"Name\":\"Workloads\",\"Accounts\":"
          + "[\"111122223333\"],\"OrganizationalUnits\":[{\"Name\":\"Production\",\"Accounts\":"
          + "[\"444455556666\"]}]}]}";
  private static final String USERS =
      "{\"Users\":[{\"UserName\":\"bob@example.com\",\"UserId\":\"u-1\",\"DisplayName\":\"Bob B.\","
          + "\"Name\":{\"Formatted\":\"no\"},\"Emails\":[{\"Value\":\"bob@example.com\"},"
          + "{\"Value\":\"other@example.com\"}],\"Timezone\":\"Europe/Paris\"}],\"NextToken\":null}";
  private static final String GROUPS =
      "{\"Groups\":[{\"GroupId\":\"g-1\",\"DisplayName\":\"Admins\"}],\"GroupMemberships\":"
          + "[{\"GroupId\":\"g-1\",\"MemberId\":{\"UserId\":\"u-1\"}},"
          + "{\"GroupId\":\"g-2\",\"MemberId\":{\"UserId\":\"u-1\"}}]}";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String refusal(String text) throws IOException {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("broken"), bytes);
    DirectoryFiles.Loaded loaded = DirectoryFiles.load(List.of(file));
    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.directory().identities()).isZero();
    String problem = loaded.problems().get(0).toString();
    assertThat(problem).startsWith(file.toString());
    return problem.substring(file.toString().length());
  }

  private Directory load(List<Path> files) {
    DirectoryFiles.Loaded loaded = DirectoryFiles.load(files);
    assertThat(loaded.problems()).isEmpty();
    return loaded.directory();
  }

  @Test
  void joinsTheFactsOfAllFiles() throws IOException {
    Directory directory =
        load(
            List.of(
                file("owners.csv", "\uFEFF" + OWNERS),
                file("report.csv", REPORT),
                file("accounts.json", " \n" + ACCOUNTS),
                file("units.json", UNITS),
                file("groups.json", GROUPS),
                file("users.json", USERS)));
    IdentityFacts alice = directory.of(IssuedPrincipals.ofArn(ALICE)).orElseThrow();
    assertThat(alice.name()).isEqualTo("Alice, A.");
    assertThat(alice.owner()).isEqualTo("ops");
    assertThat(alice.isCritical()).isTrue();
    assertThat(alice.privileged()).isTrue();
    assertThat(alice.timeZone()).isEqualTo("Europe/Berlin");
    assertThat(alice.workingHours()).isEqualTo("Mon-Fri 08:00-18:00");
    assertThat(alice.mfaActive()).isFalse();
    assertThat(alice.passwordLastUsed()).isNull();
    assertThat(alice.keyLastRotated()).isEqualTo(Instant.parse("2024-05-01T00:00:00Z"));
    IdentityFacts root =
        directory.of(IssuedPrincipals.ofArn("arn:aws:iam::111122223333:root")).orElseThrow();
    assertThat(root.mfaActive()).isTrue();
    assertThat(root.passwordLastUsed()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(root.keyLastRotated()).isNull();
    assertThat(directory.account("444455556666"))
        .contains(
            new AccountFacts(
                "444455556666", "shop", "shop@example.com", "ACTIVE", "/Workloads/Production"));
    assertThat(directory.account("111122223333").orElseThrow().unit()).isEqualTo("/Workloads");
    assertThat(directory.identity("444455556666").orElseThrow().owner())
        .isEqualTo("the \"shop\" team");
    assertThat(directory.accounts()).isEqualTo(2);
  }

  @Test
  void takesTheStateOfAnAccountBeforeItsOlderStatus() throws IOException {
    String closed = ACCOUNTS.replace("\"Status\":\"ACTIVE\"", "\"State\":\"CLOSED\"");
    String both =
        ACCOUNTS.replace("\"Status\":", "\"Status\":\"SUSPENDED\",\"State\":\"CLOSED\",\"Old\":");
    for (String text : List.of(closed, both)) {
      Directory directory = load(List.of(file("accounts.json", text)));
      assertThat(directory.account("444455556666").orElseThrow().status()).isEqualTo("CLOSED");
    }
  }

  @Test
  void findsPeopleOfIdentityCenterAndOwnersOfRoles() throws IOException {
    Directory directory =
        load(List.of(file("users.json", USERS), file("g.json", GROUPS), file("o.csv", OWNERS)));
    String reserved = "AWSReservedSSO_Admin_0123456789abcdef/bob@example.com";
    String path = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/";
    Principal bob =
        IssuedPrincipals.session(
            "arn:aws:sts::111122223333:assumed-role/" + reserved,
            path + "AWSReservedSSO_Admin_0123456789abcdef",
            null);
    for (Principal principal : List.of(bob, IssuedPrincipals.person(bob))) {
      IdentityFacts facts = directory.of(principal).orElseThrow();
      assertThat(facts.name()).isEqualTo("Bob");
      assertThat(facts.email()).isEqualTo("bob@example.com");
      assertThat(facts.department()).isEqualTo("Sales");
      assertThat(facts.groups()).containsExactly("Admins", "g-2");
    }
    String arn = "arn:aws:sts::111122223333:assumed-role/deploy/bob@example.com";
    String role = "arn:aws:iam::111122223333:role/build/deploy";
    IdentityFacts deploy = directory.of(IssuedPrincipals.session(arn, role, null)).orElseThrow();
    assertThat(deploy.owner()).isEqualTo("ci");
    // The session's name is not Bob: whoever takes the role chooses it.
    assertThat(deploy.department()).isNull();
    assertThat(directory.of(IssuedPrincipals.ofArn("arn:aws:iam::1:user/eve"))).isEmpty();
  }

  @Test
  void isTheSameInAnyOrderWhereFilesDoNotDisagree() throws IOException {
    List<Path> files =
        new ArrayList<>(
            List.of(
                file("report.csv", REPORT),
                file("units.json", UNITS),
                file("g.json", GROUPS),
                file("users.json", USERS)));
    Directory straight = load(files);
    Collections.reverse(files);
    Directory reversed = load(files);
    for (String key : List.of(ALICE, "u-1", "bob@example.com")) {
      assertThat(reversed.identity(key)).isPresent().isEqualTo(straight.identity(key));
    }
    assertThat(reversed.account("444455556666")).isEqualTo(straight.account("444455556666"));
  }

  @Test
  void refusesBrokenTables() throws IOException {
    String header = "principal,name,time_zone,working_hours,privileged\n";
    assertThat(refusal("")).isEqualTo(": it is empty");
    assertThat(refusal("\n\n")).isEqualTo(": it is empty");
    assertThat(refusal("a,b\n1,2\n")).startsWith(":1: it is neither JSON nor CSV");
    assertThat(refusal("principal,name,Name\n"))
        .isEqualTo(":1: the column \"name\" is there twice");
    assertThat(refusal("principal,,name\n")).isEqualTo(":1: a column has no name");
    assertThat(refusal("principal,ownr\n"))
        .isEqualTo(":1: there is no use for the column \"ownr\"");
    assertThat(refusal(header + "a,b\n"))
        .isEqualTo(":2: a row has 2 values where the header has 5");
    assertThat(refusal(header + "a,b,,,,\n"))
        .isEqualTo(":2: a row has 6 values where the header has 5");
    assertThat(refusal(header + ",b,,,\n")).isEqualTo(":2: there is no principal");
    assertThat(refusal(header + "a,\"b,,,\n")).isEqualTo(":2: a quoted value does not end");
    assertThat(refusal(header + "a,\"b\"c,,,\n"))
        .isEqualTo(":2: there is text after a quoted value");
    assertThat(refusal(header + "\"a\nb\",b\"c,,,\n"))
        .isEqualTo(":3: there is a quote inside an unquoted value");
    assertThat(refusal(header + "a,b,,,\rb,,,,\n"))
        .isEqualTo(":2: a line ends with a carriage return alone");
    assertThat(refusal(header + "a,b,Mars/Base,,\n"))
        .isEqualTo(":2: it is no time zone: \"Mars/Base\"");
    assertThat(refusal(header + "a,b,,9 to 5,\n")).startsWith(":2: working_hours are not as");
    assertThat(refusal(header + "a,b,,,perhaps\n"))
        .isEqualTo(":2: privileged is neither true nor false but \"perhaps\"");
    assertThat(refusal(header + "a," + "b".repeat(20_000) + ",,,\n"))
        .isEqualTo(":2: a value is longer than 16384 characters");
    assertThat(refusal(header + ",".repeat(500) + "\n"))
        .isEqualTo(":2: a row has more than 200 values");
    assertThat(refusal(header + "a,b\0,,,\n")).isEqualTo(":2: it is no text: it has a zero byte");
    assertThat(refusal((header + "b\u00FCb,,,,\n").getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(": it is no UTF-8 text");
    assertThat(refusal("user,arn\nalice,alice\n")).isEqualTo(":2: it is no ARN: \"alice\"");
    assertThat(refusal(REPORT.replace("2025-05-01T00:00:00+00:00", "yesterday")))
        .isEqualTo(":3: access_key_1_last_rotated is no time: \"yesterday\"");
    assertThat(refusal(REPORT.replace("no_information,false", "no_information,7")))
        .isEqualTo(":3: mfa_active is neither true nor false but \"7\"");
  }

  @Test
  void refusesBrokenJson() throws IOException {
    assertThat(refusal("[]")).isEqualTo(":1: it is no JSON object");
    assertThat(refusal("{}")).startsWith(": it has none of Accounts, OrganizationalUnits");
    assertThat(refusal("{\"Things\":[]}")).startsWith(": it has none of Accounts");
    assertThat(refusal(ACCOUNTS.substring(0, 60))).contains("it is no valid JSON");
    assertThat(refusal(ACCOUNTS + "\n{}")).isEqualTo(":2: there is more after the JSON object");
    assertThat(refusal("{\"Accounts\":7}")).isEqualTo(":1: Accounts is no list");
    assertThat(refusal("{\"Accounts\":[\n7]}"))
        .isEqualTo(":2: an element of Accounts is no object");
    assertThat(refusal("{\"Accounts\":[\n{\"Name\":\"x\"}]}"))
        .isEqualTo(":2: an account has no Id");
    assertThat(refusal("{\"Accounts\":[{\"Id\":\"12\"}]}"))
        .isEqualTo(":1: it is no account id: \"12\"");
    assertThat(refusal(USERS.replace("UserName", "Nick"))).isEqualTo(":1: a user has no UserName");
    assertThat(refusal(GROUPS.replace("MemberId", "Member")))
        .isEqualTo(":1: a membership has no MemberId.UserId");
    assertThat(refusal(GROUPS.replace("[{\"GroupId\":\"g-1\",\"D", "[{\"D")))
        .isEqualTo(":1: a group has no GroupId");
    assertThat(refusal("{\"OrganizationalUnits\":{}}"))
        .isEqualTo(":1: OrganizationalUnits is no list");
    assertThat(refusal("{\"OrganizationalUnits\":[7]}"))
        .isEqualTo(":1: an organizational unit is no object");
    assertThat(refusal("{\"OrganizationalUnits\":[{\"Accounts\":[]}]}"))
        .isEqualTo(":1: an organizational unit has no Name before its members");
    assertThat(refusal(UNITS.replace("[\"444455556666\"]", "[444455556666]")))
        .isEqualTo(":1: an account of a unit is no text of 12 digits");
    assertThat(refusal("{\"a\":".repeat(500))).contains("nested too deeply");
  }

  @Test
  void namesEachBrokenFileAndLoadsNothing() throws IOException {
    Path missing = folder.resolve("missing.csv");
    DirectoryFiles.Loaded loaded =
        DirectoryFiles.load(List.of(file("r.csv", REPORT), missing, folder, file("x", "?")));
    assertThat(loaded.problems())
        .extracting(problem -> problem.file())
        .containsExactly(missing.toString(), folder.toString(), folder.resolve("x").toString());
    assertThat(loaded.problems().get(0).reason()).contains("there is no such file");
    assertThat(loaded.directory().identities()).isZero();
  }
}
