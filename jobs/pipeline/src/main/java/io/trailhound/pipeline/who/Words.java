package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Credential;
import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.Principal.Kind;
import io.trailhound.enrichment.identity.Principal.Mfa;
import io.trailhound.enrichment.identity.Principal.Via;
import io.trailhound.enrichment.identity.chain.Chain;
import io.trailhound.enrichment.identity.chain.IssueKind;
import io.trailhound.enrichment.identity.directory.AccountFacts;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.ip.AddressFacts;
import io.trailhound.enrichment.ip.geo.Network;
import io.trailhound.enrichment.ip.geo.Place;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListMatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a profile says things; texts of records are in it as they are. */
final class Words {
  private Words() {}

  /** A number with separators. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number of things: {@code 1 record}, {@code 2 records}. */
  static String count(long value, String thing) {
    return number(value) + " " + thing + (value == 1 ? "" : "s");
  }

  /** A time in UTC, to the second. */
  static String time(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** {@code 12 records, 3 failed}. */
  static String records(Seen seen) {
    return count(seen.count(), "record")
        + (seen.failed() == 0 ? "" : ", " + number(seen.failed()) + " failed");
  }

  /** From when to when; empty where no record tells its time. */
  static String span(Seen seen) {
    if (seen.first().isEmpty() || seen.last().isEmpty()) {
      return "";
    }
    String first = time(seen.first().get().time());
    String last = time(seen.last().get().time());
    return first.equals(last) ? first : first + " to " + last;
  }

  /** What kind of identity: {@code IAM user}. */
  static String form(Form form) {
    return switch (form) {
      case ROOT -> "root user";
      case IAM_USER -> "IAM user";
      case ASSUMED_ROLE -> "session of role";
      case FEDERATED_USER -> "federated user";
      case ROLE -> "role";
      case WEB_IDENTITY_USER -> "web identity";
      case SAML_USER -> "SAML user";
      case IDENTITY_CENTER_USER -> "Identity Center user";
      case DIRECTORY -> "directory user";
      case AWS_ACCOUNT -> "caller of another account";
      case AWS_SERVICE -> "AWS service";
      case UNKNOWN -> "identity of unknown form";
      case ABSENT -> "nobody that the record names";
    };
  }

  /** Who it is, with the account: {@code IAM user alice in 111122223333 (shop)}. */
  static String principal(Principal principal, Directory directory) {
    boolean named = principal.form() != Form.ROOT && principal.form() != Form.ABSENT;
    String account = principal.account();
    return form(principal.form())
        + (named ? " " + principal.name() : "")
        + (account == null || account.equals(principal.name())
            ? ""
            : " in " + account(account, directory));
  }

  /** An account with its name and unit, where they are known. */
  static String account(String id, Directory directory) {
    AccountFacts facts = directory.account(id).orElse(null);
    if (facts == null) {
      return id;
    }
    List<String> more = new ArrayList<>();
    add(more, facts.name());
    add(more, facts.unit());
    return more.isEmpty() ? id : id + " (" + String.join(", ", more) + ")";
  }

  /** What kind of identity, of actor and in which account: {@code IAM user, person, in 1111...}. */
  static String kindOf(Principal principal, Directory directory) {
    boolean told = principal.kind() != Kind.UNKNOWN && principal.kind() != Kind.OTHER_ACCOUNT;
    String account = principal.account();
    return join(
        ", ",
        form(principal.form()),
        told ? kind(principal.kind()) : null,
        account == null ? null : "in " + account(account, directory));
  }

  /** What kind of actor, and how that is known. */
  static String actor(Principal principal) {
    String workload = principal.workload();
    return kind(principal.kind())
        + (workload == null ? "" : ": " + workload)
        + (principal.attested() ? ", as AWS attests" : "");
  }

  /** The first actor of a chain: who, and what is known of the kind. */
  static String origin(Principal origin, Directory directory) {
    String who = principal(origin, directory);
    return origin.kind() == Kind.UNKNOWN ? who : who + ": " + actor(origin);
  }

  /** The way calls came. */
  static String via(Via via) {
    return switch (via) {
      case CONSOLE -> "console";
      case API -> "API";
      case SERVICE -> "a service";
    };
  }

  /** What kind of actor. */
  static String kind(Kind kind) {
    return switch (kind) {
      case PERSON -> "person";
      case WORKLOAD -> "workload";
      case SERVICE -> "AWS service";
      case OTHER_ACCOUNT -> "of another account";
      case UNKNOWN -> "not told by the records";
    };
  }

  /** What calls were signed with. */
  static String credential(Credential credential) {
    return switch (credential) {
      case LONG_LIVED -> "long-lived key";
      case TEMPORARY -> "temporary key";
      case NONE -> "no key";
    };
  }

  /** Whether there was a second factor. */
  static String mfa(Mfa mfa) {
    return switch (mfa) {
      case YES -> "yes";
      case NO -> "no";
      case UNKNOWN -> "not told";
    };
  }

  /** How a session was issued. */
  static String issue(IssueKind kind) {
    return switch (kind) {
      case ASSUME_ROLE -> "AssumeRole";
      case ASSUME_ROLE_WITH_SAML -> "AssumeRoleWithSAML";
      case ASSUME_ROLE_WITH_WEB_IDENTITY -> "AssumeRoleWithWebIdentity";
      case GET_FEDERATION_TOKEN -> "GetFederationToken";
      case GET_SESSION_TOKEN -> "GetSessionToken";
      case ASSUME_ROOT -> "AssumeRoot";
      case SWITCH_ROLE -> "SwitchRole";
      case SERVICE -> "AssumeRole by a service";
      case INSTANCE_PROFILE -> "AssumeRole for an instance";
    };
  }

  /** Why a chain does not end at a first actor; empty when it does. */
  static String broken(Chain.State state) {
    return switch (state) {
      case COMPLETE -> "";
      case BROKEN -> "the chain is broken here: the call that issued this session was not seen";
      case CYCLE -> "the chain goes round in a circle: its names are ambiguous";
      case TOO_LONG -> "the chain goes on for more than " + Chain.MOST_HOPS + " hops";
    };
  }

  /** {@code AS64500 Example Hosting}. */
  static String network(Network network) {
    String holder = network.organization();
    return "AS" + network.asNumber() + (holder == null ? "" : " " + holder);
  }

  /** {@code NL Netherlands}. */
  static String country(Place place) {
    return join(" ", place.countryIso(), place.countryName());
  }

  /** All that is known of a source, in one line; empty when that is nothing. */
  static String source(AddressFacts facts) {
    List<String> parts = new ArrayList<>();
    switch (facts.kind()) {
      case PRIVATE -> parts.add("private or reserved");
      case AMAZON -> parts.add(amazon(facts));
      case AWS_SERVICE, AWS_INTERNAL -> parts.add("AWS itself");
      default -> {}
    }
    Place place = facts.place();
    if (place != null) {
      add(parts, join(", ", place.cityName(), place.regionName(), place.countryName()));
    }
    if (facts.network() != null) {
      parts.add(network(facts.network()));
    }
    for (ListMatch match : facts.lists()) {
      parts.add(list(match));
    }
    return String.join("; ", parts);
  }

  private static String amazon(AddressFacts facts) {
    return facts.aws() == null
        ? "AWS's own"
        : "AWS's own: " + facts.aws().service() + " in " + facts.aws().region();
  }

  private static String list(ListMatch match) {
    String kind = match.kind() == ListKind.DENY ? "ON LIST " : "on the list of known ones ";
    String why = match.description();
    return kind + match.list() + " (" + match.block() + (why == null ? "" : ": " + why) + ")";
  }

  /** The texts that are not null or empty. */
  static String join(String separator, @Nullable String... texts) {
    List<String> parts = new ArrayList<>();
    for (String text : texts) {
      add(parts, text);
    }
    return String.join(separator, parts);
  }

  private static void add(List<String> parts, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      parts.add(text);
    }
  }
}
