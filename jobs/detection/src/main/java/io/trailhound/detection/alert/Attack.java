package io.trailhound.detection.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code attack.} tags of a rule stand for in MITRE ATT&amp;CK's Enterprise matrix. Ids
 * and names are those of version 19, with the older ones that rules still use.
 *
 * @param tactics in the order of the tags
 * @param techniques those tagged and the parents of tagged sub-techniques
 * @param subtechniques those tagged
 */
public record Attack(List<Term> tactics, List<Term> techniques, List<Term> subtechniques) {
  private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");
  private static final String SITE = "https://attack.mitre.org/";
  private static final String PREFIX = "attack.";
  private static final List<String> ORDER = readOrder();
  private static final Map<String, Term> TACTICS = readTactics();
  private static final Map<String, String> TECHNIQUES = readTechniques();

  /**
   * A tactic or technique.
   *
   * @param id as {@code TA0003} or {@code T1098.001}
   * @param name ATT&amp;CK's own; the id where it is not known here
   * @param reference its page
   */
  public record Term(String id, String name, String reference) {}

  /** Makes the terms. */
  public Attack {
    tactics = List.copyOf(tactics);
    techniques = List.copyOf(techniques);
    subtechniques = List.copyOf(subtechniques);
  }

  /** What the tags of a rule stand for; tags that are none of ATT&amp;CK's are passed over. */
  public static Attack of(Collection<String> tags) {
    Set<Term> tactics = new LinkedHashSet<>();
    Set<Term> techniques = new LinkedHashSet<>();
    Set<Term> subtechniques = new LinkedHashSet<>();
    for (String tag : tags) {
      if (!isAttack(tag)) {
        continue;
      }
      String slug = tag.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
      Term tactic = TACTICS.get(slug);
      String id = slug.toUpperCase(Locale.ROOT);
      if (tactic != null) {
        tactics.add(tactic);
      } else if (TECHNIQUE.matcher(id).matches()) {
        int dot = id.indexOf('.');
        techniques.add(technique(dot < 0 ? id : id.substring(0, dot)));
        if (dot >= 0) {
          subtechniques.add(technique(id));
        }
      }
    }
    return new Attack(List.copyOf(tactics), List.copyOf(techniques), List.copyOf(subtechniques));
  }

  /** The place of a tactic in the course of an attack, as the matrix has it; last if unknown. */
  public static int order(String tacticId) {
    int place = ORDER.indexOf(tacticId);
    return place < 0 ? ORDER.size() : place;
  }

  /** Whether a tag is one of ATT&amp;CK's. */
  public static boolean isAttack(String tag) {
    return tag.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  /** The name of a technique or sub-technique, or null. */
  public static @Nullable String techniqueName(String id) {
    return TECHNIQUES.get(id);
  }

  private static Term technique(String id) {
    String reference = SITE + "techniques/" + id.replace('.', '/') + "/";
    return new Term(id, TECHNIQUES.getOrDefault(id, id), reference);
  }

  private static List<String> readOrder() {
    return read("tactics.tsv").stream().map(row -> row.get(1)).distinct().toList();
  }

  private static Map<String, Term> readTactics() {
    Map<String, Term> tactics = new TreeMap<>();
    for (List<String> row : read("tactics.tsv")) {
      String id = row.get(1);
      tactics.put(row.get(0), new Term(id, row.get(2), SITE + "tactics/" + id + "/"));
    }
    return tactics;
  }

  private static Map<String, String> readTechniques() {
    Map<String, String> techniques = new TreeMap<>();
    for (List<String> row : read("techniques.tsv")) {
      techniques.put(row.get(0), row.get(1));
    }
    return techniques;
  }

  private static List<List<String>> read(String resource) {
    InputStream in = Attack.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the jar lacks " + resource);
    }
    List<List<String>> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(List.of(line.split("\t", -1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
