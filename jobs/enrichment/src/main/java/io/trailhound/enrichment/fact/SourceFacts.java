package io.trailhound.enrichment.fact;

import io.trailhound.enrichment.Recent;
import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.AddressFacts;
import io.trailhound.enrichment.ip.IpData;
import io.trailhound.enrichment.ip.IpLookup;
import io.trailhound.enrichment.ip.Prefix;
import io.trailhound.enrichment.ip.SourceKind;
import io.trailhound.enrichment.ip.geo.Network;
import io.trailhound.enrichment.ip.geo.Place;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListMatch;
import io.trailhound.events.fact.FactPlan;
import io.trailhound.events.fact.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the source of an event: {@code source.geo}, {@code source.as}, {@code
 * source.list}, {@code threat.indicator}, {@code trailhound.source}. Renders each source once and
 * remembers those used last. For one thread.
 */
final class SourceFacts {
  private static final int REMEMBERED = 1 << 14;

  /** A /24 among addresses of version 4, counted in 128 bits. */
  private static final int V4_BLOCK = 96 + 24;

  private static final int V6_BLOCK = 48;

  private final FactPlan plan;
  private final IpLookup lookup = new IpLookup(REMEMBERED);
  private final Recent<String, Rendered> rendered = new Recent<>(REMEMBERED);

  /** The facts, and what they were rendered from. */
  private record Rendered(AddressFacts from, Facts facts) {}

  SourceFacts(FactPlan plan) {
    this.plan = plan;
  }

  /** The facts of a source; see {@link IpData#lookup}. */
  Facts of(IpData data, @Nullable String source, @Nullable String account, long timeMillis) {
    AddressFacts known = lookup.lookup(data, source, account, timeMillis);
    String key = source == null ? "" : source;
    Rendered last = rendered.get(key);
    if (last != null && isSame(last.from(), known)) {
      return last.facts();
    }
    Facts facts = plan.facts(json(known, data).bytes());
    rendered.put(key, new Rendered(known, facts));
    return facts;
  }

  /** What a lookup remembers is the same object; only lists are found anew each time. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(AddressFacts one, AddressFacts other) {
    return one == other
        || (one.place() == other.place()
            && one.address() == other.address()
            && one.lists().equals(other.lists())
            && one.equals(other));
  }

  private static FactJson json(AddressFacts facts, IpData data) {
    FactJson json = new FactJson();
    Place place = facts.place();
    if (place != null) {
      place(json, place);
    }
    Network network = facts.network();
    if (network != null) {
      json.put("source.as.number", network.asNumber());
      json.put("source.as.organization.name", network.organization());
    }
    json.put("source.list", facts.lists().stream().map(ListMatch::list).toList());
    Address address = facts.address();
    if (address != null) {
      indicator(json, address, facts.lists());
    }
    json.put("trailhound.source.kind", facts.kind().name().toLowerCase(Locale.ROOT));
    if (address != null) {
      json.put("trailhound.source.network", network(address, facts));
      if (data.knowsAws()) {
        json.put("trailhound.source.outside_aws", facts.kind() == SourceKind.PUBLIC);
      }
    }
    if (facts.aws() != null) {
      json.put("trailhound.source.aws.service", facts.aws().service());
      json.put("trailhound.source.aws.region", facts.aws().region());
    }
    List<FactJson> lists = new ArrayList<>();
    for (ListMatch match : facts.lists()) {
      lists.add(list(match));
    }
    return json.put("trailhound.source.lists", lists);
  }

  private static void place(FactJson json, Place place) {
    json.put("source.geo.continent_code", place.continentCode());
    json.put("source.geo.continent_name", place.continentName());
    json.put("source.geo.country_iso_code", place.countryIso());
    json.put("source.geo.country_name", place.countryName());
    json.put("source.geo.region_iso_code", place.regionIso());
    json.put("source.geo.region_name", place.regionName());
    json.put("source.geo.city_name", place.cityName());
    json.put("source.geo.postal_code", place.postalCode());
    json.put("source.geo.timezone", place.timeZone());
    if (place.latitude() != null && place.longitude() != null) {
      json.put("source.geo.location.lat", place.latitude());
      json.put("source.geo.location.lon", place.longitude());
      json.put("source.geo.accuracy_radius", place.accuracyRadiusKm());
    }
  }

  /** The first list that names the address as suspicious tells of the indicator. */
  private static void indicator(FactJson json, Address address, List<ListMatch> lists) {
    for (ListMatch match : lists) {
      if (match.kind() == ListKind.DENY) {
        json.put("threat.indicator.type", address.isV4() ? "ipv4-addr" : "ipv6-addr");
        json.put("threat.indicator.ip", address.toString());
        json.put("threat.indicator.provider", match.list());
        json.put("threat.indicator.description", match.description());
        return;
      }
    }
  }

  /**
   * Whose network it is: AWS in a region, an autonomous system, or where neither is known the block
   * of addresses that one customer most often has.
   */
  private static String network(Address address, AddressFacts facts) {
    if (facts.aws() != null) {
      return "AWS " + facts.aws().region();
    }
    Network network = facts.network();
    return network == null
        ? Prefix.around(address, address.isV4() ? V4_BLOCK : V6_BLOCK).toString()
        : "AS" + network.asNumber();
  }

  private static FactJson list(ListMatch match) {
    FactJson json = new FactJson();
    json.put("name", match.list());
    json.put("kind", match.kind().name().toLowerCase(Locale.ROOT));
    json.put("block", match.block());
    json.put("description", match.description());
    if (match.validUntil() != Long.MAX_VALUE) {
      json.put("valid_until", Instant.ofEpochMilli(match.validUntil()).toString());
    }
    return json;
  }
}
