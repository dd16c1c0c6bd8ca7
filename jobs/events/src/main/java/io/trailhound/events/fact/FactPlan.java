package io.trailhound.events.fact;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.json.JsonScanner;
import java.util.Arrays;
import java.util.List;

/**
 * Puts facts behind records, and finds the planned fields in both. A record cannot pass its own
 * text for a fact: values under the names of facts count only where the facts are.
 *
 * <p>Reused from event to event, by one thread.
 */
public final class FactPlan {
  private static final int SLOT = 0xFFFFFF;

  /** Facts of this project: no record has any of its own. */
  private static final String OURS = "trailhound.";

  /** Facts under ECS's names: a log line in JSON may have its own. */
  private static final List<String> SHARED =
      List.of(
          "source.geo.",
          "source.as.",
          "source.list",
          "threat.",
          "cloud.account.name",
          "user_agent.name");

  private final JsonScanner scanner;
  private final boolean[] ours;
  private final boolean[] factual;

  /** For events decoded with this plan. */
  public FactPlan(FieldPlan plan) {
    scanner = new JsonScanner(plan);
    ours = new boolean[plan.size()];
    factual = new boolean[plan.size()];
    for (String path : plan.paths()) {
      int slot = plan.slot(path);
      ours[slot] = path.startsWith(OURS);
      factual[slot] = ours[slot] || SHARED.stream().anyMatch(path::startsWith);
    }
  }

  /**
   * Facts with their planned fields.
   *
   * @param json one JSON object without insignificant white space
   * @throws IllegalArgumentException when it is none
   */
  public Facts facts(byte[] json) {
    if (scanner.scan(json, 0, json.length, true) != JsonScanner.Result.VALUE) {
      throw new IllegalArgumentException("facts that are not JSON: " + scanner.error());
    }
    return new Facts(json, scanner.entries());
  }

  /** The event with facts behind its record and what facts it has already. */
  public Event with(Event event, Facts... facts) {
    int extent = event.extent();
    int count = 0;
    for (Facts each : facts) {
      extent += each.json().length;
      count += each.entries().length;
    }
    byte[] bytes = new byte[extent];
    System.arraycopy(event.buffer(), event.offset(), bytes, 0, event.extent());
    int[] entries = Arrays.copyOf(event.entries(), event.entries().length + count);
    int end = keepOwn(event, entries);
    int at = event.extent();
    for (Facts each : facts) {
      System.arraycopy(each.json(), 0, bytes, at, each.json().length);
      end = append(each.entries(), at, entries, end);
      at += each.json().length;
    }
    return event.with(
        bytes, 0, extent, end == entries.length ? entries : Arrays.copyOf(entries, end));
  }

  /** The event with the fields that this plan wants, of its record and its facts. */
  public Event rescanned(Event event) {
    int[] entries = {};
    int end = 0;
    int from = event.offset();
    int limit = event.offset() + event.extent();
    while (from < limit) {
      if (scanner.scan(event.buffer(), from, limit, true) != JsonScanner.Result.VALUE) {
        throw new IllegalStateException(
            "a record that was read before cannot be: " + scanner.error());
      }
      int[] found = scanner.entries();
      entries = Arrays.copyOf(entries, end + found.length);
      end = append(found, from - event.offset(), entries, end);
      if (from == event.offset()) {
        end = dropFacts(event.dataset(), entries, end);
      }
      from = scanner.end();
    }
    return event.with(event.buffer(), event.offset(), event.extent(), Arrays.copyOf(entries, end));
  }

  /** Drops what the record says under the names of facts, unless facts stand behind it already. */
  private int keepOwn(Event event, int[] entries) {
    int end = event.entries().length;
    return event.extent() > event.length() ? end : dropFacts(event.dataset(), entries, end);
  }

  private int dropFacts(Dataset dataset, int[] entries, int end) {
    boolean[] dropped = dataset == Dataset.CLOUDTRAIL ? factual : ours;
    int kept = 0;
    for (int i = 0; i < end; i += 3) {
      if (!dropped[entries[i] & SLOT]) {
        System.arraycopy(entries, i, entries, kept, 3);
        kept += 3;
      }
    }
    return kept;
  }

  private static int append(int[] from, int shift, int[] to, int end) {
    int at = end;
    for (int i = 0; i < from.length; i += 3) {
      to[at] = from[i];
      to[at + 1] = from[i + 1] + shift;
      to[at + 2] = from[i + 2] + shift;
      at += 3;
    }
    return at;
  }
}
