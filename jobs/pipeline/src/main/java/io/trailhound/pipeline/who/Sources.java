package io.trailhound.pipeline.who;

import io.trailhound.enrichment.ip.AddressFacts;
import io.trailhound.enrichment.ip.IpData;
import io.trailhound.enrichment.ip.IpLookup;
import io.trailhound.enrichment.ip.geo.Place;
import io.trailhound.enrichment.ip.list.ListMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where calls came from, and what is known of it. */
final class Sources {
  private static final int REMEMBERED = 10_000;

  private final IpData data;
  private final IpLookup lookup = new IpLookup(REMEMBERED);
  private final Tally<String> addresses = new Tally<>();
  private final Tally<String> networks = new Tally<>();
  private final Tally<String> countries = new Tally<>();
  private final Map<String, AddressFacts> facts = new HashMap<>();
  private final Map<String, TreeMap<String, ListMatch>> lists = new HashMap<>();

  Sources(IpData data) {
    this.data = data;
  }

  /** The text by which calls of one source are counted: an address in its canonical form. */
  static String name(Call call, String source) {
    return call.address() == null ? source : call.address().toString();
  }

  void add(Call call) {
    if (call.source() == null) {
      return;
    }
    String name = name(call, call.source());
    long time = call.time() == Call.NO_TIME ? 0 : call.time();
    AddressFacts known = lookup.lookup(data, name, call.account(), time);
    addresses.add(name, call);
    if (known.network() != null) {
      networks.add(Words.network(known.network()), call);
    }
    Place place = known.place();
    if (place != null && place.countryIso() != null) {
      countries.add(Words.country(place), call);
    }
    if (addresses.count(name) > 0) {
      facts.put(name, known);
      for (ListMatch match : known.lists()) {
        lists.computeIfAbsent(name, key -> new TreeMap<>()).put(match.list(), match);
      }
    }
  }

  /** The addresses, and the services that called by name. */
  Tally<String> addresses() {
    return addresses;
  }

  /** The networks of the addresses. */
  Tally<String> networks() {
    return networks;
  }

  /** The countries of the addresses. */
  Tally<String> countries() {
    return countries;
  }

  /** What is known of a source; its lists are those that it was on at one of its calls. */
  AddressFacts facts(String name) {
    AddressFacts known = facts.get(name);
    if (known == null) {
      known = lookup.lookup(data, name, null, 0);
    }
    TreeMap<String, ListMatch> on = lists.getOrDefault(name, new TreeMap<>());
    return new AddressFacts(
        known.kind(),
        known.address(),
        known.place(),
        known.network(),
        known.aws(),
        List.copyOf(on.values()));
  }
}
