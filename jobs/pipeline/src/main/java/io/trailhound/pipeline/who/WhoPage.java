package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.directory.Directory;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A profile as a page for a terminal. */
final class WhoPage {
  private static final int MOST = 10;

  private final Investigation of;
  private final Sightings seen;
  private final Directory directory;
  private final Lines lines = new Lines();

  WhoPage(Investigation of) {
    this.of = of;
    this.seen = of.sightings();
    this.directory = of.directory();
  }

  /** The lines. */
  List<String> lines() {
    lines.title(Lines.text(of.subject().text(), Lines.WIDTH));
    if (of.isEmpty()) {
      lines.line(0, "Nothing of it was seen.");
    } else {
      who();
      identities();
      new ChainLines(of, lines).add();
      deeds();
      alerts();
      keys();
      new SourceLines(of, lines).add();
      new ActionLines(seen, lines).add();
      agents();
    }
    reading();
    return lines.lines();
  }

  private void who() {
    if (of.subject() instanceof Subject.OfAddress address) {
      String known = Words.source(seen.sources().facts(address.address().toString()));
      lines.cell("address", known.isEmpty() ? "no database or list knows it" : known);
    }
    if (seen.identities().size() == 1) {
      seen.people().values().forEach(this::principal);
    }
    if (seen.seen().count() == 0) {
      lines.cell("seen", "no call of its own");
      return;
    }
    String span = Words.span(seen.seen());
    lines.cell("seen", span + (span.isEmpty() ? "" : ": ") + Words.records(seen.seen()));
    seen.seen().first().ifPresent(first -> lines.cell("first event", Lines.text(first.eventId())));
    seen.seen().last().ifPresent(last -> lines.cell("last event", Lines.text(last.eventId())));
    lines.cell("signed with", Lines.counts(seen.credentials(), MOST, Words::credential));
    lines.cell("MFA", Lines.counts(seen.mfa(), MOST, Words::mfa));
    lines.cell("came by", Lines.counts(seen.via(), MOST, Words::via));
    lines.cell("accounts", Lines.counts(seen.accounts(), MOST, this::account));
    lines.cell("regions", Lines.counts(seen.regions(), MOST, Lines::text));
  }

  private void principal(Principal principal) {
    lines.cell("who", Lines.text(Words.principal(principal, directory), Lines.WIDTH));
    lines.cell("actor", Lines.text(Words.actor(principal)));
    FactLines.add(directory.of(principal).orElse(null), lines);
  }

  private String account(String id) {
    return Lines.text(Words.account(id, directory));
  }

  /** The names that the words of the user stand for, or who is on the address. */
  private void identities() {
    if (seen.identities().size() < 2) {
      return;
    }
    lines.title("Identities: " + Words.number(seen.identities().size()));
    for (Tally.Entry<String> entry : seen.identities().top(MOST)) {
      lines.line(0, Lines.text(entry.value(), Lines.WIDTH));
      Principal principal = seen.people().get(entry.value());
      String who = principal == null ? "" : Words.kindOf(principal, directory) + ": ";
      lines.line(1, who + Words.join(", ", Words.records(entry.seen()), Words.span(entry.seen())));
      of.user(entry.value())
          .ifPresent(user -> lines.line(1, "known there as " + Lines.text(user, Lines.WIDTH)));
    }
    lines.more(0, seen.identities().more(MOST));
  }

  private void deeds() {
    Deeds deeds = of.deeds();
    if (deeds.calls().isEmpty()) {
      return;
    }
    long all = deeds.calls().size() + deeds.leftOut();
    lines.title("What others did to it: " + Words.count(all, "record"));
    deeds.calls().stream().limit(MOST).forEach(this::deed);
    lines.more(0, Lines.more(all - MOST, 0));
  }

  private void deed(Call call) {
    Principal by = call.principal();
    String when = call.time() == Call.NO_TIME ? "" : Words.time(call.time()) + "  ";
    String who = by == null ? "" : " by " + Words.principal(by, directory);
    String failed = call.error() == null ? "" : ", failed: " + call.error();
    lines.line(0, when + Lines.text(call.action().name() + who + failed, Lines.WIDTH));
  }

  /** The access keys, and who made them. */
  private void keys() {
    String asked = of.subject().text();
    if (seen.keys().size() == 0) {
      of.maker(asked)
          .ifPresent(
              call -> {
                lines.title("Key");
                made(call);
              });
      return;
    }
    lines.title("Access keys: " + Words.number(seen.keys().size()));
    for (Tally.Entry<String> key : seen.keys().top(MOST)) {
      lines.line(
          0,
          String.format(
              Locale.ROOT,
              "%-24s %s",
              Lines.text(key.value()),
              Words.join(", ", Words.records(key.seen()), Words.span(key.seen()))));
      of.maker(key.value()).ifPresent(this::made);
    }
    lines.more(0, seen.keys().more(MOST));
  }

  private void made(Call call) {
    Call.MadeKey key = call.madeKey();
    Principal by = call.principal();
    if (key != null && by != null) {
      String when = call.time() == Call.NO_TIME ? "" : Words.time(call.time()) + " ";
      lines.line(
          2,
          "made "
              + when
              + "for user "
              + Lines.text(key.user())
              + " by "
              + Lines.text(Words.principal(by, directory)));
      lines.line(2, "event " + Lines.text(call.eventId()));
    }
  }

  private void alerts() {
    if (of.alerts().isKnown()) {
      AlertLines.add(of.alerts(), lines);
    }
  }

  private void agents() {
    if (seen.agents().size() == 0) {
      return;
    }
    lines.title("User agents: " + Words.number(seen.agents().size()));
    for (Tally.Entry<String> agent : seen.agents().top(MOST)) {
      String count = String.format(Locale.ROOT, "%7s  ", Words.number(agent.seen().count()));
      lines.line(0, count + Lines.text(agent.value()));
    }
    lines.more(0, seen.agents().more(MOST));
  }

  private void reading() {
    Reading reading = of.reading();
    lines.title("Read");
    OptionalLong first = reading.first();
    OptionalLong last = reading.last();
    String span =
        first.isEmpty() || last.isEmpty()
            ? ""
            : ", " + Words.time(first.getAsLong()) + " to " + Words.time(last.getAsLong());
    lines.line(
        0,
        Words.count(reading.records(), "record")
            + " of "
            + Words.count(reading.objects(), "file")
            + span);
    if (reading.rejected() > 0) {
      lines.line(0, Words.count(reading.rejected(), "record") + " could not be decoded");
    }
    if (reading.failures() > 0) {
      lines.line(0, Words.count(reading.failures(), "file") + " could not be read to the end:");
      for (Reading.Failed failed : reading.failed()) {
        lines.line(1, Lines.text(failed.object()) + ": " + Lines.text(failed.reason()));
      }
    }
    if (of.issuesLeftOut() > 0) {
      lines.line(
          0,
          "Chains may be incomplete: "
              + Words.count(of.issuesLeftOut(), "session")
              + " of others were too many to keep in mind");
    }
  }
}
