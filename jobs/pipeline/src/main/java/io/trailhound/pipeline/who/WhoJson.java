package io.trailhound.pipeline.who;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.chain.Hop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A profile as one JSON document. A list has {@code total}, how many values there are, {@code
 * other_records}, how many records had a value that was not told apart, and {@code items}, so many
 * at most.
 */
final class WhoJson {
  private static final int MOST = 1_000;

  private final Investigation of;
  private final Sightings seen;
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();

  WhoJson(Investigation of) {
    this.of = of;
    this.seen = of.sightings();
  }

  /** The document. */
  ObjectNode document() {
    ObjectNode subject = document.putObject("subject");
    subject.put("text", of.subject().text());
    boolean address = of.subject() instanceof Subject.OfAddress;
    subject.put("type", address ? "address" : "identity");
    subject.put("found", !of.isEmpty());
    read();
    seen(document.putObject("seen"), seen.seen());
    list("identities", seen.identities(), this::identity);
    list("kinds", seen.kinds(), (kind, item) -> item.put("kind", word(kind)));
    list("credentials", seen.credentials(), (value, item) -> item.put("credential", word(value)));
    list("second_factors", seen.mfa(), (mfa, item) -> item.put("second_factor", word(mfa)));
    list("ways", seen.via(), (via, item) -> item.put("way", word(via)));
    list("access_keys", seen.keys(), this::key);
    list("accounts", seen.accounts(), this::account);
    list("regions", seen.regions(), (region, item) -> item.put("region", region));
    list("user_agents", seen.agents(), (agent, item) -> item.put("user_agent", agent));
    list("addresses", seen.sources().addresses(), this::address);
    list("countries", seen.sources().countries(), (name, item) -> item.put("country", name));
    list("networks", seen.sources().networks(), (name, item) -> item.put("network", name));
    list("actions", seen.actions(), WhoJson::action);
    list(
        "errors",
        seen.faults(),
        (fault, item) -> action(fault.action(), item.put("error", fault.error())));
    of.maker(of.subject().text()).ifPresent(call -> made(call, document.putObject("key_made")));
    deeds();
    ArrayNode chains = document.putArray("chains");
    of.lineages().stream().limit(MOST).forEach(way -> chain(way, chains.addObject()));
    taken(of.taken(), document.putArray("taken"));
    alerts();
    return document;
  }

  private void read() {
    Reading reading = of.reading();
    ObjectNode read = document.putObject("read");
    read.put("objects", reading.objects());
    read.put("records", reading.records());
    read.put("rejected", reading.rejected());
    reading.first().ifPresent(time -> read.put("first", Words.time(time)));
    reading.last().ifPresent(time -> read.put("last", Words.time(time)));
    read.put("failed_objects", reading.failures());
    ArrayNode failed = read.putArray("failed");
    for (Reading.Failed object : reading.failed()) {
      failed.addObject().put("object", object.object()).put("reason", object.reason());
    }
    read.put("issued_sessions_left_out", of.issuesLeftOut());
  }

  private static void seen(ObjectNode to, Seen seen) {
    to.put("records", seen.count());
    to.put("failed", seen.failed());
    seen.first().ifPresent(first -> moment(first, to.putObject("first")));
    seen.last().ifPresent(last -> moment(last, to.putObject("last")));
  }

  private static void moment(Seen.Moment moment, ObjectNode to) {
    to.put("time", Words.time(moment.time())).put("event_id", moment.eventId());
  }

  private <K extends Comparable<K>> void list(
      String name, Tally<K> tally, BiConsumer<K, ObjectNode> value) {
    list(document.putObject(name), tally, value);
  }

  private static <K extends Comparable<K>> void list(
      ObjectNode list, Tally<K> tally, BiConsumer<K, ObjectNode> value) {
    list.put("total", tally.size());
    list.put("other_records", tally.others());
    ArrayNode items = list.putArray("items");
    for (Tally.Entry<K> entry : tally.top(MOST)) {
      ObjectNode item = items.addObject();
      value.accept(entry.value(), item);
      seen(item, entry.seen());
    }
  }

  private void identity(String key, ObjectNode to) {
    to.put("key", key);
    of.user(key).ifPresent(user -> to.put("user", user));
    Principal principal = seen.people().get(key);
    if (principal != null) {
      FactsJson.principal(principal, of.directory(), to);
    }
  }

