package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.chain.Chain;
import io.trailhound.enrichment.identity.chain.Hop;
import java.util.List;

/** The chains behind a subject's sessions, and the sessions that it took in turn. */
final class ChainLines {
  private static final int MOST_WAYS = 8;
  private static final int MOST_ROLES = 10;
  private static final int MOST_ACTIONS = 6;

  private final Investigation of;
  private final Lines lines;

  ChainLines(Investigation of, Lines lines) {
    this.of = of;
    this.lines = lines;
  }

  void add() {
    origins();
    taken();
  }

  private void origins() {
    List<Lineage> ways = of.lineages();
    List<Lineage> told = ways.stream().filter(this::isWorthTelling).toList();
    if (told.isEmpty()) {
      if (ways.size() == 1 && of.subject() instanceof Subject.OfIdentity) {
        lines.title("Where it comes from");
        lines.line(0, "It acts by itself: no role and no session stands behind it.");
      }
      return;
    }
    lines.title("Where its sessions come from");
    for (Lineage way : told.subList(0, Math.min(MOST_WAYS, told.size()))) {
      way(way);
    }
    lines.more(0, Lines.more(told.size() - MOST_WAYS, 0));
  }

  private boolean isWorthTelling(Lineage way) {
    return !way.chain().hops().isEmpty()
        || way.chain().state() != Chain.State.COMPLETE
        || !of.sightings().people().containsKey(way.chain().origin().key());
  }

  private void way(Lineage way) {
    Chain chain = way.chain();
    String origin = Words.origin(chain.origin(), of.directory());
    String sessions =
        Words.count(way.sessions(), "session") + ", " + Words.count(way.calls(), "record");
    lines.line(0, Lines.text(origin, Lines.WIDTH));
    lines.line(
        1, sessions + (way.sessions() > 1 && !chain.hops().isEmpty() ? "; the last of them:" : ""));
    String broken = Words.broken(chain.state());
    if (!broken.isEmpty()) {
      lines.line(1, broken);
    }
    for (Hop hop : chain.hops()) {
      hop(hop, 1);
    }
  }

  private void hop(Hop hop, int indent) {
    lines.line(
        indent,
        Words.time(hop.time())
            + "  "
            + Words.issue(hop.kind())
            + "  "
            + Lines.text(hop.role(), Lines.WIDTH));
    if (!hop.session().equals(hop.role())) {
      lines.line(indent + 2, "session " + Lines.text(hop.session(), Lines.WIDTH));
    }
    lines.line(indent + 2, "event " + Lines.text(hop.eventId()));
  }

  private void taken() {
    List<Taken> further = of.taken().further();
    if (further.isEmpty()) {
      return;
    }
    lines.title("What it took: " + Words.count(further.size(), "role"));
    taken(further, 0);
  }

  private void taken(List<Taken> roles, int indent) {
    for (Taken role : roles.subList(0, Math.min(MOST_ROLES, roles.size()))) {
      lines.line(indent, Lines.text(role.role(), Lines.WIDTH));
      Hop first = role.first();
      Hop last = role.last();
      if (role.kind() != null && first != null && last != null) {
        String until = first.time() == last.time() ? "" : " to " + Words.time(last.time());
        lines.line(
            indent + 1,
            Words.issue(role.kind())
                + " by "
                + Lines.text(last.name())
                + ", "
                + Words.count(role.sessions(), "session")
                + ", "
                + Words.time(first.time())
                + until
                + ", event "
                + Lines.text(last.eventId()));
      }
      calls(role, indent + 1);
      taken(role.further(), indent + 1);
    }
    lines.more(indent, Lines.more(roles.size() - MOST_ROLES, 0));
  }

  private void calls(Taken role, int indent) {
    Seen calls = role.calls();
    if (calls.count() == 0) {
      lines.line(indent, "no calls seen");
      return;
    }
    lines.line(indent, Words.join(", ", Words.records(calls), Words.span(calls)));
    List<String> parts =
        Lines.counts(
            role.actions(),
            MOST_ACTIONS,
            action -> Lines.text(action.service() + ":" + action.name()));
    lines.list("  ".repeat(indent + 1), parts);
  }
}
