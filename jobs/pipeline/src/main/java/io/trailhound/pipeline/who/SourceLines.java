package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.ip.AddressFacts;
import java.util.Locale;

/** Where calls came from, what is known of it, and who else called from there. */
final class SourceLines {
  private static final int MOST = 12;
  private static final int MOST_OTHERS = 4;

  private final Investigation of;
  private final Lines lines;

  SourceLines(Investigation of, Lines lines) {
    this.of = of;
    this.lines = lines;
  }

  void add() {
    Sources sources = of.sightings().sources();
    Tally<String> addresses = sources.addresses();
    if (addresses.size() == 0 || of.subject() instanceof Subject.OfAddress) {
      return;
    }
    lines.title("Addresses: " + Words.number(addresses.size()));
    for (Tally.Entry<String> entry : addresses.top(MOST)) {
      lines.line(
          0,
          String.format(
              Locale.ROOT,
              "%-24s %s",
              Lines.text(entry.value(), 60),
              Words.join(", ", Words.records(entry.seen()), Words.span(entry.seen()))));
      AddressFacts facts = sources.facts(entry.value());
      String known = Words.source(facts);
      if (!known.isEmpty()) {
        lines.line(2, Lines.text(known, Lines.WIDTH));
      }
      Tally<String> others = of.neighbours().on(facts.address());
      lines.list("      also here: ", Lines.counts(others, MOST_OTHERS, this::name));
    }
    lines.more(0, addresses.more(MOST));
    lines.cell("countries", Lines.counts(sources.countries(), MOST, Lines::text));
    lines.cell("networks", Lines.counts(sources.networks(), MOST, Lines::text));
  }

  private String name(String key) {
    Principal principal = of.neighbours().principal(key);
    String user = of.user(key).orElse(key);
    return Lines.text(
        principal == null || principal.arn() == null
            ? user
            : Words.form(principal.form()) + " " + principal.name());
  }
}
