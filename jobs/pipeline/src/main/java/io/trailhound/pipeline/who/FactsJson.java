package io.trailhound.pipeline.who;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.directory.AccountFacts;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.identity.directory.IdentityFacts;
import io.trailhound.enrichment.ip.AddressFacts;
import io.trailhound.enrichment.ip.geo.Place;
import io.trailhound.enrichment.ip.list.ListMatch;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts principals and facts into JSON; what is not known leaves no trace. */
final class FactsJson {
  private FactsJson() {}

  static void principal(Principal principal, Directory directory, ObjectNode to) {
    to.put("form", word(principal.form())).put("name", principal.name());
    put(to, "arn", principal.arn());
    put(to, "issuer", principal.issuer());
    to.put("kind", word(principal.kind())).put("attested", principal.attested());
    put(to, "person", principal.person());
    put(to, "workload", principal.workload());
    put(to, "source_identity", principal.sourceIdentity());
    if (principal.account() != null) {
      ObjectNode account = to.putObject("account").put("id", principal.account());
      account(directory.account(principal.account()).orElse(null), account);
    }
    directory.of(principal).ifPresent(facts -> identity(facts, to.putObject("directory")));
  }

  static void account(@Nullable AccountFacts facts, ObjectNode to) {
    if (facts != null) {
      put(to, "name", facts.name());
      put(to, "unit", facts.unit());
      put(to, "email", facts.email());
      put(to, "status", facts.status());
    }
  }

  private static void identity(IdentityFacts facts, ObjectNode to) {
    put(to, "name", facts.name());
    put(to, "email", facts.email());
    put(to, "owner", facts.owner());
    put(to, "department", facts.department());
    put(to, "criticality", facts.criticality());
    put(to, "privileged", facts.privileged());
    put(to, "time_zone", facts.timeZone());
    put(to, "working_hours", facts.workingHours());
    put(to, "mfa_active", facts.mfaActive());
    put(to, "password_last_used", facts.passwordLastUsed());
    put(to, "key_last_rotated", facts.keyLastRotated());
    if (!facts.groups().isEmpty()) {
      facts.groups().forEach(to.putArray("groups")::add);
    }
  }

  static void address(AddressFacts facts, ObjectNode to) {
    to.put("kind", word(facts.kind()));
    Place place = facts.place();
    if (place != null) {
      ObjectNode geo = to.putObject("place");
      put(geo, "country_iso_code", place.countryIso());
      put(geo, "country_name", place.countryName());
      put(geo, "region_name", place.regionName());
      put(geo, "city_name", place.cityName());
    }
    if (facts.network() != null) {
      ObjectNode as = to.putObject("network").put("as_number", facts.network().asNumber());
      put(as, "organization", facts.network().organization());
    }
    if (facts.aws() != null) {
      to.putObject("aws").put("service", facts.aws().service()).put("region", facts.aws().region());
    }
    if (!facts.lists().isEmpty()) {
      ArrayNode lists = to.putArray("lists");
      for (ListMatch match : facts.lists()) {
        ObjectNode list = lists.addObject().put("list", match.list());
        list.put("kind", word(match.kind())).put("block", match.block());
        put(list, "description", match.description());
      }
    }
  }

  private static void put(ObjectNode to, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      to.put(name, text);
    }
  }

  private static void put(ObjectNode to, String name, @Nullable Boolean flag) {
    if (flag != null) {
      to.put(name, flag);
    }
  }

  private static void put(ObjectNode to, String name, @Nullable Instant time) {
    if (time != null) {
      to.put(name, time.toString());
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