  private void account(String id, ObjectNode to) {
    to.put("id", id);
    FactsJson.account(of.directory().account(id).orElse(null), to);
  }

  private void address(String name, ObjectNode to) {
    to.put("address", name);
    FactsJson.address(seen.sources().facts(name), to);
    Tally<String> others = of.neighbours().on(seen.sources().facts(name).address());
    if (others.size() > 0) {
      list(to.putObject("also_here"), others, (key, item) -> item.put("key", key));
    }
  }

  private static void action(Call.Action action, ObjectNode to) {
    to.put("service", action.service()).put("action", action.name());
  }

  private void key(String id, ObjectNode to) {
    to.put("access_key_id", id);
    of.maker(id).ifPresent(call -> made(call, to.putObject("made")));
  }

  private void made(Call call, ObjectNode to) {
    if (call.madeKey() != null) {
      to.put("user", call.madeKey().user());
    }
    if (call.time() != Call.NO_TIME) {
      to.put("time", Words.time(call.time()));
    }
    to.put("event_id", call.eventId());
    Principal by = call.principal();
    if (by != null) {
      FactsJson.principal(by, of.directory(), to.putObject("by").put("key", by.key()));
    }
  }

  private void deeds() {
    ObjectNode done = document.putObject("done_to_it");
    done.put("total", of.deeds().calls().size() + of.deeds().leftOut());
    ArrayNode items = done.putArray("items");
    for (Call call : of.deeds().calls()) {
      ObjectNode item = items.addObject();
      if (call.time() != Call.NO_TIME) {
        item.put("time", Words.time(call.time()));
      }
      item.put("event_id", call.eventId());
      action(call.action(), item);
      if (call.principal() != null) {
        item.put("by", call.principal().key());
      }
      if (call.error() != null) {
        item.put("error", call.error());
      }
    }
  }

  private void chain(Lineage way, ObjectNode to) {
    to.put("sessions", way.sessions()).put("records", way.calls());
    to.put("state", word(way.chain().state()));
    Principal origin = way.chain().origin();
    FactsJson.principal(origin, of.directory(), to.putObject("origin").put("key", origin.key()));
    ArrayNode hops = to.putArray("hops");
    way.chain().hops().forEach(hop -> hop(hop, hops.addObject()));
  }

  private static void hop(Hop hop, ObjectNode to) {
    to.put("time", Words.time(hop.time())).put("event_id", hop.eventId());
    to.put("kind", word(hop.kind())).put("principal", hop.principal()).put("name", hop.name());
    to.put("role", hop.role()).put("session", hop.session()).put("account", hop.account());
  }

  private static void taken(Taken top, ArrayNode to) {
    for (Taken role : top.further()) {
      ObjectNode item = to.addObject();
      item.put("role", role.role()).put("sessions", role.sessions());
      if (role.first() != null) {
        hop(role.first(), item.putObject("first_issue"));
      }
      if (role.last() != null) {
        hop(role.last(), item.putObject("last_issue"));
      }
      seen(item.putObject("calls"), role.calls());
      list(item.putObject("actions"), role.actions(), WhoJson::action);
      taken(role, item.putArray("taken"));
    }
  }

  private void alerts() {
    if (!of.alerts().isKnown()) {
      return;
    }
    ObjectNode alerts = document.putObject("alerts");
    alerts(alerts.putObject("own"), of.alerts().own());
    alerts(alerts.putObject("in_taken_sessions"), of.alerts().ofTaken());
    alerts.put("left_out", of.alerts().leftOut());
  }

  private static void alerts(ObjectNode to, List<AlertIndex.Alert> found) {
    Map<String, Long> severities = new TreeMap<>();
    found.forEach(alert -> severities.merge(alert.severity(), 1L, Long::sum));
    to.put("total", found.size());
    severities.forEach(to.putObject("by_severity")::put);
    ArrayNode items = to.putArray("items");
    for (AlertIndex.Alert alert : found.subList(0, Math.min(MOST, found.size()))) {
      items
          .addObject()
          .put("id", alert.id())
          .put("time", alert.time())
          .put("severity", alert.severity())
          .put("rule", alert.title())
          .put("reason", alert.reason());
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
